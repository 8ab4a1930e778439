import Archive
import FeedFormats
import Fetch
import Foundation
import News
import Site
import Stories

/// One run over a newsroom: it holds the lock and the archive, and each step adds to its report.
final class Run {
    private let folder: NewsroomFolder
    private let configuration: Configuration
    private let archive: Archive
    private let lock: RunLock
    private let plain: PlainText
    private let list: SubscriptionList
    private let now: Timestamp
    private(set) var report = RunReport()

    /// Checks the configuration, takes the lock, opens the archive, and finishes what a dead run left.
    init(in folder: NewsroomFolder, at now: Timestamp = .now) throws {
        self.folder = folder
        self.now = now
        configuration = try Configuration(of: folder)
        lock = try RunLock(folder.lock)
        archive = try Archive(at: folder.archive)
        plain = try PlainText()
        do {
            list = try SubscriptionList(of: folder)
            report.problems += list.faults
        } catch let error as FileError {
            // The newsroom's own articles do not wait until the list is mended.
            list = SubscriptionList(emptyAt: folder)
            report.problems.append(error.description)
        }
        if let renames = try archive.journal(as: Renames.self) { try complete(renames) }
    }

    // MARK: Import

    /// Imports files and folders of the newsroom's own articles; without any, what is in `articles/`.
    func importArticles(_ paths: [String] = []) throws {
        var shelf = ArticleShelf(folder: folder, configuration: configuration, plain: plain)
        shelf.read(paths.isEmpty ? [folder.articles] : paths)
        report.problems += shelf.problems
        report.repairs += shelf.warnings
        let saved = try archive.save(shelf.articles, at: now)
        report.own = saved
    }

    // MARK: Fetch

    /// Reads every source; one that fails never stops the others.
    func fetch() throws {
        let states = try archive.subscriptionStates()
        var all = Saved()
        for subscription in list.subscriptions {
            let state = states[subscription.key] ?? SubscriptionState()
            do {
                let saved = try read(subscription, state)
                all.new += saved.new
                all.revised += saved.revised
                all.unchanged += saved.unchanged
                report.sources.read += 1
            } catch let error as any Error & CustomStringConvertible
                where error is FetchError || error is FormatError
            {
                try note(error.description, of: subscription, state)
            }
        }
        report.wire = all
    }

    private func read(_ subscription: Subscription, _ before: SubscriptionState) throws -> Saved {
        let document = try FileSource(newsroom: folder.path)
            .read(subscription.address, limit: configuration.sourceBytes)
        let feed = try Feed(parsing: document)
        report.repairs += feed.repairs.map { "\(subscription.title): \($0)" }
        let articles = feed.articles(source: subscription.key, reading: plain)
        var state = before
        state.failures = 0
        state.fault = nil
        state.lastSuccess = now
        state.title = subscription.title
        state.site = subscription.site
        return try archive.commit(fetched: articles, of: subscription.key, at: now) { saved in
            if !saved.new.isEmpty || !saved.revised.isEmpty { state.lastNews = now }
            return state
        }
    }

    private func note(_ fault: String, of subscription: Subscription, _ before: SubscriptionState) throws {
        var state = before
        state.failures += 1
        state.fault = fault
        try archive.commit(state, of: subscription.key)
        report.sources.failed += 1
        report.problems.append("\(subscription.title): \(fault)")
    }

    // MARK: Group

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

    // MARK: Publish

    /// Writes every output, checks it, and puts all of them in their places or none.
    func publish() throws {
        let edition = Edition(
            newsroom: configuration.newsroom,
            outlets: try outlets(),
            outputs: configuration.outputs
        )
        let renames = try archive.snapshot(at: now) { snapshot in
            try edition.stage(from: snapshot, in: PublicFolder(at: folder.published))
        }
        if renames.isEmpty { return }
        try archive.begin(renames)
        try complete(renames)
    }

    /// What readers call each source.
    private func outlets() throws -> [String: Outlet] {
        try list.outlets(remembered: archive.subscriptionStates())
    }

    private func complete(_ renames: Renames) throws {
        try PublicFolder(at: folder.published).complete(renames)
        try archive.finish()
        report.written += renames.names.map { "public/\($0)" }
    }
}

extension Timestamp {
    /// The present moment, in UTC.
    static var now: Timestamp {
        let time = Date().timeIntervalSince1970
        return Timestamp(seconds: Int64(time.rounded(.down)))
    }
}
