import Archive
import FeedFormats
import Fetch
import Foundation
import News
import Site

/// One run over a newsroom: it holds the lock and the archive, and each step adds to its report.
final class Run {
    let folder: NewsroomFolder
    let configuration: Configuration
    let archive: Archive
    private let lock: RunLock
    let plain: PlainText
    var list: SubscriptionList
    let surroundings: Surroundings
    let now: Timestamp
    var report = RunReport()

    /// Checks the configuration, takes the lock, opens the archive, and finishes what a dead run left.
    init(in folder: NewsroomFolder, surroundings: Surroundings = Surroundings()) throws {
        self.folder = folder
        self.surroundings = surroundings
        now = surroundings.now()
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

    /// What readers call each source.
    func outlets() throws -> [String: Outlet] {
        try list.outlets(remembered: archive.subscriptionStates())
    }
}

extension Timestamp {
    /// The present moment, in UTC.
    static var now: Timestamp {
        let time = Date().timeIntervalSince1970
        return Timestamp(seconds: Int64(time.rounded(.down)))
    }
}
