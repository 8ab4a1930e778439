/// What the elements of well-known modules must say, as tables.
enum Modules {
    /// A module, which may have elements that are in no table.
    struct Module {
        /// What is known of its elements.
        var terms: [String: Term]
        /// Whether it has no elements but these.
        var isWhole = false
    }

    /// What an element must say; other attributes and all children are left to their readers.
    struct Term {
        var text = Grammar.Value.free
        var attributes: Grammar.Attributes = [:]
    }

    /// The modules by their namespaces.
    static let known: [String: Module] = [
        Spaces.syndication: Module(
            terms: [
                "updatePeriod": Term(text: .oneOf(["hourly", "daily", "weekly", "monthly", "yearly"])),
                "updateFrequency": Term(text: .number(1)), "updateBase": Term(text: .w3c),
            ],
            isWhole: true
        ),
        Spaces.slash: Module(
            terms: [
                "comments": Term(text: .number(0)), "section": Term(), "department": Term(),
                "hit_parade": Term(),
            ],
            isWhole: true
        ),
        Spaces.comments: Module(
            terms: [
                "comment": Term(text: .address), "commentRss": Term(text: .address),
                "commentRSS": Term(text: .address),
            ],
            isWhole: true
        ),
        Spaces.thread: Module(
            terms: [
                "in-reply-to": Term(
                    attributes: [
                        "ref": (true, .iri), "href": (false, .reference), "source": (false, .reference),
                        "type": (false, .mediaType),
                    ]
                ),
                "total": Term(text: .number(0)),
            ],
            isWhole: true
        ),
        Spaces.georss: Module(
            terms: [
                "point": Term(text: .coordinates), "line": Term(text: .coordinates),
                "polygon": Term(text: .coordinates), "box": Term(text: .coordinates),
            ]
        ),
        Spaces.terms: Module(
            terms: Dictionary(
                uniqueKeysWithValues: [
                    "created", "modified", "issued", "dateAccepted", "dateCopyrighted", "dateSubmitted",
                ].map { ($0, Term(text: .w3c)) }
            )
        ),
        Spaces.itunes: Module(terms: itunes, isWhole: true),
        Spaces.podcast: Module(
            terms: [
                "transcript": Term(attributes: ["url": (true, .address), "type": (true, .mediaType)]),
                "chapters": Term(attributes: ["url": (true, .address), "type": (true, .mediaType)]),
                "funding": Term(attributes: ["url": (true, .address)]),
                "locked": Term(text: .oneOf(["yes", "no"])),
                "soundbite": Term(attributes: ["startTime": (true, .filled), "duration": (true, .filled)]),
                "guid": Term(text: .filled), "medium": Term(text: .filled),
            ]
        ),
    ]

    private static let itunes: [String: Term] = Dictionary(
        uniqueKeysWithValues: [
            "author", "block", "complete", "email", "isClosedCaptioned", "keywords", "name", "owner",
            "subtitle",
            "summary", "title", "link", "pubDate", "applepodcastsverify",
        ].map { ($0, Term()) }
    ).merging([
        "category": Term(attributes: ["text": (true, .filled)]),
        "duration": Term(text: .duration), "episode": Term(text: .number(0)),
        "season": Term(text: .number(0)),
        "order": Term(text: .number(0)), "episodeType": Term(text: .oneOf(["full", "trailer", "bonus"])),
        "explicit": Term(text: .oneOf(["true", "false", "yes", "no", "clean", "explicit"])),
        "image": Term(attributes: ["href": (true, .address)]), "new-feed-url": Term(text: .web),
        "type": Term(text: .oneOf(["episodic", "serial"])),
    ]) { $1 }
}

extension Inspection {
    /// Judges an element of a module by its table.
    func checkModule(_ node: Node) {
        guard let module = Modules.known[node.name.space] else {
            if Spaces.prefix(of: node.name.space) == nil { noteStranger(node) }
            return
        }
        guard let term = module.terms[node.name.local] else {
            if module.isWhole {
                log.warning(
                    "undefined-element",
                    node.spot,
                    "the module \(Spaces.prefix(of: node.name.space) ?? "") has no element \(node.name.local)",
                    "mend its name"
                )
            }
            return
        }
        checkValues(of: node, term.attributes)
        // Many a template puts line breaks around such a value.
        check(node.trimmed, is: term.text, node.spot)
        for child in node.children where child.name.space == node.name.space { checkModule(child) }
    }
}
