import Foundation
import Practice
import Synchronization

/// A server of feeds that change from round to round, and that fails now and then as it is told.
final class Wire: Sendable {
    /// What readers meet with.
    enum Mood: Sendable {
        /// Every feed as it should be.
        case good
        /// One answer in ten is a fault.
        case fitful
        /// Every answer is a fault.
        case hostile
    }

    private let round: RoundNumber
    private let server: PracticeServer

    /// The number of the round, which the server's threads look at.
    private final class RoundNumber: Sendable {
        let value = Atomic<Int>(0)
    }

    init(_ mood: Mood) throws {
        let round = RoundNumber()
        self.round = round
        server = try PracticeServer { request in
            let number = Int(request.target.split(separator: "/").last ?? "") ?? 0
            let now = round.value.load(ordering: .relaxed)
            // Chance that is the same in every soak.
            var chance = SplitMix(state: UInt64(now * 100_003 + number))
            let fault = Self.faults[Int.random(in: 0..<Self.faults.count, using: &chance)]
            switch mood {
            case .good: return Self.feed(number, at: now, asked: request)
            case .fitful where Int.random(in: 0..<10, using: &chance) == 0: return fault
            case .fitful: return Self.feed(number, at: now, asked: request)
            case .hostile: return Self.attacks[number % Self.attacks.count]
            }
        }
    }

    /// Moves on to another round.
    func begin(round number: Int) { round.value.store(number, ordering: .relaxed) }

    /// The address of a feed; each has a public host name of its own, for which the server stands in as a proxy.
    func address(of number: Int) -> String { "http://feed\(number).example/feed/\(number)" }

    /// What `[fetch]` must say for it.
    var settings: String {
        """
        [fetch]
        proxy = "\(server.url(""))"
        spacing = "0s"
        start_delay = "0s"
        """
    }

    /// A feed of fifteen items, one of which is new in each round and one changed.
    private static func feed(_ number: Int, at round: Int, asked request: Request) -> Response {
        let tag = "\"\(number)-\(round)\""
        if request["If-None-Match"] == tag { return Response(304, [("ETag", tag)]) }
        let items = (0..<15).map { back in
            let item = round - back
            let edited = back == 3 ? ", corrected" : ""
            var chance = SplitMix(state: UInt64(bitPattern: Int64(number * 7919 + item)))
            let words = (0..<60).map { _ in "w\(UInt16.random(in: 0...9999, using: &chance))" }
            return """
                <item><guid isPermaLink="false">\(number)/\(item)</guid><title>Report \(item) of \(number)\(edited)</title>
                <link>https://feed\(number).example/\(item)</link>
                <description>\(words.joined(separator: " "))</description></item>
                """
        }
        return Response(
            200,
            [("Content-Type", "application/rss+xml"), ("ETag", tag)],
            text: """
                <rss version="2.0"><channel><title>Feed \(number)</title><link>https://feed\(number).example/</link>
                <description>d</description>\(items.joined())</channel></rss>
                """
        )
    }

    /// What a publisher meets with on a bad day.
    private static let faults: [Response] = [
        Response(500), Response(503, [("Retry-After", "60")]), Response(404), Response(.reset),
        Response(.garbage(Array("no HTTP at all\n".utf8))), Response(text: "<html><body>Sorry</body></html>"),
        Response(text: "<rss><channel><item><title>cut o"),
        Response(body: .claiming(length: 90_000, Array("<rss/>".utf8))),
        Response(body: .brokenChunk(Array("<rss><channel>".utf8))),
    ]

    /// What an enemy sends.
    private static let attacks: [Response] = [
        .bomb(unpackingTo: 1 << 30),
        Response(body: .endless(Array("<rss><channel><item><title>x</title>".utf8))),
        Response(.endlessHead), Response(.reset), Response(.garbage([UInt8](repeating: 0, count: 10_000))),
        Response(text: String(repeating: "<a>", count: 300_000)),
        Response(text: "<rss><channel>" + String(repeating: "<item><guid>g</guid></item>", count: 40_000)),
        Response(302, [("Location", "http://169.254.169.254/latest/meta-data/")]),
        Response(302, [("Location", "file:///etc/passwd")]),
        Response(
            text: "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><rss>&b;</rss>"
        ),
    ]
}
