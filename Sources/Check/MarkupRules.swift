internal import FeedXML

/// What HTML inside a feed may hold.
final class MarkupRules {
    private let reader: HTMLReader?

    init() { reader = try? HTMLReader(names: [""]) }

    /// Judges a fragment; each kind of fault is told once for it.
    func check(_ markup: String, _ spot: Spot, _ rules: Rules, _ log: inout FindingLog) {
        guard markup.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
            return
        }
        var met: Set<String> = []
        func error(_ rule: String, _ what: String, _ text: String, _ remedy: String) {
            if met.insert(rule + what).inserted { log.error(rule, spot, text, remedy) }
        }
        func warning(_ rule: String, _ what: String, _ text: String, _ remedy: String) {
            if met.insert(rule + what).inserted { log.warning(rule, spot, text, remedy) }
        }
        if let open = markup.utf8.lastIndex(of: UInt8(ascii: "<")),
            !markup.utf8[open...].contains(UInt8(ascii: ">")), let next = markup[open...].dropFirst().first,
            next.isLetter || next == "/" || next == "!"
        {
            warning("html-cut", "", "the HTML ends inside a tag", "give the whole of it")
        }
        reader?.read(markup) { segment in
            for node in segment.range where !segment.isText(node) {
                let name = segment.localName(of: node)
                if Self.active.contains(name) {
                    error(
                        "active-content",
                        name,
                        "<\(name)> is active or loads something by itself",
                        "leave it out: readers remove it, or are attacked by it"
                    )
                } else if !Self.known.contains(name) {
                    warning("unknown-html", name, "<\(name)> is no HTML", "use an element of HTML")
                }
                segment.forEachAttribute(of: node) { _, _, attribute, value in
                    if attribute.hasPrefix("on") {
                        error(
                            "active-content",
                            attribute,
                            "the attribute \(attribute) is a script",
                            "leave it out: readers remove it, or are attacked by it"
                        )
                    } else if attribute == "style", Self.isDangerous(style: value) {
                        error("active-style", "", "the style can move, cover or load", "leave it out")
                    } else if Self.addresses.contains(attribute) {
                        judge(value, of: attribute, in: name)
                    }
                }
            }
        }
        if reader?.isLessened ?? false {
            error(
                "too-complex",
                "",
                "the HTML has too many attributes in one tag, open elements or names",
                "make it simpler; readers give up on it"
            )
        }

        func judge(_ value: String, of attribute: String, in element: String) {
            let address = value.trimmingSpace
            let scheme = address.prefix { $0 != ":" }.lowercased().filter { !$0.isWhitespace }
            if AddressRules.isActive(address) {
                error("active-content", scheme, "a link of <\(element)> is a script", "leave it out")
            } else if AddressRules.isRelative(address), !spot.hasBase {
                warning(
                    "relative-link",
                    "",
                    "\(attribute)=\(address.quoted) is relative",
                    "write the whole address: readers have no page it could stand on"
                )
            } else if let objection = rules.links?.objection(to: address), !AddressRules.isRelative(address),
                !address.hasPrefix("#"), scheme != "data"
            {
                error(
                    "link-target",
                    address,
                    "the link \(address.quoted) may not be published: \(objection)",
                    "mend the link, or allow it in the configuration"
                )
            }
        }
    }

    private static func isDangerous(style: String) -> Bool {
        let style = style.lowercased()
        return ["expression", "javascript:", "url(", "behavior", "-moz-binding", "@import", "position", "\\"]
            .contains { style.contains($0) }
    }

    private static let active: Set<String> = [
        "script", "object", "embed", "applet", "iframe", "frame", "frameset", "base", "meta", "link", "style",
        "form", "input", "button", "svg", "math", "portal", "noscript", "template",
    ]

    private static let addresses: Set<String> = ["href", "src", "poster", "cite", "longdesc", "action"]

    private static let known: Set<String> = Set(
        """
        html body a abbr acronym address area article aside audio b bdi bdo big blockquote br canvas caption
        center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption
        figure font footer h1 h2 h3 h4 h5 h6 head header hgroup hr i img ins kbd label legend li main map mark
        menu meter nav ol optgroup option output p param picture pre progress q rb rp rt rtc ruby s samp section
        select slot small source span strike strong sub summary sup table tbody td textarea tfoot th thead time
        title tr track tt u ul var video wbr
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}
