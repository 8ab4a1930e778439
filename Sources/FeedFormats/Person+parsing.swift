extension Person {
    /// Reads somebody from one line: `Name`, `mail`, `mail (Name)`, `Name <mail>`, `Name, mail`.
    init?(line: String) {
        let line = line.trimmed
        guard !line.isEmpty else { return nil }
        guard let found = Self.mail(in: line) else {
            self.init(name: line)
            return
        }
        var name = String(line[..<found.lowerBound] + line[found.upperBound...])
        for empty in ["mailto:", "()", "<>", "&lt;&gt;"] { name = name.replacing(empty, with: "") }
        name = name.trimmed
        if name.hasPrefix("(") { name.removeFirst() }
        if name.hasSuffix(")") { name.removeLast() }
        while name.hasSuffix(",") || name.hasSuffix(";") { name.removeLast() }
        name = name.trimmed
        self.init(name: name.isEmpty ? nil : name, email: String(line[found]))
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
