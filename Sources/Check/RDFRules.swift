internal import FeedXML

/// RSS 1.0 (web.resource.org/rss/1.0/spec), and 0.90 before it: what readers need of them.
struct RDFRules: FormatRules {
    private var channels = 0
    /// The channel's references to other parts, and the parts, by their addresses.
    private var references: [(name: String, address: String, spot: Spot)] = []
    private var parts: [(name: String, address: String, spot: Spot)] = []

    mutating func take(_ child: Node, of container: Node, _ inspection: Inspection) {
        guard [Spaces.rss1, Spaces.rss090].contains(child.name.space) else {
            return inspection.checkExtension(child)
        }
        let isFirst = child.name.space == Spaces.rss090
        switch child.name.local {
        case "channel":
            channels += 1
            inspection.check(child, isFirst ? Self.firstChannel : Self.channel)
            if !isFirst { takeReferences(of: child, inspection) }
        case "item":
            inspection.entries += 1
            inspection.check(child, Self.item)
            if let about = child["about", Spaces.rdf], !inspection.isNew(about, as: "id") {
                inspection.log.error(
                    "duplicate-id",
                    child.spot,
                    "another item is about \(about.quoted)",
                    "give each item an address of its own"
                )
            }
        case "image": inspection.check(child, Self.image)
        case "textinput": inspection.check(child, Self.textInput)
        default:
            inspection.log.error(
                "undefined-element",
                child.spot,
                "RSS 1.0 has no element \(child.name.local)",
                "remove it, or mend its name"
            )
        }
        if let about = child["about", Spaces.rdf] {
            if child.name.local != "channel" { parts.append((child.name.local, about, child.spot)) }
        } else if !isFirst {
            inspection.log.error(
                "missing-attribute",
                child.spot,
                "rdf:about is missing",
                "add the address it is about"
            )
        }
    }

    mutating func close(_ container: Node, _ inspection: Inspection) {
        if channels != 1 {
            inspection.log.error(
                "missing-element",
                container.spot,
                "rdf:RDF has \(channels) channels",
                "put one there"
            )
        }
        let there = Set(parts.map { "\($0.name) \($0.address)" })
        for (name, address, spot) in references where !there.contains("\(name) \(address)") {
            inspection.log.error(
                "reference",
                spot,
                "no \(name) is about \(address.quoted)",
                "write the same address there as in rdf:about"
            )
        }
        let named = Set(references.map { "\($0.name) \($0.address)" })
        for (name, address, spot) in parts where !named.contains("\(name) \(address)") && channels > 0 {
            inspection.log.warning(
                "reference",
                spot,
                "the channel does not name the \(name) \(address.quoted)",
                name == "item"
                    ? "add an rdf:li to its items: readers of RDF leave the item out" : "name it there"
            )
        }
    }

    private mutating func takeReferences(of channel: Node, _ inspection: Inspection) {
        for name in ["image", "textinput"] {
            guard let node = channel.first(name) else { continue }
            takeReference(node, to: name, inspection)
        }
        guard let items = channel.first("items") else { return }
        guard let list = items.first("Seq", in: Spaces.rdf) ?? items.first("Bag", in: Spaces.rdf) else {
            return inspection.log.error(
                "missing-element",
                items.spot,
                "items has no rdf:Seq",
                "add one that lists the addresses of all items"
            )
        }
        for node in list.all("li") { takeReference(node, to: "item", inspection) }
    }

    private mutating func takeReference(_ node: Node, to name: String, _ inspection: Inspection) {
        // The examples of the specification write the attribute without a namespace.
        if let address = node["resource", Spaces.rdf] ?? node["resource"] {
            references.append((name, address, node.spot))
        } else {
            inspection.log.error(
                "missing-attribute",
                node.spot,
                "rdf:resource is missing",
                "add the address that the \(name) is about"
            )
        }
    }

    private static let channel = Grammar(
        children: [
            "title": .one(.filled), "link": .one(.page), "description": .one(.free), "items": .one(.free),
            "image": .maybe(.free), "textinput": .maybe(.free),
        ]
    )
    private static let firstChannel = Grammar(
        children: ["title": .one(.filled), "link": .one(.page), "description": .one(.free)]
    )
    private static let item = Grammar(
        children: ["title": .one(.filled), "link": .one(.address), "description": .maybe(.html)]
    )
    private static let image = Grammar(
        children: ["title": .one(.filled), "url": .one(.page), "link": .one(.page)]
    )
    private static let textInput = Grammar(
        children: [
            "title": .one(.filled), "description": .one(.filled), "name": .one(.filled), "link": .one(.page),
        ]
    )
}
