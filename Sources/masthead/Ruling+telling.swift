import FeedFormats
import Stories

extension Ruling {
    /// The ruling as one line for people.
    var line: String {
        let what =
            switch (kind, relation) {
            case (.join, .event): "join as reports of one event"
            case (.join, _): "join as one story"
            case (.split, .event): "split, not even one event"
            case (.split, _): "split into stories of their own"
            case (.prefer, _): "prefer"
            case (.reissue, _): "the same articles under new ids"
            case (.undo, _): "undo ruling \(undoes ?? 0)"
            }
        let why = reason.isEmpty ? "" : ": \(reason)"
        return "ruling \(number)  \(time.rfc3339)  \(author)  \(what)\(why)"
    }

    /// The ruling as one JSON object.
    func json(counts: Bool) -> [UInt8] {
        var out = JSONWriter()
        out.startObject()
        out.number("number", number)
        out.string("kind", kind.rawValue)
        out.string("relation", relation?.rawValue)
        out.array("articles", articles) { out, key in
            out.startObject()
            out.string("source", key.source)
            out.string("item", key.item)
            out.endObject()
        }
        out.number("undoes", undoes)
        out.string("author", author)
        out.string("reason", reason)
        out.string("time", time.rfc3339)
        out.bool("counts", counts)
        out.endObject()
        return out.take()
    }
}
