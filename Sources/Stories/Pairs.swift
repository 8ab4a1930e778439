/// Finds the pairs of articles worth judging.
///
/// Two articles are worth it when they share passages or rare terms. What many articles share says little
/// and is not looked at, so that the work grows with the articles and not with their square.
struct Pairs {
    private let desk: Desk
    private let window: Int64
    private var terms: Postings
    private var passages: Postings
    private var addresses: [UInt64: [Int32]] = [:]

    /// How many of the rarest terms of an article's headline find it, and of its lead.
    private static let rare = 8
    /// How many passages of an article find it.
    private static let sample = 32
    /// How many articles may share a term or a passage before it is too common to look at.
    private static let common = 200

    /// Prepares to find pairs among articles that lie in the order of time.
    init(_ desk: Desk, window: Int64) {
        self.desk = desk
        self.window = window
        var terms: [UInt64] = []
        var passages: [UInt64] = []
        for article in desk.prints.indices {
            for term in Self.rarest(desk, article) { terms.append(UInt64(term) << 32 | UInt64(article)) }
            for passage in Self.telling(desk.prints[article]) {
                passages.append(UInt64(passage) << 32 | UInt64(article))
            }
            let url = desk.prints[article].url
            if url != 0 { addresses[url, default: []].append(Int32(article)) }
        }
        self.terms = Postings(terms)
        self.passages = Postings(passages)
    }

    /// Calls a function with every pair worth judging, the earlier article first.
    func visit(_ body: (_ earlier: Int, _ later: Int) -> Void) {
        var touched: [Int] = []
        var score = [Float](repeating: 0, count: desk.prints.count)
        for article in desk.prints.indices {
            touched.removeAll(keepingCapacity: true)
            let since = desk.prints[article].published.map { $0 - window }
            func touch(_ other: Int32, _ weight: Float) {
                let other = Int(other)
                if score[other] == 0 { touched.append(other) }
                score[other] += weight
            }
            func look(_ postings: Postings, _ number: UInt32, _ weight: Float) {
                let found = postings.articles(with: number)
                guard found.count <= Self.common else { return }
                for position in found {
                    let other = postings.article(at: position)
                    guard other < article else { break }
                    if let since, let time = desk.prints[Int(other)].published, time < since { continue }
                    touch(other, weight)
                }
            }
            for term in Self.rarest(desk, article) { look(terms, term, 1) }
            for passage in Self.telling(desk.prints[article]) { look(passages, passage, 1) }
            let url = desk.prints[article].url
            if url != 0 {
                for other in addresses[url, default: []] where other < article { touch(other, 2) }
            }
            touched.sort()
            for other in touched {
                if score[other] >= 2 { body(other, article) }
                score[other] = 0
            }
        }
    }

    /// The rarest terms of the headline and of the lead: a short text must be found beside a long one.
    private static func rarest(_ desk: Desk, _ article: Int) -> [UInt32] {
        let print = desk.prints[article]
        var terms = print.terms.map {
            (
                term: Fingerprint.Term(print.numbers[$0]),
                weight: desk.weight(article, term: $0 - print.terms.lowerBound)
            )
        }
        terms.sort { ($1.weight, $0.term.number) < ($0.weight, $1.term.number) }
        let headline = terms.lazy.filter(\.term.isHeadline).prefix(rare)
        let lead = terms.lazy.filter { !$0.term.isHeadline }.prefix(rare)
        return (Array(headline) + Array(lead)).map(\.term.stem)
    }

    private static func telling(_ print: Fingerprint) -> [UInt32] {
        Array(print.numbers[print.opening].prefix(sample / 2))
            + print.numbers[print.passages].prefix(sample / 2)
    }
}
