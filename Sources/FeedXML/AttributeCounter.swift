/// Counts the attributes of each start tag on its way to a parser, which compares each with all others.
struct AttributeCounter {
    private enum Section {
        case text
        /// What follows a `<`.
        case mark
        case tag
        /// A value up to its quotation mark.
        case value(UInt8)
        case declaration
        case comment
        case cdata
        case instruction
    }

    private var section = Section.text
    /// The last four bytes.
    private var recent: UInt32 = 0
    /// How many attributes the present tag has had.
    private var met = 0

    /// How many of the next bytes to pass on: all, or those before the end of an attribute that is one too many.
    mutating func take(_ bytes: [UInt8], most: Int) -> Int {
        // Encodings of wide characters write ASCII with bytes that are 0.
        for (index, byte) in bytes.enumerated() where byte != 0 {
            recent = recent << 8 | UInt32(byte)
            switch section {
            case .text: if byte == UInt8(ascii: "<") { section = .mark }
            case .mark: open(byte)
            case .tag: walk(byte)
            case .value(byte):
                section = .tag
                met += 1
                if met > most { return index }
            case .value: break
            case .declaration: declare(byte)
            case .comment: if recent & 0xFF_FFFF == Self.commentEnd { section = .text }
            case .cdata: if recent & 0xFF_FFFF == Self.cdataEnd { section = .text }
            case .instruction: if recent & 0xFFFF == Self.instructionEnd { section = .text }
            }
        }
        return bytes.count
    }

    private mutating func open(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "!"): section = .declaration
        case UInt8(ascii: "?"): section = .instruction
        default: section = .tag
        }
        met = 0
    }

    private mutating func walk(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: ">"): section = .text
        case UInt8(ascii: "\""), UInt8(ascii: "'"): section = .value(byte)
        default: break
        }
    }

    private mutating func declare(_ byte: UInt8) {
        if recent == Self.comment { section = .comment }
        if recent == Self.cdata { section = .cdata }
        if byte == UInt8(ascii: ">") { section = .text }
    }

    /// `<!--`, `-->`, `<![C`, `]]>` and `?>`.
    private static let comment: UInt32 = 0x3C21_2D2D
    private static let commentEnd: UInt32 = 0x2D2D3E
    private static let cdata: UInt32 = 0x3C21_5B43
    private static let cdataEnd: UInt32 = 0x5D5D3E
    private static let instructionEnd: UInt32 = 0x3F3E
}
