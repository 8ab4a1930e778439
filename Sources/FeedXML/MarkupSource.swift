#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The source of a document as far as it is written, with the elements that are open in it.
@safe struct MarkupSource: ~Copyable {
    private(set) var droppedCharacters = 0
    private var out = ByteBuffer()
    private var open: [StaticString] = []
    /// Whether the start tag that was written last still lacks its end.
    private var isInTag = false

    mutating func declare() { out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }

    mutating func refer(toStyle address: String) {
        out.append("<?xml-stylesheet type=\"text/css\" href=\"")
        append(address, .attribute)
        out.append("\"?>\n")
    }

    mutating func start(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) {
        finishTag()
        out.append(UInt8(ascii: "<"))
        out.append(name)
        for (name, value) in attributes {
            guard let value else { continue }
            out.append(UInt8(ascii: " "))
            out.append(name)
            out.append("=\"")
            append(value, .attribute)
            out.append(UInt8(ascii: "\""))
        }
        open.append(name)
        isInTag = true
    }

    mutating func end() {
        guard let name = open.popLast() else { return }
        if isInTag {
            isInTag = false
            return out.append("/>")
        }
        out.append("</")
        out.append(name)
        out.append(UInt8(ascii: ">"))
    }

    mutating func text(_ text: String, _ escapes: Escapes) {
        finishTag()
        append(text, escapes)
    }

    mutating func lineBreak() {
        finishTag()
        out.append(0x0A)
    }

    mutating func take() -> [UInt8] {
        let bytes = unsafe Array(out.bytes)
        out.removeAll()
        return bytes
    }

    mutating func cdata(_ text: String) {
        finishTag()
        var text = publishable(text)
        text.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return }
            // A carriage return would be read back as a line feed, so such text is escaped instead.
            if unsafe memchr(start, 0x0D, bytes.count) != nil {
                return unsafe Escapes.text.append(bytes, to: &out)
            }
            out.append("<![CDATA[")
            var written = 0
            while let end = unsafe endMark(in: bytes, from: written) {
                unsafe out.append(start + written, count: end + 2 - written)
                out.append("]]><![CDATA[")
                written = end + 2
            }
            unsafe out.append(start + written, count: bytes.count - written)
            out.append("]]>")
        }
    }

    private mutating func finishTag() {
        guard isInTag else { return }
        isInTag = false
        out.append(UInt8(ascii: ">"))
    }

    private mutating func append(_ text: String, _ escapes: Escapes) {
        var text = publishable(text)
        text.withUTF8 { unsafe escapes.append($0, to: &out) }
    }

    private mutating func publishable(_ text: String) -> String {
        let text = XMLText.publishable(text)
        droppedCharacters += text.dropped
        return text.value
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
}
