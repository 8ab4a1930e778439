internal import CLibXML2

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes an XML document piece by piece through libxml2's text writer.
///
/// What it writes is well-formed whatever text it is given: characters XML forbids are dropped and counted,
/// and `]]>` is split. The bytes gather inside until they are taken with `take()`, so a document of any length
/// needs the memory of one entry.
@safe public final class XMLWriter {
    /// Characters that were dropped because XML cannot carry them.
    public private(set) var droppedCharacters = 0

    private let writer: xmlTextWriterPtr
    private let sink: UnsafeMutablePointer<[UInt8]>

    /// Makes a writer of UTF-8.
    ///
    /// - Throws: `XMLError.outOfMemory`.
    public init() throws(XMLError) {
        _ = initializeLibXML2
        unsafe sink = .allocate(capacity: 1)
        unsafe sink.initialize(to: [])
        let output = unsafe xmlOutputBufferCreateIO(appendToSink, nil, sink, nil)
        guard let output = unsafe output, let writer = unsafe xmlNewTextWriter(output) else {
            unsafe sink.deinitialize(count: 1)
            unsafe sink.deallocate()
            throw .outOfMemory
        }
        unsafe self.writer = unsafe writer
    }

    deinit {
        unsafe xmlFreeTextWriter(writer)
        unsafe sink.deinitialize(count: 1)
        unsafe sink.deallocate()
    }

    /// Writes the XML declaration.
    public func startDocument() {
        unsafe xmlTextWriterStartDocument(writer, nil, "UTF-8", nil)
    }

    /// Writes which stylesheet shows the document to people who open it.
    public func stylesheet(_ address: String) {
        raw(Array("<?xml-stylesheet type=\"text/css\" href=\"".utf8))
        raw(attributeSource(scrubbed(address)))
        raw("\"?>\n")
    }

    /// Writes an element with attributes and what the closure writes inside it.
    ///
    /// The name, prefix included, is a constant of the format. Attributes keep their order; those without a
    /// value are left out.
    public func element(
        _ name: String,
        _ attributes: KeyValuePairs<String, String?> = [:],
        _ content: () throws -> Void
    ) rethrows {
        start(name, attributes)
        try content()
        end()
    }

    /// Writes an element that holds only text, or nothing.
    public func element(
        _ name: String,
        _ attributes: KeyValuePairs<String, String?> = [:],
        _ text: String = ""
    ) {
        start(name, attributes)
        if !text.isEmpty { self.text(text) }
        end()
    }

    /// Opens an element; `end()` closes it.
    public func start(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
        unsafe xmlTextWriterStartElement(writer, name)
        for (name, value) in attributes {
            guard let value else { continue }
            unsafe xmlTextWriterStartAttribute(writer, name)
            raw(attributeSource(scrubbed(value)))
            unsafe xmlTextWriterEndAttribute(writer)
        }
    }

    /// Closes the element that was opened last.
    public func end() {
        unsafe xmlTextWriterEndElement(writer)
    }

    /// Writes text, escaped.
    public func text(_ text: String) {
        unsafe xmlTextWriterWriteString(writer, scrubbed(text))
    }

    /// Writes text whose `&` and `<` become numeric references: in RSS titles, where readers disagree whether
    /// they hold HTML, `&#x26;` and `&#x3C;` are read alike by all (RSS Best Practices Profile).
    public func numericallyEscapedText(_ text: String) {
        var out: [UInt8] = []
        for byte in scrubbed(text).utf8 {
            switch byte {
            case UInt8(ascii: "&"): out.append(contentsOf: "&#x26;".utf8)
            case UInt8(ascii: "<"): out.append(contentsOf: "&#x3C;".utf8)
            case UInt8(ascii: ">"): out.append(contentsOf: "&#x3E;".utf8)
            case 0x0D: out.append(contentsOf: "&#13;".utf8)
            default: out.append(byte)
            }
        }
        raw(out)
    }

    /// Writes text as CDATA; a `]]>` in it is split over two sections.
    public func cdata(_ text: String) {
        var text = scrubbed(text)
        // A carriage return would be read back as a line feed, so such text is escaped instead.
        let hasReturn = text.withUTF8 { bytes in
            guard let base = bytes.baseAddress else { return false }
            return unsafe memchr(base, 0x0D, bytes.count) != nil
        }
        if hasReturn { return self.text(text) }
        text.withUTF8 { bytes in
            raw("<![CDATA[")
            var written = 0
            while let end = unsafe endMark(in: bytes, from: written) {
                unsafe raw(UnsafeBufferPointer(rebasing: bytes[written..<(end + 2)]))
                raw("]]><![CDATA[")
                written = end + 2
            }
            unsafe raw(UnsafeBufferPointer(rebasing: bytes[written...]))
            raw("]]>")
        }
    }

    /// Where the next `]]>` stands.
    private func endMark(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var index = start
        while index + 2 < bytes.count {
            guard let found = unsafe memchr(base + index, 0x5D, bytes.count - 2 - index) else { return nil }
            index = unsafe UnsafeRawPointer(base).distance(to: found)
            if unsafe bytes[index + 1] == 0x5D, unsafe bytes[index + 2] == 0x3E { return index }
            index += 1
        }
        return nil
    }

    /// Writes a line feed between elements, for people who read the source.
    public func lineBreak() {
        raw("\n")
    }

    /// Ends the document; open elements are closed.
    public func endDocument() {
        unsafe xmlTextWriterEndDocument(writer)
    }

    /// Gives the bytes written since the last call.
    public func take() -> [UInt8] {
        unsafe xmlTextWriterFlush(writer)
        let bytes = unsafe sink.pointee
        unsafe sink.pointee = []
        return bytes
    }

    private func raw(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { unsafe raw($0) }
    }

    private func raw(_ markup: StaticString) {
        unsafe raw(UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    private func raw(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe xmlTextWriterWriteRawLen(writer, bytes.baseAddress, Int32(bytes.count))
    }

    private func scrubbed(_ text: String) -> String {
        let text = XMLText.publishable(text)
        droppedCharacters += text.dropped
        return text.value
    }

    /// libxml2 would write every letter outside ASCII in an attribute as a numeric reference.
    private func attributeSource(_ value: String) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(value.utf8.count)
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): out.append(contentsOf: "&quot;".utf8)
            case 0x09: out.append(contentsOf: "&#9;".utf8)
            case 0x0A: out.append(contentsOf: "&#10;".utf8)
            case 0x0D: out.append(contentsOf: "&#13;".utf8)
            default: out.append(byte)
            }
        }
        return out
    }
}

private let appendToSink: xmlOutputWriteCallback = { sink, bytes, count in
    guard let sink = unsafe sink, let bytes = unsafe bytes, count > 0 else { return 0 }
    let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: Int(count))
    unsafe sink.assumingMemoryBound(to: [UInt8].self).pointee.append(contentsOf: buffer)
    return count
}
