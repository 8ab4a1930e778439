#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Text that goes around libxml2, which would walk over it several times and read each reference by itself.
///
/// A mark stands for it in the document: U+007F, which XML allows and hardly anybody uses, then where the text is kept,
/// how many bytes it has, and how many of the line feeds behind the mark belong to it. Those are as many as it had in
/// the document, so that libxml2 counts lines as a person would.
///
/// Marks are read in the order in which they were written and each once, so that what a publisher writes like one
/// gives no text a second time.
struct KeptText: ~Copyable {
    /// The byte that a mark begins with.
    static let mark: UInt8 = 0x7F

    private var bytes = ByteBuffer()
    /// Where the bytes begin in all the text that was kept of the document.
    private var start = 0
    /// Up to where all of it was given back.
    private var taken = 0
    /// Where the present text begins.
    private var begun = 0
    /// How many line ends the present text has in the document.
    private var lines = 0

    private static let digits = 8
    private static let markLength = 1 + 3 * digits
    private static let firstDigit = UInt8(ascii: "a")

    /// Forgets the document, keeps the storage.
    mutating func beginDocument() {
        bytes.removeAll()
        (start, taken, begun) = (0, 0, 0)
    }

    /// Forgets the document and what a large one took.
    mutating func shrink() {
        bytes = ByteBuffer()
        beginDocument()
    }

    /// Lets go of what was given back, before more is kept.
    ///
    /// So is what waits for too long: libxml2 looks at text once it has 300 bytes of a document, and a dozen marks are
    /// more; what it still has not asked for it reads no more.
    mutating func release() {
        let end = start + bytes.count
        let waiting = end - taken > Self.longestWait ? end : taken
        bytes.removeFirst(waiting - start)
        start = waiting
        taken = waiting
    }

    private static let longestWait = 32 << 20

    // MARK: Keeping

    /// Begins a text.
    mutating func begin() {
        begun = start + bytes.count
        lines = 0
    }

    /// Appends text with its line ends as line feeds (XML 1.0, 2.11).
    mutating func append(_ text: UnsafePointer<UInt8>, count: Int) {
        var from = 0
        while from < count, let found = unsafe memchr(text + from, 0x0D, count - from) {
            let end = unsafe UnsafeRawPointer(text).distance(to: found)
            unsafe append(plain: text + from, count: end - from)
            from = end + 1
            guard unsafe from == count || text[from] != 0x0A else { continue }
            bytes.append(0x0A)
            lines += 1
        }
        unsafe append(plain: text + from, count: count - from)
    }

    /// Appends text without carriage returns.
    mutating func append(plain text: UnsafePointer<UInt8>, count: Int) {
        unsafe bytes.append(text, count: count)
        var from = 0
        while from < count {
            // As many as one byte can count, so that the compiler counts sixteen at a time.
            let end = min(count, from &+ 255)
            var found: UInt8 = 0
            for index in from..<end { found &+= unsafe text[index] == 0x0A ? 1 : 0 }
            lines &+= Int(found)
            from = end
        }
    }

    /// Appends what a reference stands for.
    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// Appends what a reference stands for.
    mutating func append(_ scalar: UnicodeScalar) {
        if scalar.isASCII { return bytes.append(UInt8(scalar.value)) }
        if let encoded = UTF8.encode(scalar) { bytes.append(encoded) }
    }

    /// Ends a text and writes the mark that stands for it, unless there is none.
    mutating func end(_ output: inout ByteBuffer) {
        let count = start + bytes.count - begun
        guard count > 0 else { return }
        output.append(Self.mark)
        for number in [begun, count, lines] {
            for digit in 0..<Self.digits {
                let value = UInt8(truncatingIfNeeded: number >> (4 * digit)) & 15
                output.append(Self.firstDigit + value)
            }
        }
        for _ in 0..<lines { output.append(0x0A) }
    }

    // MARK: Giving back

    /// What the byte of a mark begins.
    @safe enum Found {
        /// A mark that stands for a text; it has so many bytes, line feeds included.
        case text(UnsafeBufferPointer<UInt8>, length: Int)
        /// What may go on to be one.
        case beginning
        /// Itself: it stood where no text does, as in a tag that is none.
        case nothing
    }

    /// Reads a mark, and counts its text, and all that was kept before it, as given back.
    mutating func read(_ mark: UnsafePointer<UInt8>, count: Int) -> Found {
        var numbers = (0, 0, 0)
        for index in (1..<Self.markLength).reversed() where index < count {
            let digit = unsafe mark[index] &- Self.firstDigit
            guard digit < 16 else { return .nothing }
            switch (index - 1) / Self.digits {
            case 0: numbers.0 = numbers.0 << 4 | Int(digit)
            case 1: numbers.1 = numbers.1 << 4 | Int(digit)
            default: numbers.2 = numbers.2 << 4 | Int(digit)
            }
        }
        guard count >= Self.markLength else { return .beginning }
        // Positions count in 32 bits and turn over.
        let first = (numbers.0 - start) & 0xFFFF_FFFF
        let end = first + numbers.1
        let length = Self.markLength + numbers.2
        guard first >= taken - start, end <= bytes.count, numbers.2 <= numbers.1 else { return .nothing }
        for index in Self.markLength..<min(count, length) where unsafe mark[index] != 0x0A { return .nothing }
        guard count >= length else { return .beginning }
        taken = start + end
        return unsafe .text(UnsafeBufferPointer(rebasing: bytes.bytes[first..<end]), length: length)
    }
}
