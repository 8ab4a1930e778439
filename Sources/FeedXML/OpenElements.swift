/// The elements whose end tags have not come, by numbers that tell their names apart.
///
/// Case is left aside, because feeds close `<pubDate>` with `</pubdate>`.
struct OpenElements {
    private var numbers: [UInt64] = []
    /// How many more are open than are remembered.
    private var beyond = 0
    /// The names by number, as they were first written.
    private var names: [UInt64: [UInt8]] = [:]
    /// The numbers whose names are kept, each where its lowest bits say.
    private var known = [UInt64](repeating: 0, count: 256)

    /// So far out an end tag's element is looked for.
    private static let reach = 64
    private static let mostNames = 4096
    /// So many are remembered; a document that nests deeper means harm, and is left to libxml2.
    private static let deepest = 1 << 16

    /// Forgets the document, keeps the storage.
    mutating func beginDocument() {
        numbers.removeAll(keepingCapacity: true)
        beyond = 0
    }

    /// The number of a name.
    @inline(__always)
    static func number(of name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var number: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in name.indices {
            number = unsafe (number ^ UInt64(name[index] | 0x20)) &* 0x100_0000_01B3
        }
        return number | 1
    }

    /// Takes the start of an element, whose name has the number.
    @inline(__always)
    mutating func begin(_ number: UInt64, _ name: UnsafeBufferPointer<UInt8>) {
        if numbers.count == Self.deepest {
            beyond += 1
            return
        }
        numbers.append(number)
        if known[Int(truncatingIfNeeded: number >> 8 & 255)] != number { unsafe learn(number, name) }
    }

    private mutating func learn(_ number: UInt64, _ name: UnsafeBufferPointer<UInt8>) {
        known[Int(truncatingIfNeeded: number >> 8 & 255)] = number
        if names.count < Self.mostNames { names[number] = unsafe Array(name) }
    }

    /// Takes the end of the innermost element.
    @inline(__always)
    mutating func end() {
        if beyond > 0 { beyond -= 1 } else { _ = numbers.popLast() }
    }

    /// What an end tag means: how many elements are to be closed before its own; nil where it closes none.
    @inline(__always)
    func inside(_ number: UInt64) -> Int? {
        if beyond > 0 || numbers.last == number { return 0 }
        return numbers.suffix(Self.reach).lastIndex(of: number).map { numbers.count - 1 - $0 }
    }

    /// Whether no element is open.
    var isEmpty: Bool { numbers.isEmpty }

    /// The name of the innermost element.
    var innermost: [UInt8] { numbers.last.flatMap { names[$0] } ?? [UInt8(ascii: "x")] }

    /// Whether an end tag that closes nothing by its name may be meant for the innermost element.
    ///
    /// One of HTML is not, since feeds leave them in their texts, and no slip ends what holds all else.
    func mayEndMisspelt(as number: UInt64) -> Bool {
        !Self.markup.contains(number) && !isInFrame
    }

    /// Whether the innermost element is a feed or an entry.
    private var isInFrame: Bool { numbers.last.map(Self.frames.contains) ?? false }

    /// Whether an end tag's name is that of the innermost element but for one letter, or two that changed places.
    func isSlip(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let meant = innermost
        let (shorter, longer) = (min(name.count, meant.count), max(name.count, meant.count))
        guard shorter >= 4, longer - shorter <= 1, !isInFrame else { return false }
        func isSame(_ one: Int, _ other: Int) -> Bool { unsafe name[one] | 0x20 == meant[other] | 0x20 }
        var front = 0
        while front < shorter, isSame(front, front) { front += 1 }
        var back = 0
        while back < shorter - front, isSame(name.count - 1 - back, meant.count - 1 - back) { back += 1 }
        let rest = longer - front - back
        return rest <= 1
            || rest == 2 && name.count == meant.count && isSame(front, front + 1) && isSame(front + 1, front)
    }

    /// Whether a start tag means that the innermost element was not ended: it has the same name, and none like it
    /// holds another.
    @inline(__always)
    func startsAnew(_ number: UInt64) -> Bool {
        beyond == 0 && numbers.last == number && Self.single.contains(number)
    }

    /// Elements that hold no other of their name.
    private static let single = numbers(
        "atom:link comments description enclosure guid id link name pubdate published summary title updated"
    )

    /// The elements that a feed and its entries are.
    private static let frames = numbers("channel entry feed item rdf rdf:rdf rss")

    private static let markup = numbers(
        """
        a abbr address area article aside audio b big blockquote body br button canvas caption center cite code col \
        dd del details div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr \
        html i iframe img input ins kbd label li main map mark nav nobr noscript object ol option p param picture \
        pre q s samp script section select small span strike strong style sub sup svg table tbody td template \
        textarea tfoot th thead time tr tt u ul var video wbr
        """
    )

    private static func numbers(_ names: String) -> Set<UInt64> {
        Set(
            names.split(separator: " ").map { name in
                var name = String(name)
                return name.withUTF8 { unsafe number(of: $0) }
            }
        )
    }
}
