import FeedFormats
import Foundation
import News

@testable import Archive

/// An archive in a folder of its own, which goes away with it.
final class TestNewsroom {
    let folder: String
    var path: String { folder + "/archive.sqlite" }

    init() throws {
        folder = NSTemporaryDirectory() + "archive-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func open() throws -> Archive { try Archive(at: path) }

    var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    }
}

extension Timestamp {
    static func at(_ seconds: Int64) -> Timestamp { Timestamp(seconds: seconds) }
}

extension Article.Key {
    static func own(_ item: String) -> Article.Key { Article.Key(source: newsroom, item: item) }
    static func wire(_ item: String) -> Article.Key {
        Article.Key(source: "https://wire.example/feed", item: item)
    }
    static func rival(_ item: String) -> Article.Key {
        Article.Key(source: "https://rival.example/feed", item: item)
    }
}

func article(_ key: Article.Key, _ headline: String = "A headline", published: Int64? = nil) -> Article {
    var article = Article(key: key, headline: headline)
    article.body = Text("<p>\(headline)</p>", kind: .html)
    article.published = published.map { Timestamp(seconds: $0, offset: 120) }
    return article
}
