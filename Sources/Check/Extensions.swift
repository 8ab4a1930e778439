internal import FeedXML

extension Inspection {
    /// Judges an element of another namespace than its parent's.
    func checkExtension(_ node: Node) {
        switch node.name.space {
        case Spaces.content where node.name.local == "encoded": checkText(node, .html)
        case Spaces.dublinCore: checkDublinCore(node)
        case Spaces.media: checkMedia(node)
        case Spaces.atom: checkAtomElement(node)
        case Spaces.history: checkHistory(node)
        case Spaces.newsSitemap: checkNews(node)
        case "":
            log.error(
                "undefined-element",
                node.spot,
                "<\(node.name.local)> is in no namespace",
                "give it the namespace of its format"
            )
        default: checkModule(node)
        }
    }

    private func checkText(_ node: Node, _ value: Grammar.Value) {
        check(node, Grammar())
        if let child = node.children.first {
            log.error(
                "undefined-element",
                child.spot,
                "only text may stand in \(node.name.local)",
                "escape the markup, or remove it"
            )
        }
        check(node.text, is: value, node.spot)
    }

    private func checkDublinCore(_ node: Node) {
        switch node.name.local {
        case "date": checkText(node, .w3c)
        case "language": checkText(node, .language)
        case "creator", "publisher", "rights", "subject", "title", "description", "identifier", "source",
            "type",
            "format", "contributor", "coverage", "relation":
            checkText(node, .filled)
        default:
            log.error(
                "undefined-element",
                node.spot,
                "Dublin Core has no element \(node.name.local)",
                "mend its name"
            )
        }
    }

    private func checkMedia(_ node: Node) {
        switch node.name.local {
        case "content":
            check(node, Self.mediaContent, isWhole: false)
            for child in node.children { checkExtension(child) }
            if node["url"] == nil, node.first("player") == nil {
                log.warning(
                    "missing-attribute",
                    node.spot,
                    "content has neither an address nor a player",
                    "add url=\"…\", or a media:player"
                )
            }
        case "thumbnail": check(node, Self.mediaThumbnail)
        case "group": for child in node.children { checkExtension(child) }
        default:
            if Self.mediaContent.children[node.name.local] == nil {
                log.error(
                    "undefined-element",
                    node.spot,
                    "Media RSS has no element \(node.name.local)",
                    "mend its name"
                )
            }
        }
    }

    private func checkHistory(_ node: Node) {
        if ["complete", "archive"].contains(node.name.local) {
            checkText(node, .empty)
        } else {
            log.error(
                "undefined-element",
                node.spot,
                "RFC 5005 has no element \(node.name.local)",
                "write fh:complete or fh:archive"
            )
        }
    }

    /// Elements of Atom inside RSS.
    private func checkAtomElement(_ node: Node) {
        switch node.name.local {
        case "link": checkLink(node)
        case "author", "contributor": checkPerson(node)
        case "updated", "published": checkText(node, .rfc3339)
        case "id": checkText(node, .iri)
        case "category", "content", "generator", "icon", "logo", "rights", "source", "subtitle", "summary",
            "title":
            break
        default:
            log.error(
                "undefined-element",
                node.spot,
                "Atom has no element \(node.name.local)",
                "mend its name"
            )
        }
    }

    private static let mediaContent: Grammar = {
        var attributes: Grammar.Attributes = [
            "url": (false, .address), "fileSize": (false, .amount), "type": (false, .mediaType),
            "medium": (false, .oneOf(["image", "audio", "video", "document", "executable"])),
            "isDefault": (false, .oneOf(["true", "false"])),
            "expression": (false, .oneOf(["sample", "full", "nonstop"])),
            "height": (false, .amount), "width": (false, .amount),
        ]
        for name in ["bitrate", "framerate", "samplingrate", "channels", "duration", "lang"] {
            attributes[name] = (false, .free)
        }
        return Grammar(
            children: Dictionary(
                uniqueKeysWithValues: [
                    "title", "description", "credit", "thumbnail", "keywords", "rating", "category", "hash",
                    "player",
                    "copyright", "text", "restriction", "license", "community", "comments", "embed",
                    "responses",
                    "backLinks", "status", "price", "subTitle", "peerLink", "location", "rights", "scenes",
                    "adult",
                ].map { ($0, .any(.free)) }
            ),
            attributes: attributes
        )
    }()

    private static let mediaThumbnail = Grammar(
        attributes: [
            "url": (true, .address), "width": (false, .amount), "height": (false, .amount),
            "time": (false, .filled),
        ]
    )
}
