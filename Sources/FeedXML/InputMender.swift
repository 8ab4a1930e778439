#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Mends, before libxml2 sees them, what it would lose data over: text before the first tag, bytes and
/// characters that XML has no place for, ampersands that begin no reference, `<` that begins no tag, and
/// numeric references to windows-1252 positions (which mean control characters in XML and quotation marks in
/// feeds).
///
/// Text that is long, or that libxml2 would not read in one sweep, is kept aside, see `KeptText`.
/// The DOCTYPE is left out, since nothing it declares is believed, and so are the attributes of a start tag
/// beyond a number, because libxml2 compares each with all others.
///
/// A window that needs none of this passes through uncopied.
@safe struct InputMender: ~Copyable {
    enum Section {
        case leading
        case text
        case tag
        /// What follows the last attribute that is taken.
        case excess
        /// A CDATA section that is too long to wait for its end, as are the next two.
        case cdata
        case comment
        case instruction
        /// A DOCTYPE up to its own declarations.
        case doctype
        /// The declarations inside a DOCTYPE.
        case subset
        /// What follows a bracket that may end them.
        case subsetEnd
    }

    /// The bytes that are looked at together.
    @safe struct Window {
        let start: UnsafePointer<UInt8>
        let count: Int
        /// Whether the document ends with them.
        let isLast: Bool
        /// Whether a carriage return is among them.
        let hasReturns: Bool

        /// Where a byte stands next; `end` when it does not stand before it.
        @inline(__always)
        func position(of byte: UInt8, from index: Int, upTo end: Int) -> Int {
            guard index < end, let found = unsafe memchr(start + index, Int32(byte), end &- index) else {
                return end
            }
            return unsafe UnsafeRawPointer(start).distance(to: found)
        }

        @inline(__always)
        subscript(index: Int) -> UInt8 { unsafe start[index] }

        /// Where a mark stands next; `count` when it does not.
        func position(of mark: StaticString, from index: Int) -> Int {
            let first = unsafe mark.utf8Start.pointee
            var index = position(of: first, from: index, upTo: count)
            while index < count, !starts(mark, at: index) {
                index = position(of: first, from: index + 1, upTo: count)
            }
            return index
        }

        func starts(_ mark: StaticString, at index: Int) -> Bool {
            unsafe index + mark.utf8CodeUnitCount <= count
                && memcmp(start + index, mark.utf8Start, mark.utf8CodeUnitCount) == 0
        }
    }

    private(set) var repairs: [Repair] = []
    /// Where text is kept; the callbacks take it from there.
    private let kept: UnsafeMutablePointer<KeptText>
    private var characters = CharacterMender()
    var section = Section.leading
    /// Whether the first start tag was met.
    var isInRoot = false
    /// Bytes that wait for those after them.
    var held: [UInt8] = []
    /// What those bytes begin, when they wait for its end.
    var awaited: Marked?
    /// Whether they are too many to wait any longer.
    var isOverlong = false
    /// Where the next end of each kind of `Marked` stands in the window, as far as is known.
    var ends = Marked.allCases.map { _ in 0 }
    /// How many attributes an element may have.
    var attributes = 0
    /// How many the present start tag has had.
    var met = 0
    /// The quotation mark that ends the present value; 0 outside values.
    var quote: UInt8 = 0
    var elements = OpenElements()
    /// Whether the present tag begins an element.
    var isStart = false
    /// Whether the innermost element was opened by the last tag.
    var isFresh = false
    /// Whether the last attribute of the present start tag has no value so far.
    var isBare = false
    /// The last byte of the present tag outside values.
    var last: UInt8 = 0
    var output = ByteBuffer()
    /// The bytes of the window before this one are in `output`, if anything was changed.
    var copied = 0

    /// Makes a mender that puts text aside.
    init(keeping text: UnsafeMutablePointer<KeptText>) { unsafe kept = unsafe text }

    /// Whether bytes were met that are no UTF-8.
    var hasInvalidBytes: Bool { characters.hasInvalidBytes }

