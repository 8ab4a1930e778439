internal import FeedXML

/// RSS 1.0 (web.resource.org/rss/1.0/spec): what readers need of it.
struct RDFRules: FormatRules {
    private var channels = 0

    mutating func take(_ child: Node, of container: Node, _ inspection: Inspection) {
        guard child.name.space == Spaces.rss1 else { return inspection.checkExtension(child) }
        switch child.name.local {
        case "channel":
            channels += 1
            inspection.check(child, Self.channel)
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
        case "image", "textinput": break
        default:
            inspection.log.error(
                "undefined-element",
                child.spot,
                "RSS 1.0 has no element \(child.name.local)",
                "remove it, or mend its name"
            )
        }
        if child["about", Spaces.rdf] == nil {
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
    }

    private static let channel = Grammar(
        children: [
            "title": .one(.filled), "link": .one(.web), "description": .one(.free), "items": .one(.free),
            "image": .maybe(.free), "textinput": .maybe(.free),
        ]
    )
    private static let item = Grammar(
        children: ["title": .one(.filled), "link": .one(.address), "description": .maybe(.html)]
    )
}
