extension Segment {
    /// The source of what an element holds, as XHTML without namespaces or prefixes.
    public func markup(of element: Int) -> String {
        var out: [UInt8] = []
        write(Int(element) + 1..<Int(nodes[element].end), to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    private func write(_ range: Range<Int>, to out: inout [UInt8]) {
        var open: [Int] = []
        var position = range.lowerBound
        while position < range.upperBound || !open.isEmpty {
            if let last = open.last, Int(nodes[last].end) <= position {
                writeEndTag(open.removeLast(), to: &out)
                continue
            }
            if nodes[position].isText {
                let node = nodes[position]
                escape(bytes[Int(node.start)..<Int(node.start + node.count)], quotes: false, to: &out)
            } else {
                writeStartTag(position, to: &out)
                if Int(nodes[position].end) > position + 1 { open.append(position) }
            }
            position += 1
        }
    }

    private func writeStartTag(_ position: Int, to out: inout [UInt8]) {
        let node = nodes[position]
        out.append(UInt8(ascii: "<"))
        out.append(contentsOf: names[Int(node.name)].utf8)
        for attribute in attributes[Int(node.start)..<Int(node.start + node.count)] {
            out.append(UInt8(ascii: " "))
            out.append(contentsOf: names[Int(attribute.name)].utf8)
            out.append(contentsOf: "=\"".utf8)
            let value = bytes[Int(attribute.start)..<Int(attribute.start + attribute.count)]
            escape(value, quotes: true, to: &out)
            out.append(UInt8(ascii: "\""))
        }
        if Int(node.end) > position + 1 {
            out.append(UInt8(ascii: ">"))
        } else if voidElements.contains(names[Int(node.name)]) {
            out.append(contentsOf: " />".utf8)
        } else {
            out.append(UInt8(ascii: ">"))
            writeEndTag(position, to: &out)
        }
    }

    private func writeEndTag(_ position: Int, to out: inout [UInt8]) {
        out.append(contentsOf: "</".utf8)
        out.append(contentsOf: names[Int(nodes[position].name)].utf8)
        out.append(UInt8(ascii: ">"))
    }
}

/// HTML's elements without an end tag (HTML, 13.1.2).
public let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
]

/// Appends text as markup: `&`, `<`, `>` and, inside attribute values, `"` become references.
func escape(_ text: some Sequence<UInt8>, quotes: Bool, to out: inout [UInt8]) {
    for byte in text {
        switch byte {
        case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\"") where quotes: out.append(contentsOf: "&quot;".utf8)
        default: out.append(byte)
        }
    }
}
