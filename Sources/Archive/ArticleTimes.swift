internal import News

/// The times under which an article is filed, in seconds since 1970.
struct ArticleTimes {
    /// By which it is ordered.
    let time: Int64
    /// When it last changed in a way worth telling.
    let changed: Int64
    /// Before which nothing of it is published.
    let release: Int64

    init(of article: Article, firstSeen: Int64, seen: Int64) {
        let published = article.published?.seconds ?? firstSeen
        let embargo = article.embargo?.seconds ?? .min
        if article.isOwn {
            time = published
            release = max(embargo, article.published?.seconds ?? .min)
        } else {
            // A source that dates its items into the future would stand on top for ever.
            time = min(published, firstSeen)
            release = embargo
        }
        changed = max(time, min(article.updated?.seconds ?? .min, seen))
    }
}
