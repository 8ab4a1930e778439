/// What libxml2's callbacks fill: the flat nodes of the segments that are not handed over yet.
///
/// It only records. Hand-over happens between chunks, outside any callback.
struct SegmentBuilder {
    /// A finished segment within `nodes`.
    struct Piece {
        var part: Segment.Part
        var range: Range<Int>
        var subject: Int
    }

    /// An element whose end tag has not come: where it stands (nil when the present segment does not
    /// repeat it), and how deep libxml2 says it is.
    struct Open {
        var position: Int?
        var depth: Int
    }

    var nodes: [Segment.Node] = []
    var bytes: [UInt8] = []
    var attributes: [Segment.Attribute] = []
    var pieces: [Piece] = []
    /// How many elements libxml2 has open, the left-out ones included.
    var depth = 0
    var open: [Open] = []
    /// Where the present segment begins in each store.
    var firstNode = 0
    var firstByte = 0
    var firstAttribute = 0
    /// How many ancestors the present segment repeats at its beginning.
    var repeated = 0
    /// Whether the last node is text that further text belongs to.
    var isInText = false
    /// The place of the open entry in `open`.
    var entry: Int?
    var entries = 0
    var unclosedEntries = 0
    /// The limit that was reached.
    var overrun: String?
    private(set) var limits: Limits

    init(limits: Limits) {
        self.limits = limits
    }

    /// Forgets the document, keeps the storage.
    mutating func beginDocument(_ limits: Limits) {
        self.limits = limits
        nodes.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
        depth = 0
        firstNode = 0
        firstByte = 0
        firstAttribute = 0
        repeated = 0
        isInText = false
        entry = nil
        entries = 0
        unclosedEntries = 0
        overrun = nil
    }

    /// Frees storage that few documents need.
    mutating func shrink() {
        if bytes.capacity > Self.keptBytes { bytes = [] }
        if nodes.capacity > Self.keptNodes { nodes = [] }
        if attributes.capacity > Self.keptNodes { attributes = [] }
    }

    private static let keptBytes = 4 << 20
    private static let keptNodes = 1 << 16

    /// Records a start tag; its attributes follow through `attribute`.
    @inline(__always)
    mutating func start(name: UInt32, space: UInt8, line: UInt32, isEntry: Bool) {
        depth &+= 1
        isInText = false
        if isEntry {
            beginEntry()
            if isFull { return }
        }
        if open.count >= limits.depth {
            overrun = "depth"
            return
        }
        if nodes.count &- firstNode >= limits.segmentNodes {
            overrun = "\(limits.segmentNodes) elements in one entry"
            return
        }
        open.append(Open(position: nodes.count, depth: depth))
        nodes.append(
            Segment.Node(
                name: name,
                start: UInt32(truncatingIfNeeded: attributes.count),
                count: 0,
                line: line,
                space: space,
                isText: false
            )
        )
        if isEntry { entry = open.count - 1 }
    }

    /// Records an attribute of the element that was started last.
    @inline(__always)
    mutating func attribute(name: UInt32, space: UInt8, value: UnsafeBufferPointer<UInt8>) {
        guard let last = open.last, last.depth == depth, let position = last.position,
            hasRoom(for: value.count)
        else { return }
        attributes.append(
            Segment.Attribute(
                name: name,
                start: UInt32(truncatingIfNeeded: bytes.count),
                count: UInt32(truncatingIfNeeded: value.count),
                space: space
            )
        )
        unsafe bytes.append(contentsOf: value)
        nodes[position].count &+= 1
    }

    /// Records text; what stands in no element, as after an entry that was the root, is left out.
    @inline(__always)
    mutating func text(_ value: UnsafeBufferPointer<UInt8>) {
        guard !open.isEmpty, hasRoom(for: value.count) else { return }
        let start = bytes.count
        unsafe bytes.append(contentsOf: value)
        if isInText {
            nodes[nodes.count &- 1].count &+= UInt32(truncatingIfNeeded: value.count)
        } else {
            isInText = true
            nodes.append(
                Segment.Node(
                    start: UInt32(truncatingIfNeeded: start),
                    count: UInt32(truncatingIfNeeded: value.count),
                    isText: true
                )
            )
        }
    }

