internal import FeedFormats
package import News

extension StoryItem {
    /// Reads what grouping needs of an article.
    package init(_ article: Article, reading plain: PlainText) {
        self.init(key: article.key)
        title = article.headline
        summary = article.summary.map(plain.text(of:)) ?? ""
        body = article.body.map(plain.text(of:)) ?? ""
        url = article.permalink.flatMap { CanonicalURL(article: $0) }
        if let url, !article.isOwn { outlet = url.host }
        published = article.published?.seconds
        credit = article.credit?.name
    }
}
