internal import FeedFormats
internal import FeedXML

/// One document being judged: what it is judged by, and what was found.
final class Inspection {
    let rules: Rules
    let markup = MarkupRules()
    var log = FindingLog()
    /// How many entries there were.
    var entries = 0
    private var marks: Set<UInt64> = []
    private var strangers: Set<String> = []

    init(_ rules: Rules) { self.rules = rules }

    /// Whether a value was not met before in a role; only marks of values are kept, so that memory is spared.
    func isNew(_ value: String, as role: String) -> Bool { marks.insert(mark(of: value, as: role)).inserted }

    /// Whether a value was met in a role.
    func has(_ value: String, as role: String) -> Bool { marks.contains(mark(of: value, as: role)) }

    private func mark(of value: String, as role: String) -> UInt64 {
        "\(role)\n\(value)".utf8.reduce(0xCBF2_9CE4_8422_2325) { mark, byte in
            (mark ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
    }

    /// Judges an element by a table; children of other namespaces are judged by `Extensions`.
    func check(_ node: Node, _ grammar: Grammar, isWhole: Bool = true) {
        checkAttributes(of: node, grammar)
        for child in node.children { checkChild(child, of: node, grammar) }
        if isWhole { checkCounts(in: node, grammar) { node.all($0).count } }
        if !node.trimmed.isEmpty, !grammar.children.isEmpty {
            log.error(
                "stray-text",
                node.spot,
                "text stands between the elements: \(node.trimmed.quoted)",
                "remove it, or put it into an element"
            )
        }
    }

    /// Judges one child by the table of its parent.
    func checkChild(_ child: Node, of parent: Node, _ grammar: Grammar) {
        guard child.name.space == parent.name.space else { return checkExtension(child) }
        guard let field = grammar.children[child.name.local] else {
            log.error(
                "undefined-element",
                child.spot,
                "\(parent.name.local) has no element \(child.name.local)",
                "remove it, or mend its name"
            )
            return
        }
        check(child, is: field.value)
    }

    /// Judges how often the children of a table stand there.
    func checkCounts(in node: Node, _ grammar: Grammar, count: (String) -> Int) {
        for (name, field) in grammar.children.sorted(by: { $0.key < $1.key }) {
            let count = count(name)
            if count < field.least {
                log.error(
                    "missing-element",
                    node.spot,
                    "\(node.name.local) has no \(name)",
                    "add <\(name)>: the format demands it"
                )
            }
            if let most = field.most, count > most {
                log.error(
                    "duplicate-element",
                    node.spot,
                    "\(node.name.local) has \(count) \(name) elements",
                    "keep one of them"
                )
            }
        }
    }

    private func checkAttributes(of node: Node, _ grammar: Grammar) {
        for (name, attribute) in grammar.attributes.sorted(by: { $0.key < $1.key }) {
            guard let value = node[name] else {
                if attribute.isRequired {
                    log.error(
                        "missing-attribute",
                        node.spot,
                        "\(node.name.local) has no attribute \(name)",
                        "add \(name)=\"…\": the format demands it"
                    )
                }
                continue
            }
            check(value, is: attribute.value, Spot(path: "\(node.path)/@\(name)", place: node.place))
        }
        for attribute in node.attributes where attribute.name.space.isEmpty {
            if grammar.attributes[attribute.name.local] == nil {
                log.error(
                    "undefined-attribute",
                    node.spot,
                    "\(node.name.local) has no attribute \(attribute.name.local)",
                    "remove it, or mend its name"
                )
            }
        }
        checkLanguage(of: node)
    }

    /// Judges `xml:lang`, which may stand anywhere.
    func checkLanguage(of node: Node) {
        if let language = node["lang", Spaces.xml], !language.isEmpty {
            check(language, is: .language, Spot(path: "\(node.path)/@xml:lang", place: node.place))
        }
    }

    private func check(_ node: Node, is value: Grammar.Value) {
        if case .free = value { return }
        if let child = node.children.first {
            log.error(
                "undefined-element",
                child.spot,
                "\(node.name.local) holds the element \(child.name.local), but only text may stand there",
                "escape the markup, or remove it"
            )
            return
        }
        checkLanguage(of: node)
        if case .html = value { return markup.check(node.text, node.spot, hasBase: false, rules, &log) }
        check(node.text, is: value, node.spot)
    }

    /// Notes an element of a namespace nobody is known to read, once for each.
    func noteStranger(_ node: Node) {
        guard strangers.insert(node.name.space).inserted else { return }
        log.warning(
            "unknown-namespace",
            node.spot,
            "the namespace \(node.name.space.quoted) is not one that readers know",
            "leave it out unless a reader of yours wants it"
        )
    }
}
