/// A line of a text file, with its number and without the space around it.
struct HouseLine: Hashable {
    /// The number, from 1.
    var number: Int
    /// What stands on it.
    var text: String

    /// Whether nothing is to be seen on it.
    var isBlank: Bool { text.unicodeScalars.allSatisfy(\.isInvisible) }

    /// The text without the invisible marks that editors of right-to-left text leave behind.
    var bareText: String {
        var bare = String.UnicodeScalarView()
        bare.append(contentsOf: text.unicodeScalars.filter { !$0.isInvisible || $0 == "\u{200C}" })
        return String(bare).trimmed
    }

    /// Splits a file at CR, LF and CRLF; a line that is not UTF-8 is told by its number.
    static func lines(of bytes: [UInt8], file: String) throws(ArticleFileError) -> [HouseLine] {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        var lines: [HouseLine] = []
        while !rest.isEmpty {
            let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
            guard let text = String(validating: rest[..<end], as: UTF8.self) else {
                throw ArticleFileError(
                    file: file,
                    line: lines.count + 1,
                    reason: "the line is not UTF-8",
                    remedy: "save the file in the encoding UTF-8"
                )
            }
            lines.append(HouseLine(number: lines.count + 1, text: text.trimmed))
            let isPair = rest[end...].starts(with: [0x0D, 0x0A])
            rest = rest[min(end + (isPair ? 2 : 1), rest.endIndex)...]
        }
        return lines
    }
}

extension StringProtocol {
    /// The text without white space, no-break space included, at its ends.
    var trimmed: String {
        let scalars = Substring(self).unicodeScalars
        let isSpace = { (scalar: Unicode.Scalar) in
            scalar.properties.isWhitespace || scalar.value == 0xFEFF || scalar.value == 0x200B
        }
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// The words, split at white space.
    var words: [String] {
        Substring(self).unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
    }
}
