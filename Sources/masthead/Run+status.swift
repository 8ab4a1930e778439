import Archive
import FeedFormats
import Foundation
import Site

extension Run {
    /// Writes the status files; what cannot be written is one more problem of the run.
    ///
    /// They are written however the run ended, so that a watcher can tell one that fails from one that is gone.
    func recordStatus(endingWith failure: (any Error)?) {
        let settings = configuration.status
        guard settings.file != nil || settings.prometheus != nil else { return }
        do {
            for file in try files(telling: statusRecord(endingWith: failure)) {
                // A link could lead to a file of somebody else's, or to one that the newsroom needs.
                try WholeFile.replace(file.path, with: file.bytes, followingLinks: false)
            }
        } catch {
            report.problems.append("the status could not be told: \(error)")
        }
    }

    /// The status files, as they tell a record.
    func files(telling record: StatusRecord) throws -> [(path: String, bytes: [UInt8])] {
        var files: [(path: String, bytes: [UInt8])] = []
        if let path = configuration.status.file { files.append((folder.place(of: path), try record.json)) }
        if let path = configuration.status.prometheus {
            files.append((folder.place(of: path), record.prometheus))
        }
        return files
    }

    /// How a run that ended as it is told stands.
    func statusRecord(endingWith failure: (any Error)?) throws -> StatusRecord {
        let counts = try report.counts ?? archive.counts()
        let standings = try archive.subscriptionStandings()
        let outcome = failure.map { Outcome(of: $0) ?? .failure } ?? report.outcome
        let ended = Date(Timestamp.now)
        func lastSuccessBefore() -> Date? {
            configuration.status.file.flatMap { StatusRecord(at: folder.place(of: $0)) }?.lastSuccess
        }
        return StatusRecord(
            version: Masthead.version,
            newsroom: configuration.newsroom.title,
            run: StatusRecord.LastRun(
                started: Date(now),
                ended: ended,
                exitCode: outcome?.rawValue ?? 0,
                problems: report.digest + [failure].compactMap { $0.map { "\($0)" } }
            ),
            lastSuccess: outcome == nil || outcome == .partial ? ended : lastSuccessBefore(),
            ownArticles: counts.own,
            wireArticles: counts.wire,
            stories: counts.stories,
            pending: counts.pending,
            sources: list.subscriptions.map { subscription in
                let standing = standings[subscription.key]
                return StatusRecord.Source(
                    title: subscription.title,
                    address: subscription.shownAddress,
                    failures: standing?.failures ?? 0,
                    fault: standing?.fault,
                    lastSuccess: (standing?.lastSuccess).map { Date($0) },
                    lastNews: (standing?.lastNews).map { Date($0) }
                )
            }.sorted { $0.title < $1.title }
        )
    }
}
