/// Decodes UTF-16 and UTF-32; what is no character becomes U+FFFD.
struct WideText {
    private let width: Int
    private let isBigEndian: Bool

    /// The encoding's WHATWG name.
    let name: String
    /// How many bytes its byte order mark takes.
    let markLength: Int

    /// Makes a decoder for what a document's first bytes show; nil where they show an encoding of bytes.
    init?(detectedIn bytes: [UInt8]) {
        switch bytes.first {
        case nil: return nil
        case _ where bytes.starts(with: [0xFF, 0xFE, 0, 0]): self.init(4, false, mark: 4)
        case _ where bytes.starts(with: [0, 0, 0xFE, 0xFF]): self.init(4, true, mark: 4)
        case _ where bytes.starts(with: [0xFF, 0xFE]): self.init(2, false, mark: 2)
        case _ where bytes.starts(with: [0xFE, 0xFF]): self.init(2, true, mark: 2)
        case _ where bytes.dropFirst().starts(with: [0, 0, 0]): self.init(4, false, mark: 0)
        case _ where bytes.starts(with: [0, 0, 0]) && bytes.count > 3 && bytes[3] != 0:
            self.init(4, true, mark: 0)
        case _ where bytes.count > 3 && bytes[0] != 0 && bytes[1] == 0: self.init(2, false, mark: 0)
        case _ where bytes.count > 3 && bytes[0] == 0 && bytes[1] != 0: self.init(2, true, mark: 0)
        default: return nil
        }
    }

    private init(_ width: Int, _ isBigEndian: Bool, mark: Int) {
        self.width = width
        self.isBigEndian = isBigEndian
        markLength = mark
        name = "utf-\(width * 8)\(isBigEndian ? "be" : "le")"
    }

    /// The text that bytes hold; a last, incomplete character is left out.
    func decode(_ bytes: [UInt8]) -> String {
        var units: [UInt32] = []
        units.reserveCapacity(bytes.count / width)
        var position = markLength
        while position + width <= bytes.count {
            var unit: UInt32 = 0
            for index in 0..<width {
                unit = unit << 8 | UInt32(bytes[position + (isBigEndian ? index : width - 1 - index)])
            }
            units.append(unit)
            position += width
        }
        if width == 2 { return String(decoding: units.map { UInt16($0) }, as: UTF16.self) }
        return String(decoding: units, as: UTF32.self)
    }
}
