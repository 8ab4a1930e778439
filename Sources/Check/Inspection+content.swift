/// What Atom's text constructs and content must be (RFC 4287, 3.1 and 4.1.3).
extension Inspection {
    /// Judges a title, subtitle, summary or rights.
    func checkTextConstruct(_ node: Node) {
        checkAttributes(of: node, ["type": (false, .oneOf(["text", "html", "xhtml"]))])
        checkTyped(node, node["type"] ?? "text")
    }

    /// Judges content.
    func checkContent(_ node: Node) {
        checkAttributes(of: node, ["type": (false, .filled), "src": (false, .reference)])
        let type = node["type"]
        if let type, node.kind == .composite {
            log.error(
                "value",
                node.spot,
                "the type \(type.quoted) is one of several parts",
                "give one part and its type"
            )
        }
        if node["src"] != nil {
            check(node.text, is: .empty, node.spot)
            if type == nil {
                log.warning("value", node.spot, "content elsewhere has no type", "tell its media type")
            } else if node.kind == nil {
                log.error(
                    "value",
                    node.spot,
                    "content elsewhere has the type \(type?.quoted ?? ""), which is no media type",
                    "write one such as text/html"
                )
            }
        } else if let kind = node.kind {
            checkMedia(node, kind)
        } else if let type, !["text", "html", "xhtml"].contains(type) {
            log.error(
                "value",
                node.spot,
                "the type \(type.quoted) is neither text, html, xhtml nor a media type",
                "write one of them"
            )
        } else {
            checkTyped(node, type ?? "text")
        }
    }

    private func checkMedia(_ node: Node, _ kind: MediaKind) {
        switch kind {
        case .xml:
            if node.children.count != 1 || !node.trimmed.isEmpty {
                log.warning(
                    "content",
                    node.spot,
                    "content of an XML type is not one element",
                    "give it one root"
                )
            }
        case .text, .binary:
            if let child = node.children.first {
                log.error(
                    "undefined-element",
                    child.spot,
                    "content of this type holds no elements",
                    "escape them"
                )
            }
            if kind == .binary, !node.isBase64 {
                log.error("base64", node.spot, "content of this type must be base64, and is not", "encode it")
            }
        case .composite: break
        }
    }

    private func checkTyped(_ node: Node, _ type: String) {
        switch type {
        case "html":
            if let child = node.children.first {
                log.error(
                    "undefined-element",
                    child.spot,
                    "markup of type html must be escaped",
                    "escape it, or say type=\"xhtml\""
                )
            }
            markup.check(node.text, node.spot, rules, &log)
        case "text":
            if let child = node.children.first {
                log.error("undefined-element", child.spot, "plain text holds no elements", "escape it")
            }
        case "xhtml":
            if node.children.map(\.name) != [Node.Name(Spaces.xhtml, "div")] {
                log.error(
                    "undefined-element",
                    node.spot,
                    "xhtml content must be one div of XHTML",
                    "wrap it in <div xmlns=\"http://www.w3.org/1999/xhtml\">"
                )
            }
            if !node.trimmed.isEmpty {
                log.error(
                    "stray-text",
                    node.spot,
                    "text stands beside the div: \(node.trimmed.quoted)",
                    "put it into the div"
                )
            }
            markup.check(node.markup, node.spot, rules, &log)
        default: break
        }
    }
}

/// How Atom holds content of a media type (RFC 4287, 4.1.3.3).
enum MediaKind {
    case xml, text, binary
    /// Several parts, which cannot be held.
    case composite

    init(of type: String) {
        let bare = type.prefix { $0 != ";" }.lowercased().trimmingSpace
        if bare.hasPrefix("multipart/") || bare.hasPrefix("message/") {
            self = .composite
        } else if bare.hasSuffix("/xml") || bare.hasSuffix("+xml")
            || bare.hasSuffix("/xml-external-parsed-entity") || bare == "application/xml-dtd"
        {
            self = .xml
        } else {
            self = bare.hasPrefix("text/") ? .text : .binary
        }
    }
}

extension Node {
    /// How content of this media type is held; nil when its type is none.
    fileprivate var kind: MediaKind? {
        self["type"].flatMap { NameRules.isMediaType($0) ? MediaKind(of: $0) : nil }
    }

    /// Whether it is content that is told in base64.
    var isBinary: Bool { kind == .binary }

    /// Whether its text is base64, white space aside.
    fileprivate var isBase64: Bool {
        let bytes = text.utf8.filter { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        let data = bytes.prefix { $0 != UInt8(ascii: "=") }
        return bytes.count.isMultiple(of: 4) && bytes.count - data.count <= 2
            && bytes[data.endIndex...].allSatisfy { $0 == UInt8(ascii: "=") }
            && data.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20 || $0 == 0x2B || $0 == 0x2F }
    }
}
