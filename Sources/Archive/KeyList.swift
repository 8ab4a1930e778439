internal import FeedFormats
internal import News

/// Many articles in one argument, so that one statement finds them all.
enum KeyList {
    /// Finds the articles of a list: tables for a `FROM` whose first argument is the list.
    static let articles = """
        json_each(?) AS feed CROSS JOIN source ON source.key = feed.key
        CROSS JOIN json_each(feed.value) AS wanted
        CROSS JOIN article ON article.source = source.id AND article.item = wanted.value
        """

    /// How many articles a list has at most, so that its size does not grow with the archive.
    private static let length = 4_096

    /// The lists of some articles: JSON objects of sources, each with its items.
    static func all(of keys: some Collection<Article.Key>) -> [String] {
        var lists: [String] = []
        var sources: [String: [String]] = [:]
        for (position, key) in keys.enumerated() {
            sources[key.source, default: []].append(key.item)
            guard (position + 1).isMultiple(of: length) || position == keys.count - 1 else { continue }
            lists.append(list(of: sources))
            sources = [:]
        }
        return lists
    }

    private static func list(of sources: [String: [String]]) -> String {
        var writer = JSONWriter()
        writer.startObject()
        for (source, items) in sources {
            writer.array(Stored.name(source), items) { $0.string(nil, Stored.name($1)) }
        }
        writer.endObject()
        return String(decoding: writer.take(), as: UTF8.self)
    }
}

extension Set<Int64> {
    /// Numbers of rows as JSON, by which one statement finds them all, in the order in which they lie in the file.
    var list: String { "[" + sorted().lazy.map(String.init).joined(separator: ",") + "]" }
}
