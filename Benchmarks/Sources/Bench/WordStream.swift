import Foundation

/// Articles made of the words of labelled collections, the same at every run.
///
/// Each word follows one that it follows in the collections, so that common phrases stay common. One article in six is
/// a copy of an earlier one under another headline, cut or with some words changed; one in six reports the event
/// of an earlier one, which shows in the names that both have.
struct WordStream {
    /// An article, its words by number.
    struct Article {
        var number: Int
        var outlet: Int
        var seconds: Int
        var title: [Int32]
        var text: [Int32]
        var names: [Int32]
    }

    private var words: [String] = []
    private var running: [Int32] = []
    private var followers: [[Int32]] = []
    private var state: UInt64 = 20_261_119
    private var recent: [Article] = []
    private var count = 0
    private let spread: Int
    private let length: Int

    /// Learns the words of every collection in a folder; nil when there is none.
    ///
    /// `spread` articles fill 30 days; a text has up to `length` words more than fifty.
    init?(learningFrom folder: String, spread: Int, length: Int) {
        self.spread = spread
        self.length = length
        let files = FileManager.default
        let names = (try? files.contentsOfDirectory(atPath: folder).sorted()) ?? []
        var numbers: [Substring: Int32] = [:]
        for name in names where name.hasSuffix(".jsonl") {
            for line in (files.contents(atPath: "\(folder)/\(name)") ?? Data()).split(separator: 0x0A) {
                let row = (try? JSONSerialization.jsonObject(with: line)) as? [String: Any]
                let text = [row?["title"], row?["body"] ?? row?["summary"]].compactMap { $0 as? String }
                for word in text.joined(separator: " ").split(whereSeparator: \.isWhitespace)
                where !word.utf8.contains(where: { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 }) {
                    let number = numbers[word] ?? Int32(words.count)
                    if number == words.count {
                        numbers[word] = number
                        words.append(String(word))
                        followers.append([])
                    }
                    if let last = running.last { followers[Int(last)].append(number) }
                    running.append(number)
                }
            }
        }
        if words.isEmpty { return nil }
    }

    /// The next article.
    mutating func next() -> Article {
        let kind = recent.isEmpty ? 5 : random(6)
        var article = Article(
            number: count,
            outlet: random(400),
            seconds: 1_790_000_000 + count * 2_592_000 / spread,
            title: [],
            text: [],
            names: []
        )
        switch kind {
        case 0:
            let original = recent[random(recent.count)]
            article.names = original.names
            article.title = run(of: 6) + original.names
            article.text = Array(original.text.prefix(original.text.count - random(original.text.count / 2)))
            for _ in 0..<random(6) {
                article.text[random(article.text.count)] = running[random(running.count)]
            }
        case 1:
            article.names = recent[random(recent.count)].names
            article.title = run(of: 6) + article.names
            article.text = run(of: 20) + article.names + run(of: 30 + random(length))
        default:
            article.names = [name(), name()]
            article.title = run(of: 7) + article.names
            article.text = run(of: 15) + article.names + run(of: 35 + random(length))
        }
        count += 1
        if recent.count < 500 { recent.append(article) } else { recent[random(500)] = article }
        return article
    }

    /// An article as one JSON object; `names` are those of its id, text and time.
    func json(_ article: Article, names: (id: String, text: String, time: String)) -> String {
        let time = Date(timeIntervalSince1970: Double(article.seconds)).ISO8601Format()
        return """
            {"\(names.id)":"a\(article.number)","title":"\(told(article.title))",\
            "source":"Outlet \(article.outlet)","summary":"\(told(article.text.prefix(40)))",\
            "\(names.text)":"\(told(article.text))",\
            "url":"https://outlet\(article.outlet).example/a\(article.number)","\(names.time)":"\(time)"}
            """
    }

    private func told(_ numbers: some Sequence<Int32>) -> String {
        numbers.lazy.map { words[Int($0)] }.joined(separator: " ")
    }

    private mutating func run(of length: Int) -> [Int32] {
        var run = [running[random(running.count)]]
        while run.count < length {
            let next = followers[Int(run[run.count - 1])]
            run.append(next.isEmpty ? running[random(running.count)] : next[random(next.count)])
        }
        return run
    }

    /// A name that nobody had before, as a word of its own.
    private mutating func name() -> Int32 {
        let syllables = ["ka", "ro", "mi", "ten", "sul", "bar", "dov", "lin", "har", "eth", "um", "ozi"]
        words.append((0..<4).map { _ in syllables[random(syllables.count)] }.joined().capitalized)
        followers.append([])
        return Int32(words.count - 1)
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
