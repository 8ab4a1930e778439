internal import FeedFormats

/// Writes a value as JSON while it is encoded, each member where its type declares it, those of dictionaries by name.
///
/// Foundation's encoder makes a tree of dictionaries first and sorts them, which was a quarter of a first update.
final class TextEncoder: Encoder {
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    private var bytes: [UInt8] = []
    /// What ends each container that is open.
    private var open: [UInt8] = []
    private var isFirst = true

    /// The text of a value.
    func text(of value: some Encodable) throws -> String {
        bytes.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
        try write(value)
        let written = bytes
        // Put together from whole strings, it is as well-formed as they are.
        return unsafe String(copying: UTF8Span(unchecked: written.span))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(Members(encoder: self, depth: beginObject()))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        Elements(encoder: self, depth: begin("[", end: "]"))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

    fileprivate func beginObject() -> Int { begin("{", end: "}") }

    private func begin(_ start: Unicode.Scalar, end: Unicode.Scalar) -> Int {
        bytes.append(UInt8(ascii: start))
        open.append(UInt8(ascii: end))
        isFirst = true
        return open.count
    }

    /// Ends the containers that were opened inside one, which do not say themselves when they are complete.
    private func close(to depth: Int) {
        while open.count > depth {
            bytes.append(open.removeLast())
            isFirst = false
        }
    }

    fileprivate func beginElement(_ depth: Int) {
        close(to: depth)
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    fileprivate func beginMember(_ name: String, _ depth: Int) {
        beginElement(depth)
        put(name)
        bytes.append(UInt8(ascii: ":"))
    }

    fileprivate func write(_ value: some Encodable) throws {
        let (depth, start) = (open.count, bytes.count)
        if let dictionary = value as? any NamedValues {
            try dictionary.encodeByName(to: self)
        } else {
            try value.encode(to: self)
        }
        close(to: depth)
        if bytes.count == start { bytes += "{}".utf8 }
    }

    fileprivate func put(_ text: String) { JSONWriter.append(text, to: &bytes) }

    fileprivate func put(_ number: Double) throws {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number,
                EncodingError.Context(codingPath: [], debugDescription: "JSON has no such number")
            )
        }
        bytes += number.description.utf8
    }

    fileprivate func put(_ flag: Bool) { bytes += (flag ? "true" : "false").utf8 }

    fileprivate func put(_ number: some BinaryInteger) { bytes += String(number).utf8 }

    fileprivate func putNull() { bytes += "null".utf8 }
}

/// A dictionary, whose own order is another one in each run.
private protocol NamedValues {
    func encodeByName(to encoder: TextEncoder) throws
}

extension Dictionary: NamedValues where Key == String, Value: Encodable {
    fileprivate func encodeByName(to encoder: TextEncoder) throws {
        let depth = encoder.beginObject()
        for (name, value) in sorted(by: { $0.key < $1.key }) {
            encoder.beginMember(name, depth)
            try encoder.write(value)
        }
    }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: TextEncoder
    let depth: Int
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) {
        encoder.beginMember(key.stringValue, depth)
        encoder.putNull()
    }

    func encode(_ value: String, forKey key: Key) {
        encoder.beginMember(key.stringValue, depth)
        encoder.put(value)
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        encoder.beginMember(key.stringValue, depth)
        try encoder.write(value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder.beginMember(key.stringValue, depth)
        return encoder.container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder.beginMember(key.stringValue, depth)
        return encoder.unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder }

    func superEncoder(forKey key: Key) -> any Encoder {
        encoder.beginMember(key.stringValue, depth)
        return encoder
    }
}

private struct Elements: UnkeyedEncodingContainer {
    let encoder: TextEncoder
    let depth: Int
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    init(encoder: TextEncoder, depth: Int) {
        self.encoder = encoder
        self.depth = depth
    }

    mutating func encodeNil() {
        begin()
        encoder.putNull()
    }

    mutating func encode(_ value: some Encodable) throws {
        begin()
        try encoder.write(value)
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        begin()
        return encoder.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        begin()
        return encoder.unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder {
        begin()
        return encoder
    }

    private mutating func begin() {
        count += 1
        encoder.beginElement(depth)
    }
}

private struct Single: SingleValueEncodingContainer {
    let encoder: TextEncoder
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { encoder.putNull() }
    func encode(_ value: Bool) { encoder.put(value) }
    func encode(_ value: String) { encoder.put(value) }
    func encode(_ value: Double) throws { try encoder.put(value) }
    func encode(_ value: Float) throws { try encoder.put(Double(value)) }
    func encode(_ value: Int) { encoder.put(value) }
    func encode(_ value: Int8) { encoder.put(value) }
    func encode(_ value: Int16) { encoder.put(value) }
    func encode(_ value: Int32) { encoder.put(value) }
    func encode(_ value: Int64) { encoder.put(value) }
    func encode(_ value: UInt) { encoder.put(value) }
    func encode(_ value: UInt8) { encoder.put(value) }
    func encode(_ value: UInt16) { encoder.put(value) }
    func encode(_ value: UInt32) { encoder.put(value) }
    func encode(_ value: UInt64) { encoder.put(value) }
    func encode(_ value: some Encodable) throws { try encoder.write(value) }
}
