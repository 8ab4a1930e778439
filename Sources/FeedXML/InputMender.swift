#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Mends, before libxml2 sees them, what it would lose data over: text before the first tag, NUL and control
/// characters (it ends at a NUL), ampersands that begin no reference (it drops them), and numeric references
/// to windows-1252 positions (which mean control characters in XML and quotation marks in feeds).
///
/// It also leaves out the attributes of a start tag beyond a number, because libxml2 compares each with all
/// others.
///
/// A clean chunk passes through uncopied.
struct InputMender {
    private enum Section {
        case leading
        case markup
        case tag
        /// What follows the last attribute that is taken.
        case excess
        case cdata
        case comment
    }

    private(set) var repairs: [Repair] = []
    private var section = Section.leading
    private var held: [UInt8] = []
    /// How many attributes an element may have.
    private let attributes: Int
    /// How many the present start tag has had.
    private var met = 0
    /// The quotation mark that ends the present value; 0 outside values.
    private var quote: UInt8 = 0

    init(attributes: Int) {
        self.attributes = attributes
    }

    /// Mends a chunk and gives the result to `body`, once or not at all.
    ///
    /// The end of a chunk that is not the last is held back, because a reference or a CDATA mark may go on in
    /// the next.
    mutating func mend(_ chunk: Span<UInt8>, isLast: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        unsafe chunk.withUnsafeBufferPointer { buffer in
            if held.isEmpty {
                unsafe mend(buffer, isLast: isLast, body)
            } else {
                var joined = held
                held = []
                unsafe joined.append(contentsOf: buffer)
                unsafe joined.withUnsafeBufferPointer { unsafe mend($0, isLast: isLast, body) }
            }
        }
    }

    private mutating func mend(
        _ all: UnsafeBufferPointer<UInt8>,
        isLast: Bool,
        _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        var buffer = unsafe all
        if section == .leading {
            guard let first = unsafe buffer.firstIndex(of: UInt8(ascii: "<")) else { return }
            if unsafe buffer[..<first].contains(where: { !isWhiteSpace($0) }),
                unsafe !isByteOrderMark(buffer[..<first])
            {
                note(.leadingText)
            }
            unsafe buffer = UnsafeBufferPointer(rebasing: buffer[first...])
            section = .markup
        }
        if isLast, section == .markup, unsafe isClean(buffer) {
            unsafe body(buffer)
            return
        }
        let stop = isLast ? buffer.count : buffer.count - Self.lookahead
        guard stop > 0 else {
            unsafe held = Array(buffer)
            return
        }
        var mended: [UInt8]? = nil
        let end = unsafe scan(buffer, stop, &mended)
        unsafe held = Array(buffer[end...])
        if let mended {
            unsafe mended.withUnsafeBufferPointer { unsafe body($0) }
        } else {
            unsafe body(UnsafeBufferPointer(rebasing: buffer[..<end]))
        }
    }

    /// As many bytes as a reference or a mark may reach beyond the place where it begins.
    private static let lookahead = 64

    // MARK: Looking

    /// Whether nothing needs mending even when all of it is markup.
    private func isClean(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
        var controls: UInt8 = 0
        for index in 0..<buffer.count {
            let byte = unsafe buffer[index]
            // Without branches, so that the compiler looks at sixteen bytes at a time.
            let isSpace: UInt8 = (byte == 0x0A ? 1 : 0) | (byte == 0x0D ? 1 : 0) | (byte == 0x09 ? 1 : 0)
            controls |= (byte < 0x20 ? 1 : 0) & ~isSpace
        }
        if controls != 0 { return false }
        if unsafe mayHoldExcess(buffer) { return false }
        guard let base = buffer.baseAddress else { return true }
        var index = 0
        while index < buffer.count, let found = unsafe memchr(base + index, 0x26, buffer.count - index) {
            index = unsafe UnsafeRawPointer(base).distance(to: found)
            guard case .fine(let end) = unsafe reference(buffer, index) else { return false }
            index = end
        }
        return true
    }

    /// Whether a start tag may have too many attributes.
    ///
    /// It holds no `<` after its first byte, and each attribute takes at least four bytes (`a=""`), so only
    /// what stands long before the next `<` need be looked at.
    private func mayHoldExcess(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = unsafe nextTag(in: buffer, from: 0)
        while start < buffer.count {
            let next = unsafe nextTag(in: buffer, from: start + 1)
            if next - start > 4 * attributes, unsafe hasExcess(buffer[(start + 1)..<next]) { return true }
            start = next
        }
        return false
    }

