import Archive
import News
import Stories

extension Run {
    /// Groups what is new with what lies near it in time, or everything anew.
    ///
    /// What an earlier run joined stays joined until everything is judged anew: what readers have seen as one
    /// story does not fall apart because its neighbours have changed.
    func group(all: Bool = false) throws {
        log.begin(.group)
        let scope: Archive.Scope = all ? .all : .new(within: configuration.windows.longest)
        let reports = try archive.reportsToGroup(scope, at: now, fingerprint: fingerprint)
        if !reports.isEmpty {
            let reissues = Reissue.all(in: reports)
            try archive.add(reissues.map { $0.ruling(at: now) })
            report.reissues += reissues.map(\.description)
            let grouper = Grouper(configuration, rulings: try archive.rulings().standing, list: list)
            let judged = Set(reports.filter { $0.groups == nil }.map(\.key))
            // What a rewritten article leaves behind is a part of a story, and must be seen to.
            let grouping = grouper.group(reports).around(try archive.companions(of: judged))
            let minter = Minter(authority: configuration.mintingAuthority)
            report.regrouped = try archive.save(grouping, judged: judged, at: now) {
                minter.id(for: $0, attempt: $1)
            }
            report.meetings =
                try Meetings(
                    grouping,
                    newsroom: configuration.newsroom.title,
                    outlets: try outlets(),
                    fresh: fresh(among: judged)
                ) { [archive] in try archive.headline(of: $0) }.all
        }
        report.counts = try archive.counts()
    }

    /// The articles this run brought; all that it looked at where it only groups.
    private func fresh(among judged: Set<Article.Key>) -> Set<Article.Key> {
        let saved = [report.own, report.wire].compactMap(\.self)
        return saved.isEmpty ? judged : Set(saved.flatMap { $0.new + $0.revised })
    }
}

/// What makes the fingerprints of articles, with one scratch space for all.
func fingerprinting(_ plain: PlainText) -> (Article) -> Fingerprint {
    var maker = FingerprintMaker()
    return { maker.fingerprint(of: StoryItem($0, reading: plain)) }
}

extension Grouper {
    /// A grouper as a newsroom has set it.
    init(_ configuration: Configuration, rulings: [Ruling], list: SubscriptionList) {
        self.init()
        windows = configuration.windows
        self.rulings = rulings
        let ranks = configuration.sourceOrder.enumerated().map { (list.source(named: $1), $0) }
        order = Dictionary(ranks, uniquingKeysWith: min)
    }
}
