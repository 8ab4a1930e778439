internal import FeedXML

/// Which encoding a document is read in, decided on its beginning.
struct DocumentEncoding {
    /// The encoding.
    var encoding: CharacterEncoding
    /// How many bytes the byte order mark takes.
    var markLength = 0
    /// What the document claimed, when it was not believed.
    var repair: Repair?

    /// Decides by the byte order mark, the HTTP charset (RFC 7303), the declaration and the bytes themselves.
    ///
    /// The bytes have the last word: what is valid UTF-8 beyond ASCII is UTF-8, whatever it claims, and what
    /// is not cannot be, whatever it claims.
    init(of prefix: [UInt8], isWhole: Bool, contentType: String?) {
        if let signature = CharacterEncoding.signature(of: prefix) {
            encoding = signature.encoding
            markLength = signature.length
            return
        }
        let label = Self.charset(in: contentType) ?? CharacterEncoding.declaration(in: prefix)
        let claimed = label.flatMap { CharacterEncoding(label: $0) }
        encoding = .utf8
        if let claimed, claimed.isUsable {
            let bytes = UTF8Survey(prefix, isWhole: isWhole)
            encoding = bytes.isValid && bytes.hasLettersOutsideASCII ? .utf8 : claimed
        } else if !isValidUTF8(prefix), !UTF8Survey(prefix, isWhole: isWhole).isMostlyValid {
            let declared = CharacterEncoding.declaration(in: prefix).flatMap { CharacterEncoding(label: $0) }
            encoding = declared.flatMap { $0.isUsable ? $0 : nil } ?? .windows1252
        }
        if let label, encoding != claimed { repair = .encoding(claimed: label, used: encoding.name) }
        if label == nil, encoding != .utf8 { repair = .encoding(claimed: "utf-8", used: encoding.name) }
    }

    /// `utf-8` in `text/xml; charset="utf-8"`.
    private static func charset(in contentType: String?) -> String? {
        guard let contentType else { return nil }
        for parameter in contentType.split(separator: ";").dropFirst() {
            let pair = parameter.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, String(pair[0]).trimmed.lowercased() == "charset" else { continue }
            let label = String(pair[1]).trimmed.filter { $0 != "\"" && $0 != "'" }
            return label.isEmpty ? nil : label
        }
        return nil
    }
}

extension CharacterEncoding {
    /// Whether a document that shows neither UTF-8 nor an encoding of wide characters can be in it.
    fileprivate var isUsable: Bool {
        self != .utf8 && !name.hasPrefix("utf-16") && !name.hasPrefix("utf-32")
            && Transcoder(from: self) != nil
    }
}

private func isValidUTF8(_ bytes: [UInt8]) -> Bool { (try? UTF8Span(validating: bytes.span)) != nil }

/// How much of some bytes is UTF-8.
private struct UTF8Survey {
    private var valid = 0
    private var invalid = 0

    init(_ bytes: [UInt8], isWhole: Bool) {
        var position = 0
        while position < bytes.count {
            let length = Self.length(bytes[position])
            if length == 1 {
                position += 1
                continue
            }
            let end = position + max(length, 1)
            if end > bytes.count, length > 0, !isWhole { break }
            if length > 1, end <= bytes.count, bytes[position + 1..<end].allSatisfy({ 0x80...0xBF ~= $0 }) {
                // U+FFFD is the trace of another program's mistake and proves nothing.
                if !bytes[position..<end].elementsEqual([0xEF, 0xBF, 0xBD]) { valid += 1 }
                position = end
            } else {
                invalid += 1
                position += 1
            }
        }
    }

    var isValid: Bool { invalid == 0 }
    var hasLettersOutsideASCII: Bool { valid > 0 }
    /// One bad item should not change how all the others are read; what looks like a character of several
    /// bytes hardly ever is something else.
    var isMostlyValid: Bool { valid * 4 >= invalid }

    /// How many bytes a character takes that begins with this one; 0 where none does.
    private static func length(_ byte: UInt8) -> Int {
        switch byte {
        case 0..<0x80: 1
        case 0xC2..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0..<0xF5: 4
        default: 0
        }
    }
}