    /// Where the next `<` stands; the end when there is none.
    private func nextTag(in buffer: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
        guard let base = buffer.baseAddress, index < buffer.count else { return buffer.count }
        guard let found = unsafe memchr(base + index, 0x3C, buffer.count - index) else { return buffer.count }
        return unsafe UnsafeRawPointer(base).distance(to: found)
    }

    /// Whether the tag that a stretch begins with has more attributes than allowed.
    private func hasExcess(_ stretch: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = unsafe stretch.first, isTagStart(first) else { return false }
        var met = 0
        var quote: UInt8 = 0
        var index = unsafe stretch.startIndex
        while unsafe index < stretch.endIndex {
            let byte = unsafe stretch[index]
            if quote != 0 {
                if byte == quote {
                    quote = 0
                    met += 1
                    if met > attributes { return true }
                }
            } else if byte == UInt8(ascii: ">") {
                return false
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            index += 1
        }
        return met >= attributes
    }

    private enum Reference {
        /// Leave it; the next byte to look at stands at `end`.
        case fine(end: Int)
        /// Not a reference: the ampersand is literal.
        case bare
        /// A reference to a C1 control, which means this windows-1252 character.
        case windows1252(UnicodeScalar, end: Int)
    }

    /// What the ampersand at a position begins.
    private func reference(_ buffer: UnsafeBufferPointer<UInt8>, _ start: Int) -> Reference {
        var index = start + 1
        let end = min(buffer.count, start + Self.lookahead)
        guard index < end else { return .bare }
        if let end = unsafe commonReference(buffer, index) { return .fine(end: end) }
        if unsafe buffer[index] == UInt8(ascii: "#") {
            index += 1
            let isHexadecimal = unsafe index < end && buffer[index] | 0x20 == UInt8(ascii: "x")
            // XML writes a small x only; feeds write both.
            let isMisspelt = unsafe isHexadecimal && buffer[index] == UInt8(ascii: "X")
            if isHexadecimal { index += 1 }
            let digits = index
            var value: UInt32 = 0
            while index < end, let digit = unsafe digit(buffer[index], isHexadecimal) {
                value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
                index += 1
            }
            guard index > digits, index < end, unsafe buffer[index] == UInt8(ascii: ";") else { return .bare }
            if let meant = windows1252Control(value) { return .windows1252(meant, end: index + 1) }
            if isMisspelt, let scalar = UnicodeScalar(value) { return .windows1252(scalar, end: index + 1) }
            return .fine(end: index + 1)
        }
        guard unsafe isNameStart(buffer[index]) else { return .bare }
        while index < end, unsafe isNameByte(buffer[index]) { index += 1 }
        guard index < end, unsafe buffer[index] == UInt8(ascii: ";") else { return .bare }
        return .fine(end: index + 1)
    }

    /// Where `lt;`, `gt;` or `amp;` ends, which nearly all references are.
    @inline(__always)
    private func commonReference(_ buffer: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard start + 3 < buffer.count else { return nil }
        let first = unsafe buffer[start]
        let second = unsafe buffer[start + 1]
        let third = unsafe buffer[start + 2]
        if second == UInt8(ascii: "t"), third == UInt8(ascii: ";"),
            first == UInt8(ascii: "l") || first == UInt8(ascii: "g")
        {
            return start + 3
        }
        let fourth = unsafe buffer[start + 3]
        let isAmpersand =
            first == UInt8(ascii: "a") && second == UInt8(ascii: "m") && third == UInt8(ascii: "p")
        return isAmpersand && fourth == UInt8(ascii: ";") ? start + 4 : nil
    }

    private func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte & 0x0F)
        case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal: UInt32(byte - 0x57)
        case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal: UInt32(byte - 0x37)
        default: nil
        }
    }

    private func isNameStart(_ byte: UInt8) -> Bool {
        let small = byte | 0x20
        return small >= 0x61 && small <= 0x7A || byte == 0x5F || byte >= 0x80
    }

    private func isTagStart(_ byte: UInt8) -> Bool { isNameStart(byte) || byte == UInt8(ascii: ":") }

    private func isNameByte(_ byte: UInt8) -> Bool {
        isNameStart(byte) || byte >= 0x30 && byte <= 0x39 || byte == 0x2D || byte == 0x2E
    }

    private func isByteOrderMark(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        unsafe bytes.count == 3 && bytes.elementsEqual([0xEF, 0xBB, 0xBF])
    }

    // MARK: Mending

    /// Walks over at least `stop` bytes, keeping track of CDATA and comments, in which ampersands are text.
    ///
    /// `mended` is the result and stays nil while nothing had to be changed; what returns is the position of
    /// the first byte not walked over.
    private mutating func scan(
        _ buffer: UnsafeBufferPointer<UInt8>,
        _ stop: Int,
        _ mended: inout [UInt8]?
    ) -> Int {
        var index = 0
        var copied = 0
        func change(to replacement: some Sequence<UInt8>, from start: Int, upTo end: Int) {
            var out = mended ?? []
            mended = nil
            unsafe out.append(contentsOf: buffer[copied..<start])
            out.append(contentsOf: replacement)
            mended = out
            copied = end
        }
        while index < stop {
            let byte = unsafe buffer[index]
            if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 {
                note(.forbiddenCharacters)
                change(to: [], from: index, upTo: index + 1)
                index += 1
                continue
            }
            if section == .excess, isBeyond(byte) {
                note(.limit("\(attributes) attributes of one element"))
                change(to: [], from: index, upTo: index + 1)
            }
            if section == .tag || section == .excess { step(byte) }
            switch section {
            case .excess: break
            case .leading, .markup, .tag:
                if byte == UInt8(ascii: "<") {
                    if unsafe starts("<![CDATA[", buffer, index) {
                        section = .cdata
                        index += 9
                        continue
                    }
                    if unsafe starts("<!--", buffer, index) {
                        section = .comment
                        index += 4
                        continue
                    }
                    if index + 1 < buffer.count, unsafe isTagStart(buffer[index + 1]) {
                        section = .tag
                        met = 0
                        quote = 0
                    }
                } else if byte == UInt8(ascii: "&") {
                    switch unsafe reference(buffer, index) {
                    case .fine(let end):
                        index = end
                        continue
                    case .bare:
                        note(.bareAmpersand)
                        change(to: "&amp;".utf8, from: index, upTo: index + 1)
                    case .windows1252(let scalar, let end):
                        change(to: "&#\(scalar.value);".utf8, from: index, upTo: end)
                        index = end
                        continue
                    }
                }
            case .cdata:
                if byte == UInt8(ascii: "]"), unsafe starts("]]>", buffer, index) {
                    section = .markup
                    index += 3
                    continue
                }
            case .comment:
                if byte == UInt8(ascii: "-"), unsafe starts("-->", buffer, index) {
                    section = .markup
                    index += 3
                    continue
                }
            }
            index += 1
        }
        index = min(index, buffer.count)
        if mended != nil { change(to: [], from: index, upTo: index) }
        return index
    }

    /// Whether a byte belongs to an attribute too many, and not to the end of its tag.
    private func isBeyond(_ byte: UInt8) -> Bool {
        if byte == UInt8(ascii: "<") { return false }
        return quote != 0 || !isWhiteSpace(byte) && byte != UInt8(ascii: "/") && byte != UInt8(ascii: ">")
    }

    /// Follows a start tag by one byte.
    private mutating func step(_ byte: UInt8) {
        if byte == UInt8(ascii: "<") || quote == 0 && byte == UInt8(ascii: ">") {
            section = .markup
        } else if quote != 0 {
            guard byte == quote else { return }
            quote = 0
            met += 1
            if met == attributes { section = .excess }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            quote = byte
        }
    }

    private func starts(_ mark: StaticString, _ buffer: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        unsafe index + mark.utf8CodeUnitCount <= buffer.count
            && memcmp(buffer.baseAddress.unsafelyUnwrapped + index, mark.utf8Start, mark.utf8CodeUnitCount)
                == 0
    }

    private mutating func note(_ repair: Repair) {
        if !repairs.contains(repair) { repairs.append(repair) }
    }
}

/// The character that a reference to a C1 control position means, as every browser reads it.
func windows1252Control(_ value: UInt32) -> UnicodeScalar? {
    guard value >= 0x80, value <= 0x9F else { return nil }
    return UnicodeScalar(windows1252Controls[Int(value - 0x80)])
}

/// windows-1252 at 0x80 to 0x9F; the five positions it leaves open stay as they are.
private let windows1252Controls: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
]
