import Foundation

/// Articles made of the words of labelled collections, the same at every run.
///
/// Each word follows one that it follows in the collections, so that common phrases stay common. One article in six is
/// a copy of an earlier one under another headline, cut or with some words changed; one in six reports the event
/// of an earlier one, which shows in the names that both have.
struct WordStream {
    /// An article as `masthead group --jsonl` reads it.
    struct Article {
        var id: String
        var title: [String]
        var text: [String]
        var names: [String]
        var outlet: Int
        var time: Date

        var jsonObject: [String: Any] {
            [
                "id": id, "title": title.joined(separator: " "), "source": "Outlet \(outlet)",
                "summary": text.prefix(40).joined(separator: " "), "body": text.joined(separator: " "),
                "url": "https://outlet\(outlet).example/\(id)",
                "published": time.ISO8601Format(),
            ]
        }
    }

    private var followers: [String: [String]] = [:]
    private var words: [String] = []
    private var state: UInt64 = 20_261_119
    private var recent: [Article] = []
    private var count = 0

    /// Learns the words of every collection in a folder; nil when there is none.
    init?(learningFrom folder: String) {
        let files = FileManager.default
        let names = (try? files.contentsOfDirectory(atPath: folder).sorted()) ?? []
        for name in names where name.hasSuffix(".jsonl") {
            let lines = (files.contents(atPath: "\(folder)/\(name)") ?? Data()).split(separator: 0x0A)
            for line in lines {
                let row = (try? JSONSerialization.jsonObject(with: line)) as? [String: Any]
                let text = [row?["title"], row?["body"] ?? row?["summary"]].compactMap { $0 as? String }
                let found = text.joined(separator: " ").split(whereSeparator: \.isWhitespace).map(String.init)
                for (word, next) in zip(found, found.dropFirst()) {
                    followers[word, default: []].append(next)
                }
                words += found
            }
        }
        if words.isEmpty { return nil }
    }

    /// The next article; `spread` is the number of articles in 30 days.
    mutating func next(spread: Int) -> Article {
        let time = Date(timeIntervalSince1970: 1_790_000_000 + Double(count) * 2_592_000 / Double(spread))
        let kind = recent.isEmpty ? 5 : random(6)
        var article = Article(
            id: "a\(count)",
            title: [],
            text: [],
            names: [],
            outlet: random(400),
            time: time
        )
        switch kind {
        case 0:
            let original = recent[random(recent.count)]
            article.names = original.names
            article.title = run(of: 6) + original.names
            article.text = Array(original.text.prefix(original.text.count - random(original.text.count / 2)))
            for _ in 0..<random(6) { article.text[random(article.text.count)] = words[random(words.count)] }
        case 1:
            article.names = recent[random(recent.count)].names
            article.title = run(of: 6) + article.names
            article.text = run(of: 20) + article.names + run(of: 60 + random(160))
        default:
            article.names = [name(), name()]
            article.title = run(of: 7) + article.names
            article.text = run(of: 15) + article.names + run(of: 60 + random(160))
        }
        count += 1
        if recent.count < 500 { recent.append(article) } else { recent[random(500)] = article }
        return article
    }

    private mutating func run(of length: Int) -> [String] {
        var run = [words[random(words.count)]]
        while run.count < length {
            let next = followers[run[run.count - 1]] ?? words
            run.append(next[random(next.count)])
        }
        return run
    }

    private mutating func name() -> String {
        let syllables = ["ka", "ro", "mi", "ten", "sul", "bar", "dov", "lin", "har", "eth", "um", "ozi"]
        return (0..<4).map { _ in syllables[random(syllables.count)] }.joined().capitalized
    }

    /// A number below another one (SplitMix64).
    private mutating func random(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) >> 1) % max(1, bound)
    }
}
