extension Segment {
    /// The elements directly inside an element, in document order.
    @inlinable
    public func children(of element: Int) -> Children {
        Children(nodes: nodes, from: element + 1, end: Int(nodes[element].end))
    }

    /// The positions of an element's child elements.
    public struct Children: Sequence, IteratorProtocol {
        @usableFromInline let nodes: [Node]
        @usableFromInline var position: Int
        @usableFromInline let end: Int

        @inlinable
        init(nodes: [Node], from position: Int, end: Int) {
            self.nodes = nodes
            self.position = position
            self.end = end
        }

        /// The next child element's position.
        @inlinable
        public mutating func next() -> Int? {
            while position < end {
                let node = position
                guard nodes[node].isText else {
                    position = Int(nodes[node].end)
                    return node
                }
                position &+= 1
            }
            return nil
        }
    }

    /// The positions from the outermost ancestor down to an element, itself included.
    public func path(to element: Int) -> [Int] {
        var path: [Int] = []
        var position = range.lowerBound
        while position < element {
            let node = nodes[position]
            if !node.isText, node.end > UInt32(element) {
                path.append(position)
                position += 1
            } else {
                position = node.isText ? position + 1 : Int(node.end)
            }
        }
        path.append(element)
        return path
    }

    /// The position after an element's last descendant.
    @inlinable
    public func end(of element: Int) -> Int { Int(nodes[element].end) }

    /// Whether a node is a piece of text.
    @inlinable
    public func isText(_ node: Int) -> Bool { nodes[node].isText }

    /// An element's name: its number in the vocabulary, or a greater one for a name not in it.
    @inlinable
    public func name(of element: Int) -> UInt32 { nodes[element].name }

    /// An element's namespace: its number in the vocabulary, 0 for none or another.
    @inlinable
    public func space(of element: Int) -> UInt8 { nodes[element].space }

    /// An element's local name; as written where the vocabulary does not hold it.
    public func localName(of element: Int) -> String { names[Int(nodes[element].name)] }

    /// The line of an element's start tag, counted from 1.
    public func line(of element: Int) -> Int { Int(nodes[element].line) }

    /// All text inside an element, trimmed of white space at both ends; empty when there is none.
    public func text(of element: Int) -> String {
        let first = element + 1
        let end = Int(nodes[element].end)
        if first >= end { return "" }
        if end == first + 1, nodes[first].isText {
            return trimmedText(nodes[first].start, nodes[first].count)
        }
        var joined: [UInt8] = []
        for node in nodes[first..<end] where node.isText {
            joined.append(contentsOf: bytes[Int(node.start)..<Int(node.start + node.count)])
        }
        return string(joined[...], trimming: true)
    }

    /// The characters of a text node, untrimmed.
    public func characters(of node: Int) -> String {
        let node = nodes[node]
        return string(bytes[Int(node.start)..<Int(node.start + node.count)], trimming: false)
    }

    /// Calls a closure with a text node's bytes, UTF-8 as it came.
    public func withCharacters<Result>(of node: Int, _ body: (Span<UInt8>) -> Result) -> Result {
        let node = nodes[node]
        return body(bytes.span.extracting(Int(node.start)..<Int(node.start + node.count)))
    }

    /// Whether an element holds elements.
    public func hasElements(_ element: Int) -> Bool {
        for node in nodes[(element + 1)..<Int(nodes[element].end)] where !node.isText { return true }
        return false
    }

    /// The value of an attribute, trimmed; nil when the element does not have it.
    public func attribute(_ name: UInt32, space: UInt8 = 0, of element: Int) -> String? {
        let node = nodes[element]
        for index in Int(node.start)..<Int(node.start + node.count) {
            let attribute = attributes[index]
            if attribute.name == name, attribute.space == space {
                return trimmedText(attribute.start, attribute.count)
            }
        }
        return nil
    }

    /// Calls a closure with each attribute of an element: name number, namespace number, local name, value.
    public func forEachAttribute(
        of element: Int,
        _ body: (_ name: UInt32, _ space: UInt8, _ localName: String, _ value: String) -> Void
    ) {
        let node = nodes[element]
        for attribute in attributes[Int(node.start)..<Int(node.start + node.count)] {
            let value = bytes[Int(attribute.start)..<Int(attribute.start + attribute.count)]
            body(attribute.name, attribute.space, names[Int(attribute.name)], string(value, trimming: false))
        }
    }

    private func trimmedText(_ start: UInt32, _ count: UInt32) -> String {
        string(bytes[Int(start)..<Int(start + count)], trimming: true)
    }

    private func string(_ slice: ArraySlice<UInt8>, trimming: Bool) -> String {
        var slice = slice
        if trimming {
            // Not by `removeFirst`, which copies a slice that shares its storage.
            while let first = slice.first, isWhiteSpace(first) { slice = slice.dropFirst() }
            while let last = slice.last, isWhiteSpace(last) { slice = slice.dropLast() }
        }
        // Looked through by our own check, which is the faster; nothing in doubt is taken on trust. A string
        // made so does not know that it is ASCII, which it should.
        let isFine = unsafe slice.withUnsafeBufferPointer { bytes in
            unsafe !CharacterMender.isASCII(bytes) && CharacterMender.isFine(bytes)
        }
        return isFine
            ? unsafe String(copying: UTF8Span(unchecked: slice.span)) : String(decoding: slice, as: UTF8.self)
    }
}

/// Whether a byte is one of XML's four white-space characters.
@inline(__always)
func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
