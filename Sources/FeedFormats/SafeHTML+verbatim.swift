extension SafeHTML {
    /// Whether markup is safe as it stands, so that not a byte of it need change.
    ///
    /// The grammar is strict on purpose: every browser and parser reads what it accepts alike, so nothing can
    /// hide between two readings. Whatever is not plainly fine goes through the parser and is written anew.
    ///
    ///     markup    = *( text / tag / end )          elements properly nested
    ///     text      = any characters but `<`, controls and noncharacters
    ///     tag       = "<" name *( 1*space attribute "=" quoted ) [ *space "/" ] ">"
    ///     name      = one of `elements`, in lower case
    ///     quoted    = `"` characters but `"`, `<`, `>` and `&` outside a reference `"`
    static func isSafeVerbatim(_ markup: String) -> Bool {
        var walk = VerbatimWalk(Array(markup.utf8))
        return walk.accepts()
    }
}

/// Walks over markup once; gives up at the first thing that is not plainly fine.
private struct VerbatimWalk {
    private let bytes: [UInt8]
    private var position = 0
    private var open: [String] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func accepts() -> Bool {
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "<") {
                guard tag() else { return false }
            } else {
                // A control character or a noncharacter is mended by the parser's way.
                guard byte >= 0x20 || byte == 0x09 || byte == 0x0A, byte != 0xEF, byte != 0x7F else {
                    return false
                }
                position += 1
            }
        }
        return open.isEmpty
    }

    private mutating func tag() -> Bool {
        position += 1
        let isEnd = take(UInt8(ascii: "/"))
        let name = name()
        if isEnd { return take(UInt8(ascii: ">")) && open.popLast() == name }
        guard open.count < Self.depth, Self.elements.contains(name), nests(name) else { return false }
        var met: Set<String> = []
        while position < bytes.count {
            let hasSpace = space()
            if take(UInt8(ascii: ">")) {
                if !Self.voids.contains(name) { open.append(name) }
                return true
            }
            if take(UInt8(ascii: "/")) { return Self.voids.contains(name) && take(UInt8(ascii: ">")) }
            guard hasSpace, attribute(of: name, &met) else { return false }
        }
        return false
    }

    private mutating func attribute(of element: String, _ met: inout Set<String>) -> Bool {
        let name = name()
        guard Self.attributes.contains(name), met.insert(name).inserted, take(UInt8(ascii: "=")),
            take(UInt8(ascii: "\""))
        else { return false }
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            guard bytes[position] >= 0x20, !"<>`".utf8.contains(bytes[position]), bytes[position] != 0xEF
            else {
                return false
            }
            position += 1
        }
        let value = bytes[start..<position]
        guard take(UInt8(ascii: "\"")) else { return false }
        return Self.addresses.contains(name) ? isPlainAddress(value) : true
    }

    /// Whether an address is absolute, of the web or of mail, and hides nothing behind references.
    private func isPlainAddress(_ value: ArraySlice<UInt8>) -> Bool {
        guard
            value.starts(with: "https://".utf8) || value.starts(with: "http://".utf8)
                || value.starts(with: "mailto:".utf8)
        else { return false }
        var rest = value
        while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
            guard rest[mark...].starts(with: "&amp;".utf8) else { return false }
            rest = rest[(mark + 5)...]
        }
        return !value.contains(0x20)
    }

    /// Whether an element may begin here: what HTML would close or move by itself is left to the parser.
    private func nests(_ name: String) -> Bool {
        if Self.phrasing.contains(name) { return name != "a" || !open.contains("a") }
        // Inside phrasing and paragraphs a block would end them.
        return open.allSatisfy { Self.containers.contains($0) } && Self.blocks.contains(name)
    }

    private mutating func name() -> String {
        let start = position
        while position < bytes.count,
            bytes[position] >= 0x61 && bytes[position] <= 0x7A || isDigit(bytes[position])
        {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func space() -> Bool {
        let start = position
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x0A { position += 1 }
        return position > start
    }

    /// How deep elements may nest, since each is compared with those around it.
    private static let depth = 64
    private static let phrasing: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd",
        "mark", "q",
        "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
    ]
    private static let blocks: Set<String> = [
        "blockquote", "div", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre",
    ]
    /// Blocks that may hold blocks.
    private static let containers: Set<String> = ["blockquote", "div", "figcaption", "figure"]
    private static let elements = phrasing.union(blocks)
    private static let voids: Set<String> = ["br", "hr", "img"]
    private static let addresses: Set<String> = ["href", "src", "cite"]
    private static let attributes: Set<String> = [
        "alt", "cite", "class", "datetime", "dir", "height", "href", "hreflang", "lang", "src", "title",
        "width",
    ]
}
