package import Stories

extension Output {
    /// How another output may come to write files of one's own names.
    package enum Clash: Sendable, Hashable {
        /// It is called like a page of the history.
        case page
        /// It is called as the feed for one section, author or language may be.
        case facet(Facet)
    }

    /// Tells whether another output may write a file that this one writes too; their own names differ.
    package func clash(with other: Output) -> Clash? {
        guard other.name.hasPrefix(name + "-") else { return nil }
        let isShared = other.formats.contains(where: formats.contains)
        if let each { return isShared || hasPage && other.hasPage ? .facet(each) : nil }
        let rest = other.name.dropFirst(name.count + 1)
        let isPage =
            switch history {
            case .none, .complete: false
            case .paged: Self.number(in: rest, after: "page-").map { $0 > 1 } ?? false
            case .archived: Self.number(in: rest, after: "archive-").map { $0 > 0 } ?? false
            }
        return isShared && isPage ? .page : nil
    }

    private static func number(in text: Substring, after prefix: String) -> Int? {
        let digits = text.dropFirst(prefix.count)
        guard text.hasPrefix(prefix), let number = Int(digits), "\(number)" == digits else { return nil }
        return number
    }
}
