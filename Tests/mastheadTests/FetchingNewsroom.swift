import FeedFormats
import Fetch
import Foundation

@testable import masthead

/// A newsroom whose sources are asked in this process, in a world whose clock stands still until it is moved.
final class FetchingNewsroom {
    let folder: URL
    var now = Timestamp(seconds: 1_795_694_400)
    var passed = Duration.zero
    var slept: [Duration] = []
    var isWatched = true

    init(sources: [(title: String, address: String)] = [], settings: String = "") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "fetching-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try write(
            """
            [newsroom]
            title = "Desk"
            link = "https://desk.example/"
            time_zone = "UTC"
            [[output]]
            name = "wire"
            title = "Wire"
            [fetch]
            allow = ["127.0.0.1", "::1"]
            \(settings)
            """,
            to: "masthead.toml"
        )
        let outlines = sources.map { "    <outline text=\"\($0.title)\" xmlUrl=\"\($0.address)\"/>\n" }
            .joined()
        try write(
            "<opml version=\"2.0\">\n  <body>\n\(outlines)  </body>\n</opml>\n",
            to: "subscriptions.opml"
        )
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    func advance(hours: Double) {
        now.seconds += Int64(hours * 3600)
        passed += .seconds(hours * 3600)
    }

    /// A run; only one at a time can be.
    func run(stop: StopSign = StopSign()) throws -> Run {
        var surroundings = Surroundings(isWatched: isWatched)
        surroundings.now = { self.now }
        surroundings.elapsed = { self.passed }
        surroundings.sleep = { duration in
            self.slept.append(duration)
            self.passed += duration
            self.now.seconds += Int64(duration / .seconds(1))
        }
        return try Run(in: NewsroomFolder(named: folder.path), stop: stop, surroundings: surroundings)
    }

    /// Asks what is due, and gives the report.
    @discardableResult
    func fetch(_ order: FetchOrder = FetchOrder(isPrompt: true)) throws -> RunReport {
        let run = try run()
        try run.fetch(order)
        return run.report
    }

    /// What is remembered of the sources.
    func states() throws -> [String: SubscriptionState] { try run().archive.subscriptionStates() }
}

/// A small feed whose items are the numbers given.
func feed(_ numbers: ClosedRange<Int>, channel: String = "") -> String {
    let items = numbers.map { number in
        "<item><guid>g\(number)</guid><title>Item number \(number)</title><link>https://wire.example/\(number)</link></item>"
    }
    return "<rss version=\"2.0\"><channel><title>Wire</title>\(channel)\(items.joined())</channel></rss>"
}
