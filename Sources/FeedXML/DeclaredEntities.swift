/// The harmless entities of a document's own DOCTYPE: short plain text under a name.
///
/// No declaration is ever handed to libxml2, so nothing can nest, grow or reach outside: what holds a
/// reference, markup or more than a line's worth of text is not taken.
public struct DeclaredEntities: Sendable, Hashable {
    /// The texts by name.
    public private(set) var texts: [String: String] = [:]

    /// Reads the declarations in a document's beginning.
    ///
    /// - Parameter prefix: the beginning, in any encoding that writes ASCII as ASCII.
    public init(in prefix: ArraySlice<UInt8>) {
        let head = prefix.prefix(16 << 10)
        guard let doctype = Self.doctype(in: head),
            let open = head[doctype...].prefix(while: { $0 != UInt8(ascii: ">") }).firstIndex(
                of: UInt8(ascii: "[")
            )
        else { return }
        let subset = head[open...].prefix { $0 != UInt8(ascii: "]") }
        var rest = subset
        while texts.count < Self.most, let start = Self.position(of: "<!ENTITY", in: rest) {
            rest = rest[(start + 8)...]
            let declaration = rest.prefix { $0 != UInt8(ascii: ">") }
            let words = declaration.drop(while: isWhiteSpace)
            let written = words.prefix { !isWhiteSpace($0) && !Self.quotes.contains($0) }
            let value = words[written.endIndex...].drop(while: isWhiteSpace)
            guard let quote = value.first, Self.quotes.contains(quote), !written.isEmpty else { continue }
            let text = value.dropFirst().prefix { $0 != quote }
            let name = String(decoding: written, as: UTF8.self)
            guard texts[name] == nil, text.count <= Self.longest, !text.contains(where: Self.active.contains)
            else { continue }
            texts[name] = String(validating: text, as: UTF8.self)
        }
    }

    private static let quotes: [UInt8] = [0x22, 0x27]
    /// `&`, `<` and `%`, with which a text begins to be more than text, and the mark of `KeptText`.
    private static let active: [UInt8] = [0x26, 0x3C, 0x25, KeptText.mark]
    private static let most = 64
    private static let longest = 256

    /// Where the DOCTYPE begins, which can only stand before the first element.
    private static func doctype(in head: ArraySlice<UInt8>) -> Int? {
        for mark in head.indices.dropLast() where head[mark] == UInt8(ascii: "<") {
            let next = head[mark + 1]
            if next == UInt8(ascii: "!"), head[mark...].starts(with: "<!DOCTYPE".utf8) { return mark }
            if next != UInt8(ascii: "!"), next != UInt8(ascii: "?") { return nil }
        }
        return nil
    }

    private static func position(of mark: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
        let mark = mark.description.utf8
        return bytes.indices.first { bytes[$0] == UInt8(ascii: "<") && bytes[$0...].starts(with: mark) }
    }
}
