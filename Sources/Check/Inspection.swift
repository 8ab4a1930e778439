internal import FeedFormats
internal import FeedXML

/// One document being judged: what it is judged by, and what was found.
final class Inspection {
    let rules: Rules
    let markup = MarkupRules()
    var log: FindingLog
    /// How many entries there were.
    var entries = 0
    private var marks: Set<UInt64> = []
    private var strangers: Set<String> = []

    init(_ rules: Rules) {
        self.rules = rules
        log = FindingLog(isOwn: rules.isOwn)
    }

    /// Whether a value was not met before in a role; only marks of values are kept, so that memory is spared.
    func isNew(_ value: String, as role: String) -> Bool { marks.insert(mark(of: value, as: role)).inserted }

    /// A mark by which a value is known again in a role.
    func mark(of value: String, as role: String) -> UInt64 {
        "\(role)\n\(value)".utf8.reduce(0xCBF2_9CE4_8422_2325) { mark, byte in
            (mark ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
    }

    /// Judges what a format asks for without demanding it: errors are told as warnings.
    func mildly(_ body: () -> Void) {
        log.isMild = true
        body()
        log.isMild = false
    }

    /// Judges an element by a table; children of other namespaces are judged by `Extensions`.
    func check(_ node: Node, _ grammar: Grammar, isWhole: Bool = true) {
        checkAttributes(of: node, grammar.attributes)
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
                    // A container holds none of its children.
                    node.all(name).dropFirst(most).first?.spot ?? node.spot,
                    "\(node.name.local) has \(count) \(name) elements",
                    "keep one of them"
                )
            }
        }
    }

    /// Judges the attributes without a namespace by a table, and says which are in none.
    func checkAttributes(of node: Node, _ table: Grammar.Attributes) {
        checkValues(of: node, table)
        for attribute in node.attributes where attribute.name.space.isEmpty {
            if table[attribute.name.local] == nil {
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

    /// Judges the attributes that a table knows.
    func checkValues(of node: Node, _ table: Grammar.Attributes) {
        for (name, attribute) in table.sorted(by: { $0.key < $1.key }) {
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
            check(value, is: attribute.value, node.spot(of: name))
        }
    }

    /// Judges `xml:lang`, which may stand anywhere.
    func checkLanguage(of node: Node) {
        if let language = node["lang", Spaces.xml], !language.isEmpty {
            check(language, is: .language, node.spot(of: "xml:lang"))
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
        switch value {
        case .address, .web, .page:
            if node.text != node.trimmed {
                log.advise("white-space", node.spot, "white space stands around the address", "remove it")
            }
            check(node.trimmed, is: value, node.spot)
        default: check(node.text, is: value, node.spot)
        }
    }

    /// Notes control characters that tell of a wrong conversion, once.
    func checkCharacters(_ text: String, _ spot: Spot) {
        if rules.isOwn { return }
        var before: UInt8 = 0
        for byte in text.utf8 {
            // U+0080 to U+009F; U+0085 is a line break.
            if before == 0xC2, 0x80...0x9F ~= byte, byte != 0x85, isNew("control", as: "told") {
                log.warning(
                    "character",
                    spot,
                    "the text holds the control character U+00\(String(byte, radix: 16, uppercase: true))",
                    "it was a character of Windows-1252: write that one in UTF-8"
                )
            }
            before = byte
        }
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