    /// Records an end tag.
    @inline(__always)
    mutating func end() {
        isInText = false
        if let last = open.last, last.depth == depth {
            close(last)
            open.removeLast()
            if open.count == entry { finishEntry() }
        }
        depth &-= 1
    }

    /// Closes whatever is open: the document has ended, or reading it was given up.
    mutating func endDocument() {
        if let entry {
            closeDown(to: entry)
            finishEntry()
        }
        closeDown(to: 0)
        if nodes.count > firstNode { finish(.feed, subject: firstNode) }
    }

    /// Whether the document has had as many entries as it may.
    var isFull: Bool { entries > limits.entries }

    /// Whether the present segment may grow by so many bytes.
    @inline(__always)
    private mutating func hasRoom(for count: Int) -> Bool {
        if bytes.count &- firstByte &+ count <= limits.segmentBytes { return true }
        overrun = "\(limits.segmentBytes) bytes in one entry"
        return false
    }

    private mutating func beginEntry() {
        if let entry {
            unclosedEntries += 1
            closeDown(to: entry)
            finishEntry()
        } else if nodes.count > firstNode + repeated {
            finish(.feed, subject: open.last?.position ?? firstNode)
        }
        entries += 1
        if isFull { overrun = "\(limits.entries) entries" }
    }

    private mutating func finishEntry() {
        entry = nil
        finish(.entry, subject: firstNode + repeated)
    }

    private mutating func closeDown(to count: Int) {
        while open.count > count {
            close(open.removeLast())
        }
    }

    private mutating func close(_ element: Open) {
        guard let position = element.position else { return }
        nodes[position].end = UInt32(truncatingIfNeeded: nodes.count)
    }

    private mutating func finish(_ part: Segment.Part, subject: Int) {
        for element in open { close(element) }
        pieces.append(Piece(part: part, range: firstNode..<nodes.count, subject: subject))
        beginSegment()
    }

    /// Repeats the open ancestors, so that the next segment can be read on its own.
    private mutating func beginSegment() {
        firstNode = nodes.count
        firstByte = bytes.count
        firstAttribute = attributes.count
        repeated = 0
        isInText = false
        for index in open.indices {
            guard let position = open[index].position else { continue }
            open[index].position = nil
            if repeated == Self.repeatedAncestors { continue }
            repeated += 1
            var node = nodes[position]
            let range = Int(node.start)..<Int(node.start + node.count)
            node.start = UInt32(truncatingIfNeeded: attributes.count)
            node.count = 0
            for index in range where attributes[index].count <= Self.repeatedBytes {
                var copy = attributes[index]
                // A copy of its own: a slice would share `bytes` and make the append copy all of it.
                let value = Array(bytes[Int(copy.start)..<Int(copy.start + copy.count)])
                copy.start = UInt32(truncatingIfNeeded: bytes.count)
                bytes.append(contentsOf: value)
                attributes.append(copy)
                node.count += 1
                if node.count == Self.repeatedAttributes { break }
            }
            open[index].position = nodes.count
            nodes.append(node)
        }
    }

    /// Of ancestors only so much is repeated: a hostile document could otherwise make us copy its root once
    /// for each of its entries.
    private static let repeatedAncestors = 16
    private static let repeatedBytes = 512
    private static let repeatedAttributes = 16

    /// Drops what was handed over and moves the rest to the front.
    mutating func discardPieces() {
        pieces.removeAll(keepingCapacity: true)
        guard firstNode > 0 else { return }
        let (node, byte, attribute) = (UInt32(firstNode), UInt32(firstByte), UInt32(firstAttribute))
        nodes.removeFirst(firstNode)
        bytes.removeFirst(firstByte)
        attributes.removeFirst(firstAttribute)
        for index in nodes.indices {
            if nodes[index].isText {
                nodes[index].start -= byte
            } else {
                nodes[index].start -= attribute
                if nodes[index].end >= node { nodes[index].end -= node }
            }
        }
        for index in attributes.indices { attributes[index].start -= byte }
        for index in open.indices {
            if let position = open[index].position { open[index].position = position - firstNode }
        }
        firstNode = 0
        firstByte = 0
        firstAttribute = 0
    }
}
