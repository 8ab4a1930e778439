/// What libxml2's callbacks fill: the flat nodes of the segments that are not handed over yet.
///
/// It only records. Hand-over happens between chunks, outside any callback.
struct SegmentBuilder {
    /// A finished segment within `nodes`.
    struct Piece {
        var part: Segment.Part
        var range: Range<Int>
        var subject: Int
        var ancestry: Int
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
    /// How many times the repeated ancestors were others than before.
    var ancestry = 0
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
        ancestry = 0
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
        let end = bytes.count &+ count
        if end &- firstByte <= limits.segmentBytes, end <= Self.mostBytes { return true }
        overrun = "\(limits.segmentBytes) bytes in one entry"
        return false
    }

    /// Positions have 32 bits.
    private static let mostBytes = Int(UInt32.max)

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
        pieces.append(
            Piece(part: part, range: firstNode..<nodes.count, subject: subject, ancestry: ancestry)
        )
        beginSegment()
    }

    /// Repeats the open ancestors, so that the next segment can be read on its own.
    ///
    /// Their attributes are not: those of one hand-over share them.
    private mutating func beginSegment() {
        let innermost = open.last { $0.position != nil }?.position
        if innermost != firstNode + repeated - 1 { ancestry += 1 }
        firstNode = nodes.count
        repeated = 0
        isInText = false
        for index in open.indices {
            guard let position = open[index].position else { continue }
            open[index].position = nil
            if repeated == Self.repeatedAncestors { continue }
            repeated += 1
            var node = nodes[position]
            lighten(&node)
            open[index].position = nodes.count
            nodes.append(node)
        }
        firstByte = bytes.count
        firstAttribute = attributes.count
    }

    /// Leaves out the attributes of an element that are too much to be repeated.
    private mutating func lighten(_ node: inout Segment.Node) {
        let range = Int(node.start)..<Int(node.start) + Int(node.count)
        let isLight =
            range.count <= Self.repeatedAttributes
            && attributes[range].allSatisfy { $0.count <= Self.repeatedBytes }
        if isLight { return }
        node.start = UInt32(truncatingIfNeeded: attributes.count)
        node.count = 0
        for index in range where attributes[index].count <= Self.repeatedBytes {
            attributes.append(attributes[index])
            node.count += 1
            if node.count == Self.repeatedAttributes { break }
        }
    }

    /// Of ancestors only so much is repeated: a hostile document could otherwise make us copy its root once
    /// for each hand-over.
    private static let repeatedAncestors = 16
    private static let repeatedBytes = 512
    private static let repeatedAttributes = 16

    /// Drops what was handed over and moves the rest to the front, behind the attributes of repeated ancestors.
    mutating func discardPieces() {
        pieces.removeAll(keepingCapacity: true)
        guard firstNode > 0 else { return }
        let (sharedAttributes, sharedBytes) = shareAncestors()
        // No more is shared than stood there before.
        let node = UInt32(firstNode)
        let byte = UInt32(firstByte - sharedBytes.count)
        let attribute = UInt32(firstAttribute - sharedAttributes.count)
        nodes.removeFirst(firstNode)
        bytes.replaceSubrange(..<firstByte, with: sharedBytes)
        attributes.replaceSubrange(..<firstAttribute, with: sharedAttributes)
        for index in nodes.indices {
            if nodes[index].isText {
                nodes[index].start -= byte
            } else {
                if index >= repeated { nodes[index].start -= attribute }
                if nodes[index].end >= node { nodes[index].end -= node }
            }
        }
        for index in sharedAttributes.count..<attributes.count { attributes[index].start -= byte }
        for index in open.indices {
            if let position = open[index].position { open[index].position = position - firstNode }
        }
        firstNode = 0
        firstByte = sharedBytes.count
        firstAttribute = sharedAttributes.count
    }

    /// Copies the attributes of the repeated ancestors, which are found at the beginning of the copy from now on.
    private mutating func shareAncestors() -> (attributes: [Segment.Attribute], bytes: [UInt8]) {
        var shared: (attributes: [Segment.Attribute], bytes: [UInt8]) = ([], [])
        for position in firstNode..<firstNode + repeated {
            let range = Int(nodes[position].start)..<Int(nodes[position].start) + Int(nodes[position].count)
            nodes[position].start = UInt32(shared.attributes.count)
            for attribute in attributes[range] {
                var copy = attribute
                copy.start = UInt32(shared.bytes.count)
                shared.attributes.append(copy)
                shared.bytes += bytes[Int(attribute.start)..<Int(attribute.start) + Int(attribute.count)]
            }
        }
        return shared
    }
}
