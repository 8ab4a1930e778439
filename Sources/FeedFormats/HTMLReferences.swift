internal import FeedXML

/// The references inside HTML source: found where they stand, so that all around them stays as it came.
enum HTMLReferences {
    /// The source with every relative reference made absolute, but those to a place in the text itself.
    static func resolved(in source: String, against base: String) -> String {
        let bytes = source.utf8.span
        var out: [UInt8] = []
        var copied = 0
        var position = 0
        while true {
            position = bytes.position(of: UInt8(ascii: "<"), from: position) + 1
            guard position < bytes.count else { break }
            let tag = word(bytes, &position)
            guard tag != 0 else { continue }
            while let attribute = nextAttribute(bytes, &position) {
                guard holdsReference(attribute.name, of: tag), !isWebAddress(bytes, attribute.value),
                    !Reference.isOfSameDocument(bytes.extracting(attribute.value))
                else { continue }
                let reference = unescaped(bytes, attribute.value)
                // What must never be followed is the sanitiser's to remove.
                guard let address = Reference.resolve(reference, against: base), address != reference else {
                    continue
                }
                out.append(bytes.extracting(copied..<attribute.value.lowerBound))
                for byte in address.utf8 {
                    switch byte {
                    case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
                    case UInt8(ascii: "\""): out.append(contentsOf: "&quot;".utf8)
                    default: out.append(byte)
                    }
                }
                copied = attribute.value.upperBound
            }
        }
        guard copied > 0 else { return source }
        out.append(bytes.extracting(copied..<bytes.count))
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether a value begins with `http:` or `https:`, as nearly all do, and so stands on no base.
    private static func isWebAddress(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool {
        var position = value.lowerBound
        let scheme = word(bytes, &position)
        return (scheme == http || scheme == https) && position < value.upperBound
            && bytes[position] == UInt8(ascii: ":")
    }

    /// A value in which `&amp;` is an ampersand.
    private static func unescaped(_ bytes: Span<UInt8>, _ value: Range<Int>) -> String {
        var out: [UInt8] = []
        var position = value.lowerBound
        while position < value.upperBound {
            out.append(bytes[position])
            let isReference = bytes[position] == UInt8(ascii: "&") && position + 5 <= value.upperBound
            position += isReference && bytes.string(position..<position + 5) == "&amp;" ? 5 : 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether an attribute of an element holds a reference; both by the number that `word` gives.
    private static func holdsReference(_ attribute: UInt64, of tag: UInt64) -> Bool {
        // Nearly all attributes are neither; a dictionary would hash each of them.
        guard let index = attributes.firstIndex(of: attribute) else { return false }
        return elements[index].contains(tag)
    }

    /// The attributes that hold references, and the elements they do so on.
    private static let names: [(String, String)] = [
        ("href", "a area link"), ("src", "audio embed frame iframe img input script source track video"),
        ("cite", "blockquote del ins q"), ("action", "form"), ("background", "body"),
        ("longdesc", "frame iframe img"), ("profile", "head"), ("usemap", "img input object"),
        ("classid", "object"), ("codebase", "applet object"), ("data", "object"), ("poster", "video"),
    ]
    private static let attributes: [UInt64] = names.map { number($0.0) }
    private static let elements: [[UInt64]] = names.map {
        $0.1.split(separator: " ").map { number(String($0)) }
    }

    private static let http = number("http")
    private static let https = number("https")

    private static func number(_ name: String) -> UInt64 {
        name.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The name at a position by its first eight letters in lower case, 0 where none stands.
    private static func word(_ bytes: Span<UInt8>, _ position: inout Int) -> UInt64 {
        let start = position
        var number: UInt64 = 0
        while position < bytes.count,
            bytes[position].isLetter || bytes[position].isDigit || bytes[position] == 0x2D
        {
            if position - start < 8 { number = number << 8 | UInt64(bytes[position] | 0x20) }
            position += 1
        }
        return number
    }

    /// The next attribute of a tag, or nil at the tag's end.
    private static func nextAttribute(
        _ bytes: Span<UInt8>,
        _ position: inout Int
    ) -> (name: UInt64, value: Range<Int>)? {
        while position < bytes.count, bytes[position] != UInt8(ascii: ">"),
            bytes[position] != UInt8(ascii: "<")
        {
            skipSpace(bytes, &position)
            let name = word(bytes, &position)
            skipSpace(bytes, &position)
            guard name != 0 else {
                if position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
                continue
            }
            guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { continue }
            position += 1
            skipSpace(bytes, &position)
            return (name, value(bytes, &position))
        }
        return nil
    }

    private static func value(_ bytes: Span<UInt8>, _ position: inout Int) -> Range<Int> {
        guard position < bytes.count else { return position..<position }
        let quote = bytes[position]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { position += 1 }
        let start = position
        if isQuoted {
            position = bytes.position(of: quote, from: position)
        } else {
            while position < bytes.count, bytes[position] > 0x20, bytes[position] != UInt8(ascii: ">") {
                position += 1
            }
        }
        let end = position
        if isQuoted, position < bytes.count { position += 1 }
        return start..<end
    }

    private static func skipSpace(_ bytes: Span<UInt8>, _ position: inout Int) {
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    }
}
