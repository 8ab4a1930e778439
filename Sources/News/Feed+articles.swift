package import FeedFormats

extension Feed {
    /// Returns the articles of the feed's entries, each under its own key.
    ///
    /// An entry that repeats id, address and headline of another is that one; the version updated last is kept.
    /// Where two different entries share an id, the one published first keeps it, whatever the order of the
    /// document, and the other's key gets a suffix from its address. An id that three or more share identifies
    /// none of them: all get the suffix, so that their keys stay as they are when the feed moves on.
    package func articles(source: String, reading plain: PlainText) -> [Article] {
        var articles = entries.map { Article($0, from: self, source: source, reading: plain) }
        var groups: [String: [Int]] = [:]
        for (position, article) in articles.enumerated() {
            groups[article.key.item, default: []].append(position)
        }
        var repeated: Set<Int> = []
        for positions in groups.values where positions.count > 1 {
            let distinct = Self.distinct(positions, of: articles)
            repeated.formUnion(Set(positions).subtracting(distinct))
            let keeper =
                distinct.count == 2 ? distinct.min { articles[$0].isEarlier(than: articles[$1]) } : nil
            guard distinct.count > 1 else { continue }
            let addresses = distinct.map {
                articles[$0].permalink.flatMap { CanonicalURL(article: $0)?.value } ?? ""
            }
            let isTold = Set(addresses).count == distinct.count
            for (position, address) in zip(distinct, addresses) where position != keeper {
                let hash = StableHash(of: isTold ? [address] : [address, articles[position].headline])
                articles[position].key.item += "#" + hash.digits.prefix(16)
            }
        }
        return articles.enumerated().filter { !repeated.contains($0.offset) }.map(\.element)
    }

    /// One position for each different article, in order: that of its latest version.
    private static func distinct(_ positions: [Int], of articles: [Article]) -> [Int] {
        var latest: [[String]: Int] = [:]
        for position in positions {
            let article = articles[position]
            let address = article.permalink.flatMap { CanonicalURL(article: $0)?.value } ?? ""
            let identity = [address, article.headline]
            guard let known = latest[identity] else {
                latest[identity] = position
                continue
            }
            let (old, new) = (articles[known].updated, article.updated)
            if let new, old.map({ $0.isEarlier(than: new) }) ?? true { latest[identity] = position }
        }
        return latest.values.sorted()
    }
}

extension Article {
    /// Whether it was published before another; one without a date was not.
    fileprivate func isEarlier(than other: Article) -> Bool {
        guard let published else { return false }
        return other.published.map { published.isEarlier(than: $0) } ?? true
    }
}
