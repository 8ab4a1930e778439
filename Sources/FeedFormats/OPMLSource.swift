/// The source text of a list of feeds, changed line by line so that whatever else is in it stays as it is.
package struct OPMLSource: Sendable {
    /// The text.
    package private(set) var bytes: [UInt8]

    /// Takes a text in UTF-8.
    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Why a list could not be changed.
    package struct Refusal: Error, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// Gives a feed another address, and notes the old one in `movedFrom`.
    ///
    /// The first address is what the feed is known by: one that moves back to it is as it was before it moved.
    package mutating func move(_ address: String, to target: String) throws(Refusal) {
        let tag = try tag(of: address)
        guard let written = tag.attribute("xmlurl") else {
            throw Refusal(description: "its outline has no address")
        }
        let noted = tag.attribute("movedfrom")
        let former = (noted.map { Self.plain(bytes[$0.value]) } ?? "").split(separator: " ").map(String.init)
        let all = former + [address]
        let note = all.first == target ? [] : all.filter { $0 != target }
        let mark = note.isEmpty ? "" : " movedFrom=\"\(note.joined(separator: " ").xmlAttribute)\""
        // An attribute is written anew with its quotation marks, which may be apostrophes.
        let place = (written.value.lowerBound - 1)..<(written.value.upperBound + 1)
        var changes = [(place, "\"\(target.xmlAttribute)\"")]
        if let noted {
            changes.append((noted.range, mark))
        } else {
            changes[0].1 += mark
        }
        // The later place first, so that the other one stays where it is.
        for (place, text) in changes.sorted(by: { $0.0.lowerBound > $1.0.lowerBound }) {
            bytes.replaceSubrange(place, with: Array(text.utf8))
        }
    }

    /// Takes a feed out.
    package mutating func remove(_ address: String) throws(Refusal) {
        let tag = try tag(of: address)
        var range = tag.range
        if !tag.isEmpty {
            guard let end = closing(tag) else {
                throw Refusal(description: "the outline of \(address) holds others or is not closed")
            }
            range = range.lowerBound..<end.range.upperBound
        }
        // With the line it stood on, where it stood alone.
        let before = bytes[..<range.lowerBound].lastIndex { $0 != 0x20 && $0 != 0x09 }
        let after = bytes[range.upperBound...].firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
        if let before, let after, bytes[before] == 0x0A, bytes[after] == 0x0A {
            range = (before + 1)..<(after + 1)
        }
        bytes.removeSubrange(range)
    }

    /// Puts feeds' lines into their groups, which are made where they are not there.
    package mutating func insert(_ feeds: [String], in groups: [String]) throws(Refusal) {
        openBody()
        var missing = groups[...]
        var place: Tag?
        var tags = tags()
        while let name = missing.first,
            let group = Self.outermost(of: tags).first(where: { $0.isGroup && self.name(of: $0) == name }),
            let end = closing(group, acrossOutlines: true)
        {
            place = end
            missing.removeFirst()
            tags = tags.filter {
                $0.range.lowerBound > group.range.lowerBound
                    && $0.range.upperBound <= end.range.lowerBound
            }
        }
        guard let place = place ?? self.tags().last(where: { $0.isEnd && $0.name == "body" }) else {
            throw Refusal(description: "it has no </body>")
        }
        let depth = groups.count - missing.count + 2
        var lines: [String] = []
        for (level, group) in missing.enumerated() {
            lines.append(Self.indent(depth + level) + "<outline text=\"\(group.xmlAttribute)\">")
        }
        lines += feeds.map { Self.indent(depth + missing.count) + $0 }
        for level in missing.indices.reversed() {
            lines.append(Self.indent(depth + level - missing.startIndex) + "</outline>")
        }
        let start = place.range.lowerBound
        let lineStart = bytes[..<start].lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? 0
        let isAlone = lineStart > 0 && bytes[lineStart - 1] == 0x0A
        let text = lines.map { $0 + "\n" }.joined()
        bytes.insert(contentsOf: Array(((isAlone ? "" : "\n") + text).utf8), at: isAlone ? lineStart : start)
    }

    /// Gives a body that ends itself an end tag, before which something can stand.
    private mutating func openBody() {
        let body = tags().last { $0.name == "body" && !$0.isEnd }
        guard let body, body.isEmpty else { return }
        bytes.replaceSubrange((body.range.upperBound - 2)..<body.range.upperBound, with: ">\n  </body>".utf8)
    }

    /// The outlines among tags that stand in no other outline.
    private static func outermost(of tags: [Tag]) -> [Tag] {
        var depth = 0
        return tags.filter { tag in
            guard tag.name == "outline" else { return false }
            if tag.isEnd { depth -= 1 }
            defer { if !tag.isEnd, !tag.isEmpty { depth += 1 } }
            return depth == 0 && !tag.isEnd
        }
    }

    private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}

// MARK: - Tags

extension OPMLSource {
    private struct Attribute {
        var name: String
        var value: Range<Int>
        /// All of it, with the space before it.
        var range: Range<Int>
    }