    /// Forgets the document, keeps the storage.
    mutating func beginDocument(attributes: Int) {
        self.attributes = attributes
        repairs = []
        characters = CharacterMender()
        section = .leading
        isInRoot = false
        held = []
        awaited = nil
        isOverlong = false
        met = 0
        quote = 0
        isFresh = false
        isBare = false
        elements.beginDocument()
    }

    /// Mends a chunk and gives the result to `body`, piece by piece; whether a piece is the document's last is
    /// told with it.
    mutating func mend(
        _ chunk: Span<UInt8>,
        isLast: Bool,
        _ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void
    ) {
        unsafe chunk.withUnsafeBufferPointer { all in
            var start = 0
            repeat {
                let end = min(all.count, start + Self.windowBytes)
                let window = unsafe UnsafeBufferPointer(rebasing: all[start..<end])
                unsafe mend(window, isLast: isLast && end == all.count, body)
                start = end
            } while start < all.count
        }
        if isLast, section == .comment { note(.limit("\(Self.longestWait) bytes in one comment")) }
    }

    /// So many that libxml2's push parser is at its best, so few that they do not matter.
    private static let windowBytes = 1 << 20

    /// What is longer needs no end to be what its beginning says.
    private static let longestWait = 16 << 20

    private mutating func mend(
        _ window: UnsafeBufferPointer<UInt8>,
        isLast: Bool,
        _ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void
    ) {
        if held.isEmpty { return unsafe mendCharacters(of: window, isLast: isLast, body) }
        let before = held.count
        unsafe held.append(contentsOf: window)
        if let awaited {
            isOverlong = held.count > Self.longestWait
            // Its end may have begun in what came before.
            guard isLast || isOverlong || awaited.ends(held, from: max(awaited.opening, before - 2)) else {
                return
            }
            self.awaited = nil
        }
        let joined = held
        held = []
        unsafe joined.withUnsafeBufferPointer { unsafe mendCharacters(of: $0, isLast: isLast, body) }
    }

    private mutating func mendCharacters(
        of window: UnsafeBufferPointer<UInt8>,
        isLast: Bool,
        _ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void
    ) {
        // A carriage return may be half the end of a line.
        let isCut = unsafe window.last == 0x0D
        let tail = unsafe isLast ? 0 : isCut ? 1 : CharacterMender.incompleteTail(of: window)
        let whole = unsafe UnsafeBufferPointer(rebasing: window[..<(window.count - tail)])
        if let mended = unsafe characters.mended(whole) {
            if characters.hasForbiddenCharacters { note(.forbiddenCharacters) }
            if characters.hasInvalidBytes { note(.invalidBytes) }
            unsafe mended.withUnsafeBufferPointer { unsafe mendMarkup(of: $0, isLast: isLast, body) }
        } else {
            unsafe mendMarkup(of: whole, isLast: isLast, body)
        }
        unsafe held.append(contentsOf: window[(window.count - tail)...])
    }

    private mutating func mendMarkup(
        of buffer: UnsafeBufferPointer<UInt8>,
        isLast: Bool,
        _ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void
    ) {
        guard let start = buffer.baseAddress else { return }
        let hasReturns = unsafe memchr(start, 0x0D, buffer.count) != nil
        let window = unsafe Window(start: start, count: buffer.count, isLast: isLast, hasReturns: hasReturns)
        output.removeAll()
        unsafe kept.pointee.release()
        copied = 0
        for index in ends.indices { ends[index] = 0 }
        var index = 0
        if section == .leading { skipLeading(window, &index) }
        let first = index
        while index < window.count, step(window, &index) {}
        if copied > first || output.count > 0 {
            copy(window, upTo: index)
            unsafe body(output.bytes, isLast)
        } else {
            unsafe body(UnsafeBufferPointer(rebasing: buffer[first..<index]), isLast)
        }
        unsafe held.append(contentsOf: buffer[index...])
    }

    /// Skips what stands before the first tag.
    private mutating func skipLeading(_ window: Window, _ index: inout Int) {
        let first = window.position(of: UInt8(ascii: "<"), from: 0, upTo: window.count)
        let isMark = window.starts("\u{FEFF}", at: 0)
        let start = isMark ? 3 : 0
        if !isBlank(window, from: start, upTo: max(first, start)) { note(.leadingText) }
        index = first
        copied = first
        if first < window.count { section = .text }
    }

