import Archive
import FeedFormats
import Fetch
import Foundation
import Site

extension Run {
    /// Ends the run; where it had nothing to do and to tell, it notes until when the next ones have nothing to do.
    func end(as words: [String]) {
        guard report.isQuiet, report.outcome == nil, report.digest.isEmpty,
            let lull = try? lull(for: words), let bytes = lull.bytes
        else { return }
        // Without it the next run is a whole one.
        try? WholeFile.replace(Lull.file(of: folder.path), with: bytes)
    }

    private func lull(for words: [String]) throws -> Lull? {
        guard let turns = try turns() else { return nil }
        var record = try statusRecord(endingWith: nil)
        let moment = Date(Lull.Notice.moment)
        (record.run.started, record.run.ended, record.lastSuccess) = (moment, moment, moment)
        // Its file is as it will be once its log is taken in.
        try archive.close()
        guard let places = try places() else { return nil }
        return Lull(
            words: words,
            since: now,
            until: turns.min { $0.isEarlier(than: $1) },
            places: places,
            notices: try files(telling: record).map {
                Lull.Notice(path: relative($0.path), telling: $0.bytes)
            }
        )
    }

    /// When something is due again; nil where something is due now or cannot be told.
    private func turns() throws -> [Timestamp]? {
        var turns: [Timestamp] = []
        for step in [Step.import, .publish] {
            guard let footing = try archive.footing(of: step.rawValue) else { return nil }
            if let until = footing.until { turns.append(until) }
        }
        if try archive.journal(.hubs, as: HubNotes.self) != nil { return nil }
        let states = try archive.subscriptionStates()
        for subscription in list.subscriptions {
            guard let state = states[subscription.key] else { return nil }
            let read = state.lastSuccess.map { Timestamp(seconds: $0.seconds + Self.freshness) }
            guard let due = subscription.isFile ? read : state.due else { return nil }
            turns.append(due)
        }
        return turns
    }

    /// What stands where a run looks; nil while it could be written to without a sign of it.
    private func places() throws -> [Lull.Place]? {
        guard let moment = try momentAfterArchive() else { return nil }
        var places: [Lull.Place] = []
        for path in try paths().sorted() {
            let mark = try FileMark(of: path)
            // What is written to twice at one moment may look as it did.
            if let mark, mark.changed >= moment { return nil }
            places.append(Lull.Place(path: relative(path), mark: mark?.description))
        }
        return places
    }

    /// A moment later than the last one at which the archive was written to; nil where moments are long.
    private func momentAfterArchive() throws -> Int? {
        guard let written = try FileMark(of: folder.archive)?.changed else { return nil }
        for _ in 0..<10 {
            if let moment = try FileMark.moment(in: folder.path), moment > written { return moment }
            surroundings.pause(.milliseconds(4))
        }
        return nil
    }

    /// Every file and folder that a run looks at, and what links among them lead to.
    private func paths() throws -> Set<String> {
        var paths: Set = [folder.configuration, folder.subscriptions, folder.archive]
        let source = FileSource(newsroom: folder.path)
        for subscription in list.subscriptions where subscription.isFile {
            paths.insert(try source.place(of: subscription.address).path)
        }
        for root in [folder.articles, folder.published] {
            paths.insert(root)
            let folder = URL(filePath: root).resolvingSymlinksInPath().path(percentEncoded: false)
            let items = FileManager.default.enumerator(atPath: folder)
            while let item = items?.nextObject() as? String { paths.insert("\(folder)/\(item)") }
        }
        for path in paths where try FileMark(of: path)?.isLink == true {
            paths.insert(URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false))
        }
        return paths
    }

    private func relative(_ path: String) -> String {
        path.hasPrefix(folder.path + "/") ? String(path.dropFirst(folder.path.count + 1)) : path
    }
}
