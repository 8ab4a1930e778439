internal import FeedXML

/// What Atom's elements must be, in Atom and in RSS.
extension Inspection {
    /// Judges a link.
    func checkLink(_ node: Node) {
        check(node, Self.link)
        if !node.trimmed.isEmpty {
            log.advise("stray-text", node.spot, "text stands in a link", "remove it: readers know href only")
        }
        if let count = node["count", Spaces.thread] {
            check(count, is: .number(0), node.spot(of: "thr:count"))
        }
        if let updated = node["updated", Spaces.thread] {
            check(updated, is: .rfc3339, node.spot(of: "thr:updated"))
        }
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

    /// Judges what a feed says of its history, which is of one kind (RFC 5005).
    func checkHistory(_ history: [Node], _ links: [Node]) {
        guard let complete = history.first(where: { $0.name.local == "complete" }) else { return }
        if history.contains(where: { $0.name.local == "archive" }) {
            log.warning(
                "history",
                complete.spot,
                "the feed is said to be complete and an archive, which means nothing",
                "keep fh:complete or fh:archive"
            )
        }
        let others = ["prev-archive", "next-archive", "previous", "prev", "next"]
        if let link = links.first(where: { others.contains($0["rel"] ?? "") }) {
            log.warning(
                "history",
                link.spot,
                "the feed is said to be complete, and links to more of it",
                "remove fh:complete or the link"
            )
        }
    }

    private static let link = Grammar(
        attributes: [
            "href": (true, .reference), "rel": (false, .filled), "type": (false, .mediaType),
            "hreflang": (false, .language), "title": (false, .free), "length": (false, .number(0)),
        ]
    )

    private static let person = Grammar(
        children: ["name": .one(.filled), "uri": .maybe(.reference), "email": .maybe(.mail)]
    )

    /// IANA's registry of link relations, and those of feeds that never came into it.
    private static let relations = Set(
        """
        about acl alternate amphtml api-catalog appendix apple-touch-icon apple-touch-startup-image archives author
        blocked-by bookmark c2pa-manifest canonical chapter cite-as collection compression-dictionary contents
        convertedfrom copyright create-form current deprecation describedby describes disclosure dns-prefetch
        duplicate edit edit-form edit-media enclosure external first geofeed glossary help hosts hub icon ice-server
        index intervalafter intervalbefore intervalcontains intervaldisjoint intervalduring intervalequals
        intervalfinishedby intervalfinishes intervalin intervalmeets intervalmetby intervaloverlappedby
        intervaloverlaps intervalstartedby intervalstarts item last latest-version license linkset lrdd manifest
        mask-icon me media-feed memento micropub modulepreload monitor monitor-group next next-archive nofollow
        noopener noreferrer opener openid2.local_id openid2.provider original p3pv1 payment pingback preconnect
        predecessor-version prefetch preload prerender prev prev-archive preview previous privacy-policy profile
        publication rdap-active rdap-bottom rdap-down rdap-top rdap-up related replies restconf ruleinput ruleoutput
        search section self service service-desc service-doc service-meta shortlink sip-trunking-capability sponsored
        start status stylesheet subsection successor-version sunset tag terms-of-service timegate timemap type ugc up
        version-history via webmention working-copy working-copy-of
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
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