    /// Walks over the present section as far as it reaches; false when more bytes must come first.
    private mutating func step(_ window: Window, _ index: inout Int) -> Bool {
        switch section {
        case .leading: false
        case .text: text(window, &index)
        case .tag: tag(window, &index)
        case .excess: excess(window, &index)
        case .cdata: cdata(window, &index)
        case .comment: walk(.comment, window, &index)
        case .instruction: walk(.instruction, window, &index)
        case .doctype: doctype(window, &index)
        case .subset: subset(window, &index)
        case .subsetEnd: subsetEnd(window, &index)
        }
    }

    // MARK: Text

    private mutating func text(_ window: Window, _ index: inout Int) -> Bool {
        if window[index] == UInt8(ascii: "<") { return open(window, &index) }
        let end = window.position(of: UInt8(ascii: "<"), from: index, upTo: window.count)
        if !isInRoot {
            dropText(window, from: index, upTo: end)
            index = end
            return true
        }
        if isFine(window, from: index, upTo: end) {
            index = end
            return true
        }
        return keep(window, &index, upTo: end)
    }

    /// Whether libxml2 may read a stretch of text as it stands: what is short and plain, and white space, which may
    /// stand where no text can.
    private func isFine(_ window: Window, from start: Int, upTo end: Int) -> Bool {
        // Two brackets may stand before a `>`.
        let isFine =
            end - start <= Self.longestInPlace && window[start] != UInt8(ascii: ">")
            && isPlain(window, from: start, upTo: end)
        return isFine || isBlank(window, from: start, upTo: end)
    }

    /// A text that is longer than this and the mark for it is read faster when it is kept.
    private static let longestInPlace = 64

    /// Whether a text is ASCII without references, brackets, carriage returns and marks.
    private func isPlain(_ window: Window, from start: Int, upTo end: Int) -> Bool {
        for index in start..<end {
            switch window[index] {
            case UInt8(ascii: "&"), UInt8(ascii: "]"), 0x0D, KeptText.mark...: return false
            default: continue
            }
        }
        return true
    }

    private func isBlank(_ window: Window, from start: Int, upTo end: Int) -> Bool {
        for index in start..<end where !isWhiteSpace(window[index]) { return false }
        return true
    }

    /// Leaves out text that stands before the root.
    private mutating func dropText(_ window: Window, from start: Int, upTo end: Int) {
        if isBlank(window, from: start, upTo: end) { return }
        note(.leadingText)
        change(window, from: start, upTo: end)
    }

    /// Keeps the text between a position and the next tag.
    private mutating func keep(_ window: Window, _ index: inout Int, upTo end: Int) -> Bool {
        copy(window, upTo: index)
        unsafe kept.pointee.begin()
        defer {
            unsafe kept.pointee.end(&output)
            copied = index
        }
        while true {
            let reference = window.position(of: UInt8(ascii: "&"), from: index, upTo: end)
            keep(window, from: index, upTo: reference)
            index = reference
            if index == end { return true }
            if mustWait(window, for: index, upTo: end) { return false }
            switch unsafe CharacterReference(window.start, at: index, upTo: end) {
            case .markup(let byte, let after):
                unsafe kept.pointee.append(byte)
                index = after
            case .number(let scalar, _, let after):
                unsafe kept.pointee.append(scalar)
                index = after
            case .pair(let scalar, let after):
                note(.surrogatePair)
                unsafe kept.pointee.append(scalar)
                index = after
            case .other(let after):
                unsafe kept.pointee.end(&output)
                unsafe output.append(window.start + index, count: after - index)
                index = after
                unsafe kept.pointee.begin()
            case .bare:
                note(.bareAmpersand)
                unsafe kept.pointee.append(UInt8(ascii: "&"))
                index += 1
            }
        }
    }

    /// Keeps a stretch as it stands.
    @inline(__always)
    private mutating func keep(_ window: Window, from start: Int, upTo end: Int) {
        if window.hasReturns {
            unsafe kept.pointee.append(window.start + start, count: end - start)
        } else {
            unsafe kept.pointee.append(plain: window.start + start, count: end - start)
        }
    }

