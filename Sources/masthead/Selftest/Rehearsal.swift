import Archive
import FeedFormats
import Fetch
import Foundation
import Practice

/// A newsroom of its own in a folder of its own, a practice server, and a clock that somebody turns.
///
/// Everything between them is the real thing: each poll is a run of its own over what the last one left on disk.
final class Rehearsal {
    let server: PracticeServer
    private let folder: NewsroomFolder
    private let script: Script
    private let clock = PracticeClock()
    private var fetchKeys = ["allow = [\"127.0.0.1\", \"::1\"]"]
    private var tables = ""

    /// Sets the stage: one subscription, to `/feed`, which answers with a feed of one item.
    init() throws {
        let script = Script()
        self.script = script
        server = try PracticeServer { script.response(to: $0) }
        let path = FileManager.default.temporaryDirectory.appending(
            path: "masthead-selftest-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
        try Data().write(to: path.appending(path: "masthead.toml"))
        folder = try NewsroomFolder(named: path.path(percentEncoded: false))
        try configure()
        try subscribe(["/feed"])
    }

    /// Stops the server and removes the newsroom.
    func end() {
        server.stop()
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    // MARK: - The server

    /// Says how the server answers from now on.
    func answer(_ response: @escaping @Sendable (Request) -> Response) { script.follow(response) }

    /// What the server was asked so far.
    var requests: [Request] { server.requests }

    /// The paths that were asked for so far.
    var targets: [String] { requests.map(\.target) }

    /// A header field of the last request.
    func last(_ name: String) -> String? { requests.last?[name] }

    // MARK: - The newsroom

    /// Adds a key to `[fetch]`, and tables.
    func configure(fetch key: String? = nil, tables: String = "") throws {
        if let key { fetchKeys.append(key) }
        self.tables += tables
        let text = """
            [newsroom]
            title = "Selftest"
            link = "https://newsroom.invalid/"
            time_zone = "UTC"
            [[output]]
            name = "all"
            title = "All"
            [fetch]
            \(fetchKeys.joined(separator: "\n"))
            \(self.tables)
            """
        try write(text, to: folder.configuration)
    }

    /// Lets readers trust another server's certificate.
    func trust(_ server: PracticeServer) throws {
        try write(server.certificatePEM ?? "", to: folder.path + "/trusted.pem")
        try configure(fetch: "ca_file = \"trusted.pem\"")
    }

    /// Subscribes to paths of the server, and to nothing else.
    func subscribe(_ paths: [String]) throws { try subscribe(to: paths.map(server.url)) }

    /// Subscribes to addresses, and to nothing else.
    func subscribe(to addresses: [String]) throws {
        let lines = addresses.map { address in
            let escaped = address.replacing("&", with: "&amp;")
            return "<outline type=\"rss\" text=\"\(escaped)\" mark=\"kept\" xmlUrl=\"\(escaped)\"/>"
        }
        try writeList(lines.joined(separator: "\n"))
    }

    /// Writes the body of the newsroom's list.
    func writeList(_ body: String) throws {
        try write("<opml version=\"2.0\"><head/><body>\n\(body)\n</body></opml>\n", to: folder.subscriptions)
    }

    /// The newsroom's list as it is now.
    func list() throws -> String { try String(contentsOfFile: folder.subscriptions, encoding: .utf8) }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    /// What is remembered of every source, by its key.
    func states() throws -> [String: SubscriptionState] {
        guard FileManager.default.fileExists(atPath: folder.archive) else { return [:] }
        return try Archive(reading: folder.archive).subscriptionStates()
    }

    /// What is remembered of the first source of the list.
    func state() throws -> SubscriptionState {
        let key = try SubscriptionList(of: folder).subscriptions.first?.key ?? ""
        return try states()[key] ?? SubscriptionState()
    }

    /// How many articles the archive holds.
    func articles() throws -> Int { try Archive(reading: folder.archive).counts().wire }

    // MARK: - Runs

    /// How long runs waited so far, in all.
    var waited: Duration { clock.waited }

    /// Lets time pass, and makes a run that fetches.
    @discardableResult
    func poll(after time: Duration = .zero, byHand: Bool = false, unwatched: Bool = false) throws -> RunReport
    {
        clock.turn(by: time)
        let run = try Run(in: folder, surroundings: clock.surroundings)
        try run.fetch(FetchOrder(isForced: byHand, isPrompt: !unwatched))
        return run.report
    }

    /// Lets time pass, and makes a run that dies before it can keep what it fetched.
    func crash(after time: Duration) throws {
        let files = FileManager.default
        let saved = folder.path + "/before"
        try files.copyItem(atPath: folder.archive, toPath: saved)
        try poll(after: time)
        for name in try files.contentsOfDirectory(atPath: folder.path) where name.hasPrefix("archive.sqlite")
        {
            try files.removeItem(atPath: folder.path + "/" + name)
        }
        try files.moveItem(atPath: saved, toPath: folder.archive)
    }

    /// The times at which runs sent requests, where one is made at every step.
    func pollTimes(over time: Duration, every step: Duration) throws -> [Timestamp] {
        var times: [Timestamp] = []
        for _ in 0..<Int(time / step) {
            let count = requests.count
            try poll(after: step)
            if requests.count > count { times.append(clock.now) }
        }
        return times
    }

    /// Expects no request until some time after the last one, and one soon after it.
    func expectNext(after wait: Duration) throws {
        let count = requests.count
        try poll(after: wait - .minutes(1))
        try expect(requests.count, is: count, "requests before \(wait) are over")
        // Due times are spread over a tenth.
        try poll(after: wait / 10 + .minutes(2))
        try expect(requests.count, is: count + 1, "requests after \(wait)")
    }
}

extension Duration {
    static func minutes(_ count: Int) -> Duration { .seconds(60 * count) }
    static func hours(_ count: Int) -> Duration { .seconds(3600 * count) }
    static func days(_ count: Int) -> Duration { .seconds(86_400 * count) }
}

extension Timestamp {
    /// How much later it is than another time.
    static func - (time: Timestamp, other: Timestamp) -> Duration { .seconds(time.seconds - other.seconds) }
}
