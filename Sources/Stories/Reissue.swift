package import FeedFormats
package import News

/// A publisher that gave most of what its feed holds new ids.
///
/// The articles are those it published before: found by their address, or by headline and text where these occur
/// once before and once now. A bulletin that says the same every hour is no such article.
package struct Reissue: Sendable, Hashable {
    /// The feed.
    package var source: String
    /// Each article under its new id, followed by the one it is.
    package var articles: [Article.Key]
    /// How many articles of the feed were never seen under their id.
    package var unseen: Int

    /// How many articles must have come again before it can be told from chance.
    private static let least = 3

    /// Finds the feeds that came again among articles of which some were never seen under their id.
    package static func all(in reports: [Report]) -> [Reissue] {
        let feeds = Dictionary(grouping: reports) { $0.key.source }
        return feeds.sorted { $0.key < $1.key }.compactMap { source, reports in
            let unseen = reports.filter(\.isUnseen)
            guard unseen.count >= least else { return nil }
            let known = reports.filter { !$0.isUnseen }
            let addresses = Self.unique(known, \.url)
            let wordings = Self.unique(known, \.wording)
            let newAddresses = Self.unique(unseen, \.url)
            let newWordings = Self.unique(unseen, \.wording)
            var taken: Set<Article.Key> = []
            var articles: [Article.Key] = []
            for report in unseen.sorted(by: { $0.key.item < $1.key.item }) {
                let byAddress = newAddresses[report.print.url] == nil ? nil : addresses[report.print.url]
                let byWording =
                    newWordings[report.print.wording] == nil ? nil : wordings[report.print.wording]
                guard let before = byAddress ?? byWording, taken.insert(before).inserted else { continue }
                articles += [report.key, before]
            }
            let count = articles.count / 2
            guard count >= least, count * 2 > unseen.count else { return nil }
            return Reissue(source: source, articles: articles, unseen: unseen.count)
        }
    }

    /// The articles by something that only one of them has.
    private static func unique(
        _ reports: [Report],
        _ mark: (Fingerprint) -> UInt64
    ) -> [UInt64: Article.Key] {
        Dictionary(grouping: reports) { mark($0.print) }.compactMapValues { $0.count == 1 ? $0[0].key : nil }
            .filter { $0.key != 0 }
    }

    /// What is recorded, so that the articles stay one however often everything is grouped.
    package func ruling(at time: Timestamp) -> Ruling {
        Ruling(.reissue, .item, on: articles, by: "masthead", because: description, at: time)
    }
}

extension Reissue: CustomStringConvertible {
    package var description: String {
        "\(source) gave \(articles.count / 2) of its articles new ids; they stay the stories they were"
    }
}