    /// Keeps a CDATA section as far as it is at hand.
    private mutating func cdata(_ window: Window, _ index: inout Int) -> Bool {
        let start = index
        let isEnd = skip(window, &index, "]]>")
        keep(section: start..<(isEnd ? index - 3 : index), of: window, upTo: index)
        if isEnd { section = .text }
        return isEnd || index == window.count
    }

    /// Keeps the text of a CDATA section; what stands between it and `end` is left out.
    mutating func keep(section text: Range<Int>, of window: Window, upTo end: Int) {
        copy(window, upTo: text.lowerBound)
        unsafe kept.pointee.begin()
        keep(window, from: text.lowerBound, upTo: text.upperBound)
        unsafe kept.pointee.end(&output)
        copied = end
    }

    /// Mends the references before the next tag, or in an attribute's value.
    mutating func mend(_ window: Window, _ index: inout Int, upTo end: Int) -> Bool {
        while true {
            index = window.position(of: UInt8(ascii: "&"), from: index, upTo: end)
            if index == end { return true }
            if mustWait(window, for: index, upTo: end) { return false }
            switch unsafe CharacterReference(window.start, at: index, upTo: end) {
            case .markup(_, end: let after), .number(_, isStandard: true, end: let after),
                .other(end: let after):
                index = after
            case .pair(let scalar, end: let after):
                note(.surrogatePair)
                change(window, from: index, upTo: after)
                output.append("&#\(scalar.value);".utf8)
                index = after
            case .number(let scalar, isStandard: false, end: let after):
                change(window, from: index, upTo: after)
                output.append("&#\(scalar.value);".utf8)
                index = after
            case .bare:
                note(.bareAmpersand)
                change(window, from: index, upTo: index + 1)
                output.append("&amp;")
                index += 1
            }
        }
    }

    /// Whether a reference at a position may go on in the next window.
    private func mustWait(_ window: Window, for position: Int, upTo end: Int) -> Bool {
        end == window.count && !window.isLast && end - position < CharacterReference.longest
    }

    // MARK: Markup

    /// Finds out what a `<` begins.
    private mutating func open(_ window: Window, _ index: inout Int) -> Bool {
        // As many bytes as the longest mark has.
        if !window.isLast, window.count - index < 9 { return false }
        let next = index + 1 < window.count ? window[index + 1] : 0
        let isEnd = next == UInt8(ascii: "/")
        let first = isEnd ? index + 2 < window.count ? window[index + 2] : 0 : next
        if isNameStart(first) || first == UInt8(ascii: ":") {
            return openTag(window, &index, isEnd: isEnd)
        } else if next == UInt8(ascii: "?") {
            return open(.instruction, window, &index)
        } else if isInRoot, window.starts("<![CDATA[", at: index) {
            return open(.section, window, &index)
        } else if window.starts("<!--", at: index) {
            return open(.comment, window, &index)
        } else if isInRoot {
            takeSign(window, &index)
        } else {
            if next == UInt8(ascii: "!") {
                section = .doctype
                quote = 0
            } else {
                note(.leadingText)
            }
            change(window, from: index, upTo: index + 1)
            index += 1
        }
        return true
    }

    /// Takes a less-than sign literally.
    mutating func takeSign(_ window: Window, _ index: inout Int) {
        note(.bareLessThan)
        change(window, from: index, upTo: index + 1)
        output.append("&lt;")
        index += 1
    }

    // MARK: Output

    /// Brings the output up to a position.
    @inline(__always)
    mutating func copy(_ window: Window, upTo position: Int) {
        unsafe output.append(window.start + copied, count: position &- copied)
        copied = position
    }

    /// Leaves out a stretch, whose place in the output is what is appended next.
    mutating func change(_ window: Window, from start: Int, upTo end: Int) {
        copy(window, upTo: start)
        copied = end
    }

    mutating func note(_ repair: Repair) {
        if !repairs.contains(repair) { repairs.append(repair) }
    }
}
