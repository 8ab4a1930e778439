extension Person {
    /// Reads somebody from one line: `Name`, `mail`, `mail (Name)`, `Name <mail>`, `Name, mail`.
    init?(line: String) {
        let line = line.looksLikeHTML ? Text(line, kind: .html).plain : line.trimmed
        guard !line.isEmpty else { return nil }
        guard let found = Self.mail(in: line) else {
            self.init(name: line)
            return
        }
        let before = line[..<found.lowerBound]
        var after = line[found.upperBound...]
        // What an address of mail in a link asks for.
        if after.hasPrefix("?") { after = after.drop { !$0.isWhitespace && $0 != "(" } }
        var name = String(before + after)
        if before.isEmpty, let first = after.firstIndex(of: "("),
            let last = Self.closing(in: after[first...])
        {
            name = String(after[after.index(after: first)..<last])
        }
        for empty in ["mailto:", "()", "[]", "<>", "&lt;&gt;"] { name = name.replacing(empty, with: "") }
        name = name.trimmed
        if name.hasPrefix("(") { name.removeFirst() }
        if name.hasSuffix(")") { name.removeLast() }
        while let last = name.last, ",;- ".contains(last) { name.removeLast() }
        name = String(name.drop { ",;:- ".contains($0) })
        if name.hasPrefix("\""), name.hasSuffix("\""), name.count > 2 {
            name = String(name.dropFirst().dropLast())
        }
        name = Self.mail(in: name) == nil ? name.trimmed : ""
        self.init(name: name.isEmpty ? nil : name, email: String(line[found]))
    }

    /// Where the bracket stands that closes the first one.
    private static func closing(in text: Substring) -> Substring.Index? {
        var depth = 0
        for index in text.indices {
            if text[index] == "(" { depth += 1 }
            if text[index] == ")" { depth -= 1 }
            if depth == 0 { return index }
        }
        return text.lastIndex(of: ")")
    }

    /// Where a mail address stands: characters of an address around an `@`, and a dot after it.
    private static func mail(in line: String) -> Range<String.Index>? {
        guard let at = line.utf8.firstIndex(of: UInt8(ascii: "@")) else { return nil }
        let before = line.utf8[..<at]
        let start = before.lastIndex { !isMailByte($0) }.map { before.index(after: $0) } ?? before.startIndex
        let after = line.utf8[line.utf8.index(after: at)...]
        var end = after.firstIndex { !isMailByte($0) } ?? after.endIndex
        while end > after.startIndex, line.utf8[line.utf8.index(before: end)] == UInt8(ascii: ".") {
            end = line.utf8.index(before: end)
        }
        guard start < at, line.utf8[after.startIndex..<end].contains(UInt8(ascii: ".")) else { return nil }
        return start..<end
    }

    private static func isMailByte(_ byte: UInt8) -> Bool {
        byte.isDigit || (byte < 0x80 && byte.isLetter) || [0x2B, 0x2D, 0x2E, 0x5F, 0x25, 0x27].contains(byte)
    }
}
