/// The character encoding of a document.
public struct CharacterEncoding: Sendable, Hashable {
    /// Its WHATWG name in lower case, such as `windows-1252`; for encodings WHATWG does not know, the label.
    public let name: String

    /// UTF-8.
    public static let utf8 = CharacterEncoding(known: "utf-8")
    /// What undeclared bytes that are not UTF-8 nearly always are.
    public static let windows1252 = CharacterEncoding(known: "windows-1252")

    private init(known name: String) { self.name = name }

    /// The encoding a label means; nil for an empty one and for UTF-7, which hides markup.
    ///
    /// As in browsers, `iso-8859-1` and `us-ascii` mean windows-1252, and a national standard means its
    /// largest successor (WHATWG Encoding, 4.2).
    public init?(label: some StringProtocol) {
        var name = asciiLowercased(String(label))
        name = String(name.drop { $0.isWhitespace || $0 == "\"" || $0 == "'" })
        while let last = name.last, last.isWhitespace || last == "\"" || last == "'" { name.removeLast() }
        if name.isEmpty || name.utf8.count > 40 || name.contains("utf-7") || name.contains("utf7") {
            return nil
        }
        guard name.utf8.allSatisfy({ isLabelByte($0) }) else { return nil }
        let plain = name.hasPrefix("cp-") ? "cp" + name.dropFirst(3) : name
        self.name = labels[plain] ?? name
    }

    /// The encoding a document's first bytes show: a byte order mark, or `<` in a wide encoding or EBCDIC.
    ///
    /// - Returns: the encoding and how many bytes the mark takes.
    public static func signature(of prefix: [UInt8]) -> (encoding: CharacterEncoding, length: Int)? {
        for (signature, length, name) in signatures where prefix.starts(with: signature) {
            return (CharacterEncoding(known: name), length)
        }
        return nil
    }

    /// The label in a document's XML declaration.
    ///
    /// The document's beginning may be in any encoding that writes ASCII as ASCII.
    public static func declaration(in prefix: [UInt8]) -> String? {
        let head = prefix.prefix(1024)
        guard let start = firstRange(of: "<?xml", in: head), let end = head[start...].firstIndex(of: 0x3E)
        else {
            return nil
        }
        let declaration = head[start..<end]
        guard let word = firstRange(of: "encoding", in: declaration) else { return nil }
        let rest = declaration[(word + 8)...].drop { $0 == 0x3D || isWhiteSpace($0) }
        guard let quote = rest.first else { return nil }
        let isQuoted = quote == 0x22 || quote == 0x27
        let label =
            isQuoted
            ? rest.dropFirst().prefix { $0 != quote } : rest.prefix { !isWhiteSpace($0) && $0 != 0x3F }
        return String(decoding: label, as: UTF8.self)
    }
}

private func isLabelByte(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39
        || [0x2D, 0x5F, 0x3A, 0x2E, 0x2B].contains(byte)
}

/// Where a word in lower case stands first, in whatever case.
private func firstRange(of word: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let word = Array(word.utf8)
    guard bytes.count >= word.count else { return nil }
    return (bytes.startIndex...(bytes.endIndex - word.count)).first { start in
        bytes[start...].starts(with: word) { $0 | 0x20 == $1 }
    }
}

/// Longest first: UTF-32's mark begins with UTF-16's.
private let signatures: [(bytes: [UInt8], length: Int, name: String)] = [
    ([0xFF, 0xFE, 0, 0], 4, "utf-32le"), ([0, 0, 0xFE, 0xFF], 4, "utf-32be"),
    ([0xEF, 0xBB, 0xBF], 3, "utf-8"), ([0xFF, 0xFE], 2, "utf-16le"), ([0xFE, 0xFF], 2, "utf-16be"),
    ([0x3C, 0, 0, 0], 0, "utf-32le"), ([0, 0, 0, 0x3C], 0, "utf-32be"),
    ([0x3C, 0], 0, "utf-16le"), ([0, 0x3C], 0, "utf-16be"),
    ([0x7B, 0], 0, "utf-16le"), ([0, 0x7B], 0, "utf-16be"),
    ([0x4C, 0x6F, 0xA7, 0x94], 0, "cp037"),
]

/// Labels whose meaning is another encoding, or a larger one than they say.
private let labels: [String: String] = {
    var labels: [String: String] = [:]
    for (name, others) in [
        ("utf-8", "utf8 utf_8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 u8"),
        (
            "windows-1252",
            "iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 latin-1 l1 us-ascii ascii cp1252 x-cp1252 "
                + "ansi_x3.4-1968 cp819 ibm819 iso-ir-100 csisolatin1 windows1252 win-1252 iso_8859-1:1987"
        ),
        ("windows-1254", "iso-8859-9 iso8859-9 iso_8859-9 latin5 l5 cp1254 x-cp1254"),
        ("windows-874", "tis-620 tis620 iso-8859-11 iso8859-11 cp874 dos-874"),
        ("windows-1250", "cp1250 x-cp1250 win-1250"),
        ("windows-1251", "cp1251 x-cp1251 win-1251 windows1251"),
        ("windows-1253", "cp1253 x-cp1253"), ("windows-1255", "cp1255 x-cp1255"),
        ("windows-1256", "cp1256 x-cp1256"), ("windows-1257", "cp1257 x-cp1257"),
        ("windows-1258", "cp1258 x-cp1258"),
        ("iso-8859-2", "iso8859-2 iso_8859-2 latin2 latin-2 l2"), ("iso-8859-5", "iso8859-5 cyrillic"),
        ("iso-8859-6", "iso8859-6 arabic"), ("iso-8859-7", "iso8859-7 greek"),
        ("iso-8859-8", "iso8859-8 iso-8859-8-i iso-8859-8-e hebrew"),
        ("iso-8859-15", "iso8859-15 latin-9 latin9"),
        ("gb18030", "gb2312 gb_2312 gb_2312-80 gbk x-gbk cp936 chinese euc-cn"),
        ("big5", "big5-hkscs big5-eten cn-big5 x-x-big5 cp950"),
        ("shift_jis", "shift-jis sjis x-sjis s_jis s-jis ms_kanji windows-31j cp932 csshiftjis"),
        ("euc-kr", "ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 cp949 uhc"),
        ("euc-jp", "x-euc-jp eucjp ujis"), ("koi8-r", "koi8 koi8_r koi cskoi8r"), ("koi8-u", "koi8-ru"),
        ("macintosh", "mac x-mac-roman macroman mac-roman"), ("x-mac-cyrillic", "maccyrillic mac-cyrillic"),
        ("utf-16le", "utf-16 utf16 unicode ucs-2 iso-10646-ucs-2 csunicode utf_16_le utf_16le utf16le"),
        ("utf-16be", "utf_16_be utf_16be utf16be unicodefffe"),
        ("utf-32le", "utf_32_le utf32le ucs-4le"),
        ("utf-32be", "utf-32 utf32 utf_32_be ucs-4 iso-10646-ucs-4"),
    ] {
        for label in others.split(separator: " ") { labels[String(label)] = name }
    }
    return labels
}()
