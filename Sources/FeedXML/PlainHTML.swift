/// Writes a fragment of HTML anew without what a parser is slow at, and loses none of its text.
///
/// Every element ends, and no more of them are open at one time, no more attributes stand in one tag and no more
/// names occur than the limits say; tags and attributes beyond that are left out.
struct PlainHTML {
    private let source: ArraySlice<UInt8>
    private let limits: Limits
    private var names: Set<String>
    private let mostNames: Int
    private var position: Int
    private var out: [UInt8] = []
    private var open: [String] = []
    /// Whether no comment in the rest of the fragment has an end.
    private var isWithoutCommentEnds = false

    /// The source of a fragment, written anew; `names` may occur in it whatever else does.
    static func written(_ fragment: String, names: [String], limits: Limits) -> String {
        var html = PlainHTML(Array(fragment.utf8)[...], Set(names), limits)
        html.write()
        return String(decoding: html.out, as: UTF8.self)
    }

    private init(_ source: ArraySlice<UInt8>, _ names: Set<String>, _ limits: Limits) {
        self.source = source
        self.names = names
        self.limits = limits
        mostNames = names.count + limits.names / 2
        position = source.startIndex
    }

    private mutating func write() {
        while let mark = source[position...].firstIndex(of: UInt8(ascii: "<")) {
            out += source[position..<mark]
            position = mark
            guard markup() else { break }
        }
        escape(source[position...], quotes: false, to: &out)
        close(downTo: 0)
    }

    /// Walks over what a `<` begins; false when no tag ends in the rest, which is text then.
    private mutating func markup() -> Bool {
        let next = position + 1 < source.endIndex ? source[position + 1] : 0
        if next == UInt8(ascii: "/") { return endTag() }
        if isTagStart(next) { return startTag() }
        if starts("<!--"), !isWithoutCommentEnds {
            if let end = find("-->", from: position + 4) {
                position = end + 3
                return true
            }
            isWithoutCommentEnds = true
        }
        if next == UInt8(ascii: "?") || starts("<!doctype") {
            guard let end = source[position...].firstIndex(of: UInt8(ascii: ">")) else { return false }
            position = end + 1
            return true
        }
        out += "&lt;".utf8
        position += 1
        return true
    }

    // MARK: Tags

    private mutating func startTag() -> Bool {
        let start = position
        position += 1
        let name = name()
        var tag = Array("<\(name)".utf8)
        var count = 0
        var isEmpty = false
        while position < source.endIndex, source[position] != UInt8(ascii: ">") {
            isEmpty = source[position] == UInt8(ascii: "/")
            if isEmpty || isWhiteSpace(source[position]) {
                position += 1
            } else if let attribute = attribute(), count < limits.attributes {
                count += 1
                tag.append(UInt8(ascii: " "))
                tag += attribute
            }
        }
        guard position < source.endIndex else {
            position = start
            return false
        }
        position += 1
        let isKept = open.count < limits.depth && takes(name)
        if isKept {
            // What ends where the next of its kind begins would seem to nest.
            if open.last == name, Self.siblings.contains(name) { close(downTo: open.count - 1) }
            out += tag
            out += isEmpty ? " />".utf8 : ">".utf8
            if !isEmpty, !voidElements.contains(name) { open.append(name) }
        }
        if !isEmpty, Self.code.contains(name) { code(name, isKept: isKept) }
        return true
    }

    /// Walks over the text of an element in which no tag begins.
    private mutating func code(_ name: String, isKept: Bool) {
        let end = find("</\(name)", from: position) ?? source.endIndex
        if isKept { out += source[position..<end] }
        position = end
    }

    private mutating func endTag() -> Bool {
        guard let end = source[position...].firstIndex(of: UInt8(ascii: ">")) else { return false }
        position += 2
        let name = name()
        position = end + 1
        if let index = open.suffix(Self.reach).lastIndex(of: name) { close(downTo: index) }
        return true
    }

    private mutating func close(downTo count: Int) {
        while open.count > count { out += "</\(open.removeLast())>".utf8 }
    }

    /// Reads a name in small letters.
    private mutating func name() -> String {
        let name = source[position...].prefix(while: isNameByte)
        position = name.endIndex
        return asciiLowercased(String(decoding: name, as: UTF8.self))
    }

    /// Walks over an attribute; gives its source unless a quotation mark in it has no other, or there are too many
    /// names.
    private mutating func attribute() -> ArraySlice<UInt8>? {
        let start = position
        let written = name()
        // What is no name goes up to the next that might be one.
        if position == start { position += 1 }
        while position < source.endIndex, !isAttributeEnd(source[position]) { position += 1 }
        let end = position
        while position < source.endIndex, isWhiteSpace(source[position]) { position += 1 }
        guard position < source.endIndex, source[position] == UInt8(ascii: "=") else {
            position = end
            return !written.isEmpty && takes(written) ? source[start..<end] : nil
        }
        position += 1
        while position < source.endIndex, isWhiteSpace(source[position]) { position += 1 }
        guard position < source.endIndex, value(), !written.isEmpty, takes(written) else { return nil }
        return source[start..<position]
    }

    /// Walks over a value; false when it begins with a quotation mark that has no other.
    private mutating func value() -> Bool {
        let quote = source[position]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted, let end = source[(position + 1)...].firstIndex(of: quote) {
            position = end + 1
            return true
        }
        while position < source.endIndex, source[position] != UInt8(ascii: ">"),
            !isWhiteSpace(source[position])
        {
            position += 1
        }
        return !isQuoted
    }

    /// Whether a name may occur.
    private mutating func takes(_ name: String) -> Bool {
        if names.contains(name) { return true }
        if names.count < mostNames { return names.insert(name).inserted }
        return false
    }

    // MARK: Bytes

    private func isNameByte(_ byte: UInt8) -> Bool {
        isTagStart(byte) || 0x30...0x39 ~= byte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private func isTagStart(_ byte: UInt8) -> Bool {
        0x61...0x7A ~= byte | 0x20 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
    }

    private func isAttributeEnd(_ byte: UInt8) -> Bool {
        isWhiteSpace(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "/")
    }

    /// Whether a mark in small letters stands at the present position.
    private func starts(_ mark: String) -> Bool { isMark(mark, at: position) }

    /// Where a mark in small letters stands next.
    private func find(_ mark: String, from start: Int) -> Int? {
        source[min(start, source.endIndex)...].indices.first { isMark(mark, at: $0) }
    }

    private func isMark(_ mark: String, at index: Int) -> Bool {
        let bytes = source[index...].prefix(mark.utf8.count)
        return bytes.elementsEqual(mark.utf8) { 0x41...0x5A ~= $0 ? $0 | 0x20 == $1 : $0 == $1 }
    }

    /// So far out an end tag's element is looked for.
    private static let reach = 64
    /// Elements in which no tag begins.
    private static let code: Set<String> = ["script", "style"]
    /// Elements that end where the next of their kind begins.
    private static let siblings: Set<String> = ["p", "li", "dt", "dd", "tr", "td", "th", "option"]
}
