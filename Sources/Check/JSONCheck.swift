internal import FeedFormats
internal import FeedXML

/// Judges a JSON Feed (jsonfeed.org/version/1.1) while it comes in.
final class JSONCheck {
    private let inspection: Inspection
    private var scanner = JSONScanner()
    private var members: [String: JSONValue] = [:]
    private var places: [String: XMLScanner.Place] = [:]
    private var isBroken = false

    init(_ inspection: Inspection) { self.inspection = inspection }

    func read(_ bytes: [UInt8], isLast: Bool) {
        if isBroken { return }
        do {
            try scanner.read(bytes) { take($0) }
            if isLast { try scanner.finish { take($0) } }
        } catch {
            isBroken = true
            inspection.log.error(
                "not-well-formed",
                Spot(path: "", place: XMLScanner.Place(line: error.line, column: error.column)),
                "the document is not well-formed: \(error.reason)",
                "mend it there; readers stop at it"
            )
            return
        }
        if isLast { close() }
    }

    private func take(_ piece: JSONScanner.Piece) {
        let place = XMLScanner.Place(line: piece.line, column: piece.column)
        guard let index = piece.index else {
            members[piece.name] = piece.value
            places[piece.name] = place
            let spot = Spot(path: piece.name, place: place)
            if piece.name == "items" {
                return inspection.log.error("type", spot, "items is no list", "write a list of objects")
            }
            return judge(piece.value, named: piece.name, Self.feed, spot)
        }
        inspection.entries += 1
        checkItem(piece.value, Spot(path: "items[\(index)]", place: place)) { name in
            piece.places[name].map { XMLScanner.Place(line: $0.line, column: $0.column) } ?? place
        }
    }

    private func close() {
        let spot = Spot(path: "", place: XMLScanner.Place(line: 1, column: 1))
        if let place = scanner.brokenPair {
            inspection.log.warning(
                "character",
                Spot(path: "", place: XMLScanner.Place(line: place.line, column: place.column)),
                "a string holds half of a surrogate pair",
                "write both halves, or the character itself"
            )
        }
        for twin in scanner.repeated.prefix(20) {
            inspection.log.error(
                "duplicate-element",
                Spot(path: twin.name, place: XMLScanner.Place(line: twin.line, column: twin.column)),
                "the member \(twin.name.quoted) stands there twice",
                "keep one of them"
            )
        }
        guard scanner.isObject else {
            return inspection.log.error("not-a-feed", spot, "it is no JSON object", "write a JSON Feed")
        }
        checkHead()
        if members["version"]?.string?.hasPrefix("https://jsonfeed.org/version/1") != true {
            inspection.log.error(
                "missing-element",
                spot,
                "the version is not that of a JSON Feed",
                "write \"version\": \"https://jsonfeed.org/version/1.1\""
            )
        }
        if members["title"]?.string == nil {
            inspection.log.error("missing-element", spot, "the feed has no title", "add one")
        }
        if !scanner.hasItems, members["items"] == nil {
            inspection.log.error("missing-element", spot, "the feed has no items", "add a list of them")
        }
        guard let address = members["feed_url"]?.string else {
            return inspection.log.warning(
                "missing-self",
                spot,
                "the feed does not say where it is",
                "add \"feed_url\" with its address"
            )
        }
        if let location = inspection.rules.location, address != location {
            inspection.log.warning(
                "self-elsewhere",
                self.spot(of: "feed_url"),
                "feed_url \(address.quoted) is not where the feed is",
                "write \(location)"
            )
        }
    }

    /// Judges the members that say something only together.
    private func checkHead() {
        let version = members["version"]?.string ?? ""
        if version.hasPrefix("https://jsonfeed.org/version/1"), !Self.versions.contains(version) {
            inspection.log.warning(
                "value",
                spot(of: "version"),
                "nobody knows the version \(version.quoted)",
                "write https://jsonfeed.org/version/1.1"
            )
        }
        if members["title"]?.string?.trimmingSpace.isEmpty == true {
            inspection.log.advise("blank", spot(of: "title"), "the title is blank", "say what the feed is")
        }
        if let next = members["next_url"]?.string, next == members["feed_url"]?.string {
            inspection.log.error(
                "history",
                spot(of: "next_url"),
                "the next page is the feed itself",
                "write the address of the page, or leave next_url out on the last one"
            )
        }
        if members["author"] != nil { noteAuthor(spot(of: "author")) }
    }

    private func spot(of name: String) -> Spot { Spot(path: name, place: places[name]) }

    /// Notes once that 1.1 has authors in place of author.
    private func noteAuthor(_ spot: Spot) {
        guard members["version"]?.string == Self.versions.last, inspection.isNew("author", as: "told") else {
            return
        }
        inspection.log.warning("deprecated", spot, "author is of version 1.0", "write authors, a list")
    }