    private struct Tag {
        var name: String
        var range: Range<Int>
        var isEnd: Bool
        /// Whether it ends itself.
        var isEmpty: Bool
        var attributes: [Attribute]

        subscript(name: String) -> Range<Int>? { attribute(name)?.value }

        func attribute(_ name: String) -> Attribute? { attributes.first { $0.name == name } }

        var isOutline: Bool { name == "outline" && !isEnd }
        var isGroup: Bool { isOutline && !isEmpty && (self["xmlurl"]?.isEmpty ?? true) }
    }

    private func name(of tag: Tag) -> String {
        ["title", "text"].lazy.compactMap { tag[$0].map { Self.plain(bytes[$0]) } }.first { !$0.isEmpty }
            ?? ""
    }

    /// The outline of an address.
    private func tag(of address: String) throws(Refusal) -> Tag {
        let found = tags().filter { tag in
            tag.isOutline && tag["xmlurl"].map { Self.plain(bytes[$0]) == address } ?? false
        }
        guard let tag = found.first else {
            throw Refusal(description: "the outline of \(address) is not found in it")
        }
        return tag
    }

    /// The tag that ends an outline; nil where it is missing, or other outlines stand before it.
    private func closing(_ tag: Tag, acrossOutlines: Bool = false) -> Tag? {
        var depth = 0
        for other in tags() where other.range.lowerBound > tag.range.lowerBound && other.name == "outline" {
            if other.isEnd, depth == 0 { return other }
            guard acrossOutlines else { return nil }
            if !other.isEmpty { depth += other.isEnd ? -1 : 1 }
        }
        return nil
    }

    /// All tags of the text, in order; comments, instructions and declarations are passed over.
    private func tags() -> [Tag] {
        var tags: [Tag] = []
        var position = 0
        while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            if let end = Self.skips.lazy.compactMap({ end(of: $0, at: start) }).first {
                position = end
            } else if let tag = tag(at: start) {
                tags.append(tag)
                position = tag.range.upperBound
            } else {
                position = start + 1
            }
        }
        return tags
    }

    private static let skips = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")]

    private func end(of mark: (start: String, end: String), at position: Int) -> Int? {
        guard bytes[position...].starts(with: mark.start.utf8) else { return nil }
        let end = Array(mark.end.utf8)
        var position = position + mark.start.utf8.count
        while position + end.count <= bytes.count {
            if bytes[position...].starts(with: end) { return position + end.count }
            position += 1
        }
        return bytes.count
    }

    private func tag(at start: Int) -> Tag? {
        var position = start + 1
        let isEnd = position < bytes.count && bytes[position] == UInt8(ascii: "/")
        if isEnd { position += 1 }
        let name = word(&position)
        if name.isEmpty { return nil }
        var attributes: [Attribute] = []
        while position < bytes.count {
            let before = position
            skipSpace(&position)
            guard position < bytes.count else { return nil }
            if bytes[position] == UInt8(ascii: ">") {
                let isEmpty = bytes[position - 1] == UInt8(ascii: "/")
                return Tag(
                    name: name,
                    range: start..<(position + 1),
                    isEnd: isEnd,
                    isEmpty: isEmpty,
                    attributes: attributes
                )
            }
            let label = word(&position)
            skipSpace(&position)
            guard !label.isEmpty, position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
                position += label.isEmpty ? 1 : 0
                continue
            }
            position += 1
            skipSpace(&position)
            guard position < bytes.count else { return nil }
            let quote = bytes[position]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
                let end = bytes[(position + 1)...].firstIndex(of: quote)
            else { return nil }
            attributes.append(
                Attribute(name: label, value: (position + 1)..<end, range: before..<(end + 1))
            )
            position = end + 1
        }
        return nil
    }

    /// Reads a name in small letters.
    private func word(_ position: inout Int) -> String {
        let rest = bytes[position...]
        let end = rest.firstIndex { $0 <= 0x20 || "=/>\"'<".utf8.contains($0) } ?? rest.endIndex
        defer { position = end }
        return String(decoding: bytes[position..<end], as: UTF8.self).lowercased()
    }

    private func skipSpace(_ position: inout Int) {
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    }

    /// The text that an attribute's source stands for.
    private static func plain(_ source: ArraySlice<UInt8>) -> String {
        let parts = String(decoding: source, as: UTF8.self).split(
            separator: "&",
            omittingEmptySubsequences: false
        )
        return parts.dropFirst().reduce(into: parts.first.map(String.init) ?? "") { text, part in
            let name = part.prefix { $0 != ";" }
            guard name.count < part.count, let character = character(name) else {
                text += "&" + part
                return
            }
            text.append(character)
            text += part.dropFirst(name.count + 1)
        }
    }

    /// The character that a reference stands for.
    private static func character(_ name: Substring) -> Character? {
        let named: [Substring: Character] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        if let character = named[name] { return character }
        let isHexadecimal = name.lowercased().hasPrefix("#x")
        guard name.first == "#",
            let number = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
        else { return nil }
        return Unicode.Scalar(number).map(Character.init)
    }
}

extension String {
    /// The text as it stands between quotation marks.
    fileprivate var xmlAttribute: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
