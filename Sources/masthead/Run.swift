import Archive
import FeedFormats
import Fetch
import Foundation
import Logging
import News
import Site
import Stories

/// One run over a newsroom: it holds the lock and the archive, and each step adds to its report.
final class Run {
    let folder: NewsroomFolder
    let configuration: Configuration
    let archive: Archive
    private let lock: RunLock
    let stop: StopSign
    let log: Logger
    let plain: PlainText
    let fingerprint: (Article) -> Fingerprint
    var list: SubscriptionList
    let surroundings: Surroundings
    let now: Timestamp
    var report = RunReport()

    /// Checks the configuration, takes the lock, opens the archive, and finishes what a dead run left.
    init(
        in folder: NewsroomFolder,
        waiting: TimeSpan = TimeSpan(seconds: 0),
        stop: StopSign = StopSign(),
        log: Logger = LogOption.silent,
        surroundings: Surroundings? = nil
    ) throws {
        self.folder = folder
        self.stop = stop
        self.log = log
        let surroundings = surroundings ?? Surroundings(shouldStop: { stop.reason != nil })
        self.surroundings = surroundings
        now = surroundings.now()
        configuration = try Configuration(of: folder)
        log.begin(.lock)
        lock = try RunLock(folder.lock, waiting: waiting)
        // From here on, being asked to end means to leave the newsroom in order.
        StopSign.watchSignals()
        if folder.kept == folder.path { Lull.end(in: folder.path) }
        archive = try Archive(at: folder.archive)
        plain = try PlainText()
        fingerprint = fingerprinting(plain)
        do {
            list = try SubscriptionList(of: folder)
            report.problems += list.faults + [try list.loss(after: archive)?.description].compactMap(\.self)
        } catch let error as FileError {
            // The newsroom's own articles do not wait until the list is mended.
            list = SubscriptionList(emptyAt: folder)
            report.problems.append(error.description)
        }
        log.begin(.finish)
        if let renames = try archive.journal(.publish, as: Renames.self) { try complete(renames) }
    }

    /// Whether the run works on a copy, and must leave the world outside alone.
    var isDry: Bool { folder.kept != folder.path }

    /// What readers call each source.
    func outlets() throws -> [String: Outlet] {
        try list.outlets(remembered: archive.subscriptionStates())
    }
}

extension Logger {
    /// Tells that a step of a run begins.
    func begin(_ step: Step) { debug("\(step.rawValue) begins", metadata: ["step": "\(step.rawValue)"]) }
}

extension Timestamp {
    /// The present moment, in UTC.
    static var now: Timestamp {
        let time = Date().timeIntervalSince1970
        return Timestamp(seconds: Int64(time.rounded(.down)))
    }
}