    private func checkItem(_ item: JSONValue, _ spot: Spot, at place: (String) -> XMLScanner.Place) {
        guard let members = item.members else {
            return inspection.log.error("type", spot, "an item is no object", "write an object")
        }
        inspection.log.entry = item["id"]?.string
        defer { inspection.log.entry = nil }
        for member in members {
            judge(
                member.value,
                named: member.name,
                Self.item,
                Spot(path: "\(spot.path)/\(member.name)", place: place(member.name))
            )
        }
        if item["author"] != nil { noteAuthor(Spot(path: spot.path + "/author", place: place("author"))) }
        guard let id = item["id"] else {
            return inspection.log.error(
                "missing-element",
                spot,
                "the item has no id",
                "add one that never changes"
            )
        }
        let idSpot = Spot(path: spot.path + "/id", place: place("id"))
        if let id = id.string {
            if id.isEmpty {
                inspection.log.error("blank", idSpot, "the id is blank", "write an id that never changes")
            } else if !inspection.isNew(id, as: "id") {
                inspection.log.error(
                    "duplicate-id",
                    idSpot,
                    "the id \(id.quoted) is borne by another item",
                    "give each item an id of its own"
                )
            }
        }
        if item["content_html"] == nil, item["content_text"] == nil {
            inspection.log.error(
                "missing-element",
                spot,
                "the item has neither content_html nor content_text",
                "add one of them"
            )
        }
        if item["author"] != nil, item["authors"] != nil {
            inspection.log.warning("twins", spot, "author and authors say the same", "keep authors")
        }
    }

    /// Judges a member by a table; those of extensions begin with `_`.
    private func judge(_ value: JSONValue, named name: String, _ table: [String: Shape], _ spot: Spot) {
        if name.hasPrefix("_") {
            if name.dropFirst().first?.isLetter != true || name.contains(".") {
                inspection.log.error(
                    "undefined-element",
                    spot,
                    "\(name.quoted) is no name of an extension",
                    "write _ and a letter, and no period after it"
                )
            }
            if value.members == nil {
                inspection.log.error("type", spot, "the extension \(name) is no object", "write an object")
            }
            return
        }
        guard let shape = table[name] else {
            return inspection.log.warning(
                "undefined-element",
                spot,
                "JSON Feed has no member \(name.quoted)",
                "mend its name, or put it into an object whose name begins with _"
            )
        }
        judge(value, shape, spot)
    }

    private func judge(_ value: JSONValue, _ shape: Shape, _ spot: Spot) {
        switch shape {
        case .text(let kind):
            guard let text = value.string else {
                return inspection.log.error("type", spot, "it is no text", "write it in quotation marks")
            }
            inspection.check(text, is: kind, spot)
        case .number:
            guard case .number(let digits) = value, Double(digits) ?? -1 >= 0 else {
                return inspection.log.error(
                    "number",
                    spot,
                    "it is no number from 0 up",
                    "leave an unknown one out"
                )
            }
        case .bool:
            if value.bool == nil {
                inspection.log.error("type", spot, "it is not true or false", "write one of them")
            }
        case .texts:
            guard let values = value.array, values.allSatisfy({ $0.string != nil }) else {
                return inspection.log.error("type", spot, "it is no list of texts", "write [\"…\"]")
            }
        case .objects(let table, let required):
            guard let values = value.array else {
                return inspection.log.error("type", spot, "it is no list", "write a list of objects")
            }
            for (index, value) in values.enumerated() {
                judge(
                    value,
                    .object(table, required),
                    Spot(path: "\(spot.path)[\(index + 1)]", place: spot.place)
                )
            }
        case .object(let table, let required):
            guard let members = value.members else {
                return inspection.log.error("type", spot, "it is no object", "write an object")
            }
            for name in required where value[name] == nil {
                inspection.log.error("missing-element", spot, "\(name) is missing", "add it")
            }
            if members.isEmpty { inspection.log.error("blank", spot, "the object is empty", "leave it out") }
            for member in members {
                judge(
                    member.value,
                    named: member.name,
                    table,
                    Spot(path: "\(spot.path)/\(member.name)", place: spot.place)
                )
            }
        case .list: break
        }
    }

    private indirect enum Shape {
        case text(Grammar.Value)
        case number, bool, texts, list
        case object([String: Shape], [String])
        case objects([String: Shape], [String])
    }

    private static let versions = ["https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1"]

    private static let person: [String: Shape] = [
        "name": .text(.filled), "url": .text(.address), "avatar": .text(.address),
    ]

    private static let feed: [String: Shape] = [
        "version": .text(.filled), "title": .text(.free), "home_page_url": .text(.web),
        "feed_url": .text(.web), "description": .text(.free), "user_comment": .text(.free),
        "next_url": .text(.web), "icon": .text(.address), "favicon": .text(.address),
        "author": .object(person, []), "authors": .objects(person, []), "language": .text(.language),
        "expired": .bool, "hubs": .objects(["type": .text(.filled), "url": .text(.web)], ["type", "url"]),
        "items": .list,
    ]

    private static let item: [String: Shape] = [
        "id": .text(.free), "url": .text(.address), "external_url": .text(.address), "title": .text(.free),
        "content_html": .text(.html), "content_text": .text(.free), "summary": .text(.free),
        "image": .text(.address), "banner_image": .text(.address), "date_published": .text(.rfc3339),
        "date_modified": .text(.rfc3339), "author": .object(person, []), "authors": .objects(person, []),
        "tags": .texts, "language": .text(.language),
        "attachments": .objects(
            [
                "url": .text(.address), "mime_type": .text(.mediaType), "title": .text(.filled),
                "size_in_bytes": .number, "duration_in_seconds": .number,
            ],
            ["url", "mime_type"]
        ),
    ]
}
