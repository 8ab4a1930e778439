import Archive
import News

/// Finds the article that a person names on the command line.
struct ArticleName {
    let archive: Archive
    let list: SubscriptionList

    /// The article; a name that fits none or several is refused with what it may mean.
    func article(_ text: String) throws -> Article.Key {
        let found = try articles(text)
        guard let first = found.first else { throw unknown(text) }
        // An address that several items of one story share means that story.
        let stories = Set(try found.map { try archive.publishedID(of: $0) })
        guard found.count == 1 || stories.count == 1 else {
            throw ArticleNameError.ambiguous(text, found.map { "“\($0.source) \($0.item)”" })
        }
        return first
    }

    private func articles(_ text: String) throws -> [Article.Key] {
        let found = try archive.articles(known: text)
        guard found.isEmpty else { return found }
        // A source may also be named as its list names it, and names have blanks.
        for blank in text.indices where text[blank] == " " {
            let source = list.source(named: String(text[..<blank]))
            let item = text[text.index(after: blank)...]
            let found = try archive.articles(known: "\(source) \(item)")
            if !found.isEmpty { return found }
        }
        return []
    }

    private func unknown(_ text: String) -> ArticleNameError {
        let names = (try? archive.newestNames()) ?? []
        let wanted = text.lowercased()
        var near = names.filter { $0.headline.lowercased().contains(wanted) || $0.id.contains(text) }
        if near.isEmpty {
            near = names.map { (name: $0, distance: Spelling.distance(text, $0.id)) }
                .filter { $0.distance <= max(2, text.count / 3) }
                .sorted { $0.distance < $1.distance }.map(\.name)
        }
        return .unknown(text, near: near.prefix(3).map { "\($0.id) “\($0.headline)”" })
    }
}

/// Why no article could be found under a name.
enum ArticleNameError: Error, CustomStringConvertible {
    /// None bears it.
    case unknown(String, near: [String])
    /// Several bear it.
    case ambiguous(String, [String])
    /// The articles are one and the same.
    case same(String)
    /// The article is in no group that could be split.
    case alone(String)
    /// No grouping has looked at the article yet.
    case waiting(String)
    /// The article is in no story, and was withdrawn; when and why, as a clause.
    case withdrawn(String, String)
    /// The article was withdrawn and stands for no story; when and why, as a clause.
    case unfit(String, String)
    /// The article was never withdrawn.
    case notWithdrawn(String)
    /// There is no such ruling, or it counts no more.
    case noRuling(Int64)

    var description: String {
        switch self {
        case .unknown(let text, let near):
            "no article is known as “\(text)”: give a published id, a permalink, or source and item id in one pair of "
                + "quotes, as `masthead stories --json` tells them"
                + (near.isEmpty ? "" : "; near it are \(near.joined(separator: ", "))")
        case .ambiguous(let text, let keys):
            "“\(text)” may be several articles; name one by source and item id: \(keys.joined(separator: ", "))"
        case .same(let text): "“\(text)” is named twice: name two different articles"
        case .alone(let text):
            "“\(text)” stands alone; name the articles it must stay apart from behind it"
        case .waiting(let text):
            "“\(text)” is in no story yet: run `masthead group`, or wait until its embargo is over"
        case .withdrawn(let text, let clause): "“\(text)” is in no story; it was \(clause)"
        case .unfit(let text, let clause):
            "“\(text)” was \(clause); it would take its story out of every feed: prefer another, or bring it back "
                + "first with `masthead withdraw --undo`"
        case .notWithdrawn(let text):
            "“\(text)” was never withdrawn: `masthead withdraw --list` tells what was"
        case .noRuling(let number):
            "there is no ruling \(number) that could be undone: `masthead rulings` lists those that count"
        }
    }
}
