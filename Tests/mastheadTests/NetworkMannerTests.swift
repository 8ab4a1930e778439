import Foundation
import Practice
import Synchronization
import Testing

/// The lines of the specification of a one-shot run that show only over a network, by their numbers.
@Suite("Cron manners, over HTTP")
struct NetworkMannerTests {
    /// A newsroom with one source, which a server of ours answers for.
    private final class Desk {
        let newsroom: TemporaryNewsroom
        let server: PracticeServer
        private let isWell = Flag()

        private final class Flag: Sendable {
            let value = Atomic(true)
        }

        init(settings: String = "", source: String = "", answer: Response? = nil) throws {
            let isWell = isWell
            server = try PracticeServer { _ in
                if let answer { return answer }
                return isWell.value.load(ordering: .relaxed) ? Desk.feed : Response(500)
            }
            newsroom = try TemporaryNewsroom()
            try newsroom.write(
                "<opml version=\"2.0\"><body><outline text=\"Far Wire\" xmlUrl=\"http://wire.example/feed\"/></body></opml>",
                to: "subscriptions.opml"
            )
            let text = try newsroom.text("masthead.toml")
            // A public name, for which the server stands in as a proxy: nothing else may be linked to.
            let fetch = "[fetch]\nproxy = \"\(server.url(""))\"\nspacing = \"0s\"\n\(settings)\n"
            let table =
                source.isEmpty ? "" : "[[source]]\naddress = \"http://wire.example/feed\"\n\(source)\n"
            try newsroom.write("\(text)\n\(fetch)\(table)", to: "masthead.toml")
        }

        var isUp: Bool {
            get { isWell.value.load(ordering: .relaxed) }
            set { isWell.value.store(newValue, ordering: .relaxed) }
        }

        /// Runs an update at an hour, counted from some day.
        func update(atHour hour: Int, _ arguments: String...) throws -> Command.Result {
            var command = newsroom.command
            command.environment = try MishapLibrary.environment(
                in: newsroom.folder,
                ["MISHAP_TIME": "\(1_768_550_400 + hour * 3600)"]
            )
            return try command.run(program: Command.executable, ["update"] + arguments)
        }

        static let feed = Response(
            200,
            [("Content-Type", "application/rss+xml"), ("ETag", "\"1\"")],
            text: """
                <rss version="2.0"><channel><title>Far</title><link>https://far.example/</link><description>d</description>
                <item><guid isPermaLink="false">1</guid><title>Ferry runs again</title></item></channel></rss>
                """
        )
    }

    @Test("manner 3: a failure is news at the third in a row, then once a day; a recovery is told once")
    func transient() throws {
        let desk = try Desk()
        #expect(try desk.update(atHour: 0, "--no-delay").status == 0)
        desk.isUp = false
        // The pauses between two failures double, so each run comes long after the one before.
        let runs = try [30, 60, 90].map { try desk.update(atHour: $0, "--no-delay") }
        #expect(runs.map(\.status) == [3, 3, 3])
        #expect(runs.map { $0.errors.contains("Far Wire") } == [false, false, true])
        #expect(try !desk.update(atHour: 91, "--no-delay").errors.contains("Far Wire"), "told today already")
        #expect(try desk.update(atHour: 130, "--no-delay").errors.contains("Far Wire"), "and again tomorrow")
        desk.isUp = true
        let again = try desk.update(atHour: 180, "--no-delay")
        #expect(again.status == 0 && again.errors.contains("Far Wire"))
        let after = try desk.update(atHour: 210, "--no-delay")
        #expect(after.status == 0 && after.errors == "" && after.output == "")
    }

    @Test("manner 13, 14: a run that nobody watches waits a random time, but a quarter of its own at most")
    func jitter() throws {
        let patient = try Desk(settings: "start_delay = \"36500d\"")
        let start = ContinuousClock.now
        #expect(try patient.update(atHour: 0, "--max-runtime", "8s").status == 0)
        #expect(ContinuousClock.now - start >= .seconds(1))
        #expect(patient.server.requests.count == 1)
    }

