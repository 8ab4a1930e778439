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
        try archive.forEachResponse { key, response in
            do throws(FormatError) {
                let feed = try Feed(
                    parsing: response.body,
                    headers: Dictionary(response.headers.map { ($0.name, $0.value) }) { first, _ in first },
                    location: response.url
                )
                for article in feed.articles(source: key, reading: plain) {
                    newest[article.key] = (article, response.time.seconds)
                }
            } catch {
                report.problems.append("a document kept of \(key) cannot be read any more: \(error)")
            }
        }
        let states = try archive.subscriptionStates()
        for subscription in list.subscriptions where subscription.isFile {
            // One that cannot be read, or says something else by now, is left to the next update.
            guard
                let document = try? FileSource(newsroom: folder.path)
                    .read(subscription.address, limit: configuration.sourceBytes),
                BodyHash(of: document).digits == states[subscription.key]?.digest,
                let feed = try? Feed(parsing: document)
            else { continue }
            for article in feed.articles(source: subscription.key, reading: plain) {
                newest[article.key] = (article, now.seconds)
            }
        }
        let ordered = newest.values.sorted {
            ($0.article.key.source, $0.article.key.item) < ($1.article.key.source, $1.article.key.item)
        }
        report.rederived = try archive.rederive(ordered)
        try importArticles()
        try group(all: true)
    }
}
