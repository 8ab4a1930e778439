/// The references inside HTML source: found where they stand, so that all around them stays as it came.
enum HTMLReferences {
    /// The source with every relative reference made absolute.
    static func resolved(in source: String, against base: String) -> String {
        guard source.utf8.contains(UInt8(ascii: "<")) else { return source }
        let bytes = Array(source.utf8)
        var out: [UInt8] = []
        var copied = 0
        var position = 0
        while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = open + 1
            let name = word(bytes, &position)
            guard !name.isEmpty else { continue }
            let wanted = attributes[name]
            while let attribute = nextAttribute(bytes, &position) {
                guard let wanted, wanted.contains(attribute.name) else { continue }
                let value = String(decoding: bytes[attribute.value], as: UTF8.self)
                let reference =
                    value.utf8.contains(UInt8(ascii: "&")) ? value.replacing("&amp;", with: "&") : value
                // What must never be followed is the sanitiser's to remove.
                guard let address = Reference.resolve(reference, against: base), address != reference else {
                    continue
                }
                out.append(contentsOf: bytes[copied..<attribute.value.lowerBound])
                out.append(
                    contentsOf: address.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").utf8
                )
                copied = attribute.value.upperBound
            }
        }
        guard copied > 0 else { return source }
        out.append(contentsOf: bytes[copied...])
        return String(decoding: out, as: UTF8.self)
    }

    /// Which attributes of which elements hold a reference.
    private static let attributes: [String: Set<String>] = [
        "a": ["href"], "applet": ["codebase"], "area": ["href"], "audio": ["src"], "blockquote": ["cite"],
        "body": ["background"], "del": ["cite"], "embed": ["src"], "form": ["action"],
        "frame": ["longdesc", "src"], "iframe": ["longdesc", "src"], "head": ["profile"],
        "img": ["longdesc", "src", "usemap"], "input": ["src", "usemap"], "ins": ["cite"], "link": ["href"],
        "object": ["classid", "codebase", "data", "usemap"], "q": ["cite"], "script": ["src"],
        "source": ["src"], "track": ["src"], "video": ["poster", "src"],
    ]

    private static func word(_ bytes: [UInt8], _ position: inout Int) -> String {
        let start = position
        while position < bytes.count,
            bytes[position].isLetter || bytes[position].isDigit || bytes[position] == 0x2D
        {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    }

    /// The next attribute of a tag, or nil at the tag's end.
    private static func nextAttribute(
        _ bytes: [UInt8],
        _ position: inout Int
    ) -> (name: String, value: Range<Int>)? {
        while position < bytes.count, bytes[position] != UInt8(ascii: ">"),
            bytes[position] != UInt8(ascii: "<")
        {
            skipSpace(bytes, &position)
            let name = word(bytes, &position)
            skipSpace(bytes, &position)
            guard !name.isEmpty else {
                position += 1
                continue
            }
            guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { continue }
            position += 1
            skipSpace(bytes, &position)
            return (name, value(bytes, &position))
        }
        return nil
    }

    private static func value(_ bytes: [UInt8], _ position: inout Int) -> Range<Int> {
        guard position < bytes.count else { return position..<position }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = position + 1
            let end = bytes[start...].firstIndex(of: quote) ?? bytes.count
            position = min(end + 1, bytes.count)
            return start..<end
        }
        let start = position
        while position < bytes.count, bytes[position] > 0x20, bytes[position] != UInt8(ascii: ">") {
            position += 1
        }
        return start..<position
    }

    private static func skipSpace(_ bytes: [UInt8], _ position: inout Int) {
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    }
}