    @Test("manner 13: a run that waits for a server ends within seconds of a signal, at once with a second")
    func signals() throws {
        let desk = try Desk(answer: Response(.silence))
        var command = desk.newsroom.command
        command.environment = ["MASTHEAD": try Command.executable.path]
        func run(_ line: String) throws -> Command.Result {
            try command.run(program: URL(filePath: "/bin/bash"), ["-c", line])
        }
        let start = ContinuousClock.now
        let once = try run(
            "\"$MASTHEAD\" update --no-delay & pid=$!; sleep 2; kill -TERM $pid; wait $pid; exit $?"
        )
        #expect(once.status == 3 && once.errors.contains("SIGTERM"))
        #expect(try desk.newsroom.text("public/articles.json").contains("US Resumes Military Operations"))
        // A server that says nothing is waited for 30 seconds otherwise.
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("manner 16: a clock that went back does not freeze polling")
    func clock() throws {
        let desk = try Desk()
        let month = 30 * 24
        #expect(try desk.update(atHour: 0, "--no-delay").status == 0)
        for hour in [-month, 26 - month, 52 - month] {
            #expect(try desk.update(atHour: hour, "--no-delay").status == 0)
        }
        #expect(desk.server.requests.count >= 2, "\(desk.server.requests.count) requests")
    }

    @Test("manner 18: a dry run asks nobody and names who would be asked")
    func dryRun() throws {
        let desk = try Desk()
        let run = try desk.update(atHour: 0, "--dry-run")
        #expect(run.status == 0 && run.output.contains("Far Wire"))
        #expect(desk.server.requests.isEmpty)
    }

    @Test("manner 20: a secret that others can read is refused before any request, and never shown")
    func secrets() throws {
        let desk = try Desk(source: "user = \"desk\"\nsecret_file = \"wire.secret\"")
        try desk.newsroom.write("open sesame\n", to: "wire.secret")
        let path = desk.newsroom.folder.appending(path: "wire.secret").path
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let refused = try desk.update(atHour: 0, "--no-delay")
        #expect(
            refused.status == 2 && refused.errors.contains("wire.secret")
                && refused.errors.contains("chmod 600")
        )
        #expect(!refused.errors.contains("sesame") && desk.server.requests.isEmpty)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(try desk.update(atHour: 0, "--no-delay", "--log", "debug", "-v").status == 0)
        #expect(desk.server.requests.first?["Authorization"]?.hasPrefix("Basic ") == true)
    }

    @Test(
        "manner 24: whatever a source sends, memory and open files are bounded",
        .disabled(if: Sanitizer.isOn, "sanitizers take terabytes of addresses"),
        arguments: 0..<4
    )
    func bounded(number: Int) throws {
        let answers: [Response] = [
            .bomb(unpackingTo: 1 << 28), Response(body: .endless(Array("<rss><channel><item>".utf8))),
            Response(.endlessHead), Response(text: String(repeating: "<a>", count: 400_000)),
        ]
        let desk = try Desk(answer: answers[number])
        var command = desk.newsroom.command
        command.environment = ["MASTHEAD": try Command.executable.path]
        let run = try command.run(
            program: URL(filePath: "/bin/sh"),
            ["-c", "ulimit -n 40; ulimit -v 3000000; exec \"$MASTHEAD\" update --no-delay"]
        )
        #expect(run.status == 3)
        #expect(try desk.newsroom.text("public/articles.json").contains("US Resumes Military Operations"))
    }

    @Test("what was fetched can be derived anew, and old articles can be dropped without coming back")
    func rebuildAndPrune() throws {
        let desk = try Desk()
        #expect(try desk.update(atHour: 0, "--no-delay").status == 0)
        let stories = try desk.newsroom.command.run("stories", "--json").output
        let before = try desk.newsroom.published().mapValues(\.bytes)
        let rebuilt = try desk.newsroom.command.run("rebuild", "-v")
        #expect(rebuilt.status == 0 && rebuilt.output.contains("0 articles read otherwise, 0 restored"))
        #expect(try desk.newsroom.command.run("stories", "--json").output == stories)
        #expect(try desk.newsroom.published().mapValues(\.bytes) == before)
        #expect(try desk.newsroom.command.run("prune").status == 2, "nothing says what is old")
        let dry = try desk.newsroom.command.run("prune", "--older-than", "0s", "--dry-run")
        #expect(dry.output.contains("Dropped   1 articles"))
        #expect(try desk.newsroom.command.run("status", "--json").output.contains(#""wire":1"#))
        let pruned = try desk.newsroom.command.run("prune", "--older-than", "0s", "-v")
        #expect(
            pruned.status == 0
                && pruned.output.contains("Dropped   1 articles, 0 earlier versions, 1 stories")
        )
        #expect(try desk.newsroom.command.run("status", "--json").output.contains(#""own":6,"wire":0"#))
        #expect(try desk.update(atHour: 100, "--no-delay").status == 0)
        #expect(try desk.newsroom.command.run("rebuild").status == 0)
        #expect(try !desk.newsroom.command.run("stories").output.contains("Ferry runs again"))
        #expect(try desk.newsroom.command.run("verify").status == 0)
    }
}
