import Archive
import News
import Stories

extension Run {
    /// Groups what is new with what lies near it in time, or everything anew.
    ///
    /// What an earlier run joined stays joined until everything is judged anew: what readers have seen as one
    /// story does not fall apart because its neighbours have changed.
    func group(all: Bool = false) throws {
        let placed = try archive.articlesToGroup(window: all ? nil : configuration.window, at: now)
        if !placed.isEmpty {
            var grouper = Grouper()
            grouper.window = configuration.window
            let grouping = grouper.group(reports(on: placed))
            let minter = Minter(authority: configuration.mintingAuthority)
            let judged = Set(placed.filter { $0.place == nil }.map(\.article.key))
            report.regrouped = try archive.save(grouping, judged: judged, at: now) {
                minter.id(for: $0, attempt: $1)
            }
            report.meetings =
                Meetings(
                    grouping,
                    articles: placed.map(\.article),
                    newsroom: configuration.newsroom.title,
                    outlets: try outlets(),
                    fresh: fresh(among: placed.map(\.article))
                ).all
        }
        report.counts = try archive.counts()
    }

    /// What grouping reads of articles, with the groups that earlier runs put them in.
    private func reports(on placed: [PlacedArticle]) -> [Report] {
        var maker = FingerprintMaker()
        var names: (texts: [Int64: Article.Key], events: [Int64: Article.Key]) = ([:], [:])
        return placed.map { placed in
            let key = placed.article.key
            var groups: Report.Groups?
            if let place = placed.place {
                let text = names.texts[place.story] ?? key
                let event = names.events[place.event] ?? key
                names.texts[place.story] = text
                names.events[place.event] = event
                groups = Report.Groups(item: key, text: text, event: event)
            }
            let print = maker.fingerprint(of: StoryItem(placed.article, reading: plain))
            return Report(key: key, print: print, groups: groups)
        }
    }

    /// The articles this run brought; all of them where it only groups.
    private func fresh(among articles: [Article]) -> Set<Article.Key> {
        let saved = [report.own, report.wire].compactMap(\.self)
        return Set(saved.isEmpty ? articles.map(\.key) : saved.flatMap { $0.new + $0.revised })
    }
}
