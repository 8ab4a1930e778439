import Archive
import FeedFormats
import Fetch
import News

extension Run {
    /// Derives articles anew from the documents that were kept and the sources that are files, then reads `articles/`
    /// and groups everything.
    ///
    /// What no document covers stays. Published ids, revisions, withdrawals and rulings are never touched.
    func rebuild() throws {
        log.begin(.rebuild)
        // Documents come the oldest first, so the last reading of an article is that of its newest version.
        var newest: [Article.Key: (article: Article, seen: Int64)] = [:]
        func take(_ feed: Feed, of source: String, at seen: Timestamp) {
            for article in feed.articles(source: source, reading: plain) {
                newest[article.key] = (article, seen.seconds)
            }
        }
        try archive.forEachResponse { key, response in
            do throws(FormatError) {
                let feed = try Feed(
                    parsing: response.body,
                    headers: Dictionary(response.headers.map { ($0.name, $0.value) }) { first, _ in first },
                    location: response.url
                )
                take(feed, of: key, at: response.time)
            } catch {
                report.problems.append("a document kept of \(key) cannot be read any more: \(error)")
            }
        }
        let states = try archive.subscriptionStates()
        for subscription in list.subscriptions where subscription.isFile {
            // One that cannot be read, or says something else by now, is left to the next update.
            guard
                let document = try? document(of: subscription),
                BodyHash(of: document).digits == states[subscription.key]?.digest,
                let feed = try? Feed(parsing: document)
            else { continue }
            take(feed, of: subscription.key, at: now)
        }
        let ordered = newest.values.sorted {
            ($0.article.key.source, $0.article.key.item) < ($1.article.key.source, $1.article.key.item)
        }
        report.rederived = try archive.rederive(ordered, fingerprint: fingerprint)
        try importArticles()
        try group(all: true)
    }
}
