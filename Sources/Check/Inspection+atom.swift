internal import FeedXML

/// What Atom's elements must be, in Atom and in RSS.
extension Inspection {
    /// Judges a link.
    func checkLink(_ node: Node) {
        check(node, Self.link)
        check(node.text, is: .empty, node.spot)
        if let rel = node["rel"], !Self.relations.contains(rel), AddressRules.fault(of: rel) != nil {
            log.warning(
                "link-relation",
                node.spot,
                "the relation \(rel.quoted) is not registered",
                "use a registered one, or an address"
            )
        }
    }

    /// Judges an author or contributor.
    func checkPerson(_ node: Node) {
        check(node, Self.person)
        if let name = node.first("name"), name.trimmed.isEmpty {
            log.error("blank", name.spot, "the name is blank", "write a name, or leave the person out")
        }
    }

    /// Judges that a feed says where it is.
    func checkSelf(_ links: [Node], of feed: Node) {
        guard let link = links.first(where: { $0["rel"] == "self" }) else {
            return log.warning(
                "missing-self",
                feed.spot,
                "the feed does not say where it is",
                "add a link with rel=\"self\" and the feed's address"
            )
        }
        if links.count(where: { $0["rel"] == "self" }) > 1 {
            log.error("duplicate-element", link.spot, "the feed has several self links", "keep one")
        }
        if let location = rules.location, let address = link["href"], address != location {
            log.warning(
                "self-elsewhere",
                link.spot,
                "the self link \(address.quoted) is not where the feed is",
                "write \(location)"
            )
        }
    }

    /// Judges that no two links to the same page are of the same type and language.
    func checkAlternates(_ links: [Node], of parent: Node) {
        var met: Set<String> = []
        for link in links where (link["rel"] ?? "alternate") == "alternate" {
            if !met.insert("\(link["type"] ?? "") \(link["hreflang"] ?? "")").inserted {
                log.error(
                    "duplicate-link",
                    link.spot,
                    "another link to the page has the same type and language",
                    "keep one of them, or tell type and hreflang"
                )
            }
        }
    }

    private static let link = Grammar(
        attributes: [
            "href": (true, .iri), "rel": (false, .filled), "type": (false, .mediaType),
            "hreflang": (false, .language), "title": (false, .filled), "length": (false, .number(0)),
        ]
    )

    private static let person = Grammar(
        children: ["name": .one(.filled), "uri": .maybe(.iri), "email": .maybe(.mail)]
    )

    private static let relations: Set<String> = [
        "alternate", "archives", "author", "canonical", "collection", "current", "describedby", "edit",
        "edit-media", "enclosure", "first", "hub", "last", "license", "next", "next-archive", "payment",
        "prev-archive", "previous", "related", "replies", "search", "self", "service", "up", "via",
    ]
}

extension Node {
    /// The elements inside as markup, as far as the rules for HTML look at it.
    var markup: String {
        var markup = ""
        for child in children {
            markup += "<\(child.name.local)"
            for attribute in child.attributes where attribute.name.space.isEmpty {
                let value = attribute.value.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
                markup += " \(attribute.name.local)=\"\(value)\""
            }
            markup += ">\(child.markup)</\(child.name.local)>"
        }
        return markup
    }
}
