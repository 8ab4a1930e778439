import Foundation
import GRDB
import Testing

@testable import masthead

/// The later lines of the specification of a one-shot run, by their numbers.
@Suite("Cron manners, continued")
struct MoreMannerTests {
    @Test(
        "manner 15: nothing depends on cron's environment",
        .disabled(if: Sanitizer.isOn, "sanitizers are set through the environment"),
        arguments: 0..<4
    )
    func environment(number: Int) throws {
        let plain = try TemporaryNewsroom()
        try plain.command.run("update")
        let newsroom = try TemporaryNewsroom()
        let lines = [
            "cd / && env -i \"$MASTHEAD\" update --newsroom \"$ROOM\"",
            "mkdir gone && cd gone && rmdir ../gone && HOME=/nonexistent PATH= exec \"$MASTHEAD\" update --newsroom \"$ROOM\"",
            "LC_ALL=tr_TR.UTF-8 LANG=ar_EG TZ=:nonsense exec \"$MASTHEAD\" update",
            "exec \"$MASTHEAD\" update <&- >&- 2>&-",
        ]
        var command = newsroom.command
        command.environment = ["MASTHEAD": try Command.executable.path, "ROOM": newsroom.folder.path]
        let run = try command.run(program: URL(filePath: "/bin/sh"), ["-c", lines[number]])
        #expect(run.status == 0 && run.output == "" && run.errors == "")
        #expect(try newsroom.published().mapValues(\.bytes) == plain.published().mapValues(\.bytes))
    }

    @Test("manner 15: a reader that goes away costs no file")
    func closedPipe() throws {
        let plain = try TemporaryNewsroom()
        try plain.command.run("update")
        let newsroom = try TemporaryNewsroom()
        var command = newsroom.command
        command.environment = ["MASTHEAD": try Command.executable.path]
        let run = try command.run(
            program: URL(filePath: "/bin/bash"),
            ["-c", "\"$MASTHEAD\" update -v | true; exit ${PIPESTATUS[0]}"]
        )
        #expect(run.status == 0 || run.status == 3)
        #expect(try newsroom.published().mapValues(\.bytes) == plain.published().mapValues(\.bytes))
        #expect(try newsroom.command.run("verify").status == 0)
    }

    @Test("manner 17: twice in a row equals once")
    func idempotent() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let before = try newsroom.published().mapValues(\.bytes)
        let counts = try newsroom.command.run("status", "--json").output
        try newsroom.command.run("update")
        #expect(try newsroom.published().mapValues(\.bytes) == before)
        let stories = try newsroom.command.run("stories", "--json").output
        try newsroom.command.run("update")
        #expect(try newsroom.command.run("stories", "--json").output == stories)
        #expect(counts.contains(#""own":6"#))
        #expect(try newsroom.command.run("status", "--json").output.contains(#""own":6,"wire":35"#))
    }

    @Test("manner 18: a dry run writes nothing and says what would be done", arguments: 0..<4)
    func dryRun(number: Int) throws {
        let verb = ["update", "import", "group", "publish"][number]
        let newsroom = try TemporaryNewsroom()
        if number > 1 {
            try newsroom.command.run("import")
            if number > 2 { try newsroom.command.run("group") }
        }
        let before = try newsroom.everything()
        let run = try newsroom.command.run(verb, "--dry-run")
        #expect(run.status == 0 && run.errors == "")
        let told = ["public/articles.json", "6 new", "6 articles", "public/articles.json"][number]
        #expect(run.output.contains(told))
        #expect(try newsroom.everything() == before)
    }

    @Test("manner 19: --quiet, --verbose, --json; no colour and no progress for a file")
    func voices() throws {
        let newsroom = try TemporaryNewsroom()
        let first = try newsroom.command.run("update", "--verbose")
        #expect(first.output.contains("6 new") && !first.output.contains("\u{1B}"))
        let json = try newsroom.command.run("update", "--json")
        #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
        try newsroom.write("no article", to: "articles/bad.txt")
        let quiet = try newsroom.command.run("update", "--quiet")
        #expect(quiet.output == "" && quiet.errors.contains("bad.txt"))
        #expect(!quiet.errors.contains("\u{1B}") && !quiet.errors.contains("\r"))
        let logged = try newsroom.command.run("update", "--log", "debug")
        #expect(logged.errors.contains("step=publish") || logged.errors.contains("step=stage"))
    }

    @Test("manner 20: the configuration is checked first, and all of it")
    func configuration() throws {
        let newsroom = try TemporaryNewsroom()
        #expect(try newsroom.command.run("config", "check").status == 0)
        try newsroom.edit("masthead.toml", "language =", "langauge =")
        try newsroom.edit("masthead.toml", "limit = 100", "limit = 0")
        for verb in [["config", "check"], ["update"]] {
            let run = try newsroom.command.run(program: Command.executable, verb)
            #expect(run.status == 2 && run.errors.contains("did you mean “language”?"))
            #expect(run.errors.contains("masthead.toml, line 7") && run.errors.contains("“limit”"))
        }
        #expect(
            try !newsroom.everything().keys.contains { $0.hasPrefix("archive") || $0.hasPrefix("public") }
        )
    }

    @Test("manner 21: a newer archive is refused and left as it is")
    func newer() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let path = newsroom.folder.appending(path: "archive.sqlite")
        let queue = try DatabaseQueue(path: path.path)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('from the future')") }
        try queue.close()
        let before = try Data(contentsOf: path)
        let run = try newsroom.command.run("update")
        #expect(run.status == 1 && run.errors.contains("newer Masthead"))
        #expect(try Data(contentsOf: path) == before)
    }

    @Test("manner 22: a status file tells watchers how the last run ended, also for Prometheus")
    func status() throws {
        let newsroom = try TemporaryNewsroom()
        let settings = "\n[status]\nfile = \"state/status.json\"\nprometheus = \"state/masthead.prom\"\n"
        try newsroom.write(try newsroom.text("masthead.toml") + settings, to: "masthead.toml")
        let failed = try newsroom.command.run("update")
        #expect(failed.status == 3 && failed.errors.contains("status"), "the folder is missing")
        try FileManager.default.createDirectory(
            at: newsroom.folder.appending(path: "state"),
            withIntermediateDirectories: true
        )
        #expect(try newsroom.command.run("update").status == 0)
        let good = try newsroom.status()
        let success = try #require(good["last_success"] as? String)
        #expect((good["run"] as? [String: Any])?["exit_code"] as? Int == 0)
        #expect((good["sources"] as? [Any])?.count == 8)
        let metrics = try newsroom.text("state/masthead.prom")
        #expect(metrics.contains("masthead_articles{kind=\"own\"} 6\n"))
        #expect(metrics.contains("masthead_source_failures{source=\"The Harbour Post\"} 0\n"))
        try FileManager.default.removeItem(at: newsroom.folder.appending(path: "public"))
        try newsroom.write("", to: "public")
        #expect(try newsroom.command.run("update").status == 1)
        let bad = try newsroom.status()
        #expect((bad["run"] as? [String: Any])?["exit_code"] as? Int == 1)
        #expect(bad["last_success"] as? String == success, "a failed run is no success")
    }

    @Test("a run that fails tells programs what it did and why it failed")
    func failureAsJSON() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write("", to: "public")
        let run = try newsroom.command.run("update", "--json")
        #expect(run.status == 1)
        let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let problems = try #require(report?["problems"] as? [String])
        #expect(problems.contains { run.errors.contains($0) && $0.contains("public") })
        #expect((report?["articles"] as? [String: Any])?["new"] as? Int == 6)
    }

    @Test("sources of one title have series of their own for Prometheus")
    func sameTitles() throws {
        let newsroom = try TemporaryNewsroom()
        let settings = "\n[status]\nprometheus = \"masthead.prom\"\n"
        try newsroom.write(try newsroom.text("masthead.toml") + settings, to: "masthead.toml")
        try newsroom.write(
            """
            <opml version="2.0"><head/><body>
            <outline type="rss" text="The \\ &quot;Post&quot;" xmlUrl="file:sources/first.json"/>
            <outline type="rss" text="The \\ &quot;Post&quot;" xmlUrl="file:sources/harbour-post.json"/>
            <outline type="rss" text="Other" xmlUrl="file:sources/none.json"/>
            </body></opml>
            """,
            to: "subscriptions.opml"
        )
        try newsroom.command.run("update")
        let lines = try newsroom.text("masthead.prom").split(separator: "\n").filter { !$0.hasPrefix("#") }
        let series = lines.map { $0.prefix { $0 != "}" } }.filter {
            $0.hasPrefix("masthead_source_failures{")
        }
        #expect(
            series.sorted() == [
                #"masthead_source_failures{source="Other""#,
                #"masthead_source_failures{source="The \\ \"Post\"",address="file:sources/first.json""#,
                #"masthead_source_failures{source="The \\ \"Post\"",address="file:sources/harbour-post.json""#,
            ]
        )
    }

    @Test("manner 23: the units and the crontab line are printed, and systemd finds no fault in them")
    func schedule() throws {
        let newsroom = try TemporaryNewsroom()
        let line = try newsroom.command.run("schedule", "cron", "--every", "15m").output
        #expect(line.contains("/15 * * * * ") && line.contains("update --newsroom \(newsroom.folder.path)"))
        #expect(try newsroom.command.run("schedule", "--every", "7m").status == 2)
        let service = try newsroom.command.run("schedule", "service", "--user", "daemon").output
        let timer = try newsroom.command.run("schedule", "timer").output
        #expect(timer.contains("RandomizedDelaySec=") && timer.contains("Persistent=true"))
        #expect(service.contains("Type=oneshot") && service.contains("ProtectSystem=strict"))
        let awkward = Schedule(
            program: "/usr/bin/masthead",
            newsroom: "/srv/desk's $1",
            title: "Desk",
            user: nil,
            period: Period(minutes: 60)
        ).service
        #expect(awkward.contains("--newsroom \"/srv/desk's $$1\""))
        #expect(awkward.contains("ReadWritePaths=\"/srv/desk's $1\""))
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze") else { return }
        try newsroom.write(service, to: "masthead.service")
        try newsroom.write(timer, to: "masthead.timer")
        let analyze = URL(filePath: "/usr/bin/systemd-analyze")
        let verified = try newsroom.command.run(
            program: analyze,
            ["verify", "./masthead.service", "./masthead.timer"]
        )
        #expect(verified.status == 0 && verified.errors == "")
        let rated = try newsroom.command.run(
            program: analyze,
            ["security", "--offline=yes", "--threshold=20", "./masthead.service"]
        )
        #expect(rated.status == 0, "an exposure above 2.0")
    }

    @Test(
        "manner 24: a run keeps to small limits of memory and open files",
        .disabled(if: Sanitizer.isOn, "sanitizers take terabytes of addresses")
    )
    func limits() throws {
        let newsroom = try TemporaryNewsroom()
        var command = newsroom.command
        command.environment = ["MASTHEAD": try Command.executable.path]
        let run = try command.run(
            program: URL(filePath: "/bin/sh"),
            ["-c", "ulimit -n 40; ulimit -v 2000000; exec \"$MASTHEAD\" update"]
        )
        #expect(run.status == 0 && run.errors == "")
    }

    @Test("manner 25: a backup taken while a run is at work restores elsewhere to the same files and ids")
    func backup() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let elsewhere = try TemporaryNewsroom(demo: false)
        let lock = try newsroom.held()
        let copy = elsewhere.folder.appending(path: "copy").path
        let taken = try newsroom.command.run("backup", copy)
        #expect(taken.status == 0 && taken.output == "" && taken.errors == "")
        try lock.close()
        #expect(try newsroom.command.run("backup", copy).status == 1, "nothing is overwritten")
        #expect(try elsewhere.command.run("restore", "copy", "desk").status == 0)
        #expect(try elsewhere.command.run("update", "--newsroom", "desk").status == 0)
        for (name, file) in try newsroom.published() {
            #expect(
                try Data(contentsOf: elsewhere.folder.appending(path: "desk/public/\(name)")) == file.bytes
            )
        }
        #expect(
            try elsewhere.command.run("stories", "--json", "--newsroom", "desk").output
                == newsroom.command.run("stories", "--json").output
        )
        let archive = elsewhere.folder.appending(path: "copy/archive.sqlite")
        var bytes = try Data(contentsOf: archive)
        bytes[bytes.count / 2] ^= 0xFF
        try bytes.write(to: archive)
        let damaged = try elsewhere.command.run("restore", "copy", "other")
        #expect(damaged.status == 1 && damaged.errors.contains("archive.sqlite is damaged"))
        #expect(!FileManager.default.fileExists(atPath: elsewhere.folder.appending(path: "other").path))
    }

    @Test("verify tells a published file that is not what the archive gives, and a broken archive")
    func verify() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        #expect(try newsroom.command.run("verify").status == 0)
        try newsroom.write(try newsroom.text("public/wire.json") + " ", to: "public/wire.json")
        let altered = try newsroom.command.run("verify")
        #expect(altered.status == 1 && altered.errors.contains("public/wire.json"))
        let archive = newsroom.folder.appending(path: "archive.sqlite")
        var bytes = try Data(contentsOf: archive)
        bytes.replaceSubrange(8192..<12288, with: Data(repeating: 7, count: 4096))
        try bytes.write(to: archive)
        let broken = try newsroom.command.run("verify")
        #expect(broken.status == 1 && broken.errors.contains("damaged"))
    }

    @Test("a link in the place of the status file gives way to it, and what it leads to stays")
    func linkedStatus() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write("mine", to: "notes.txt")
        let link = newsroom.folder.appending(path: "status.json")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "notes.txt")
        #expect(try newsroom.command.run("update").status == 0)
        #expect(try newsroom.text("notes.txt") == "mine")
        #expect(try newsroom.text("status.json").contains("last_success"))
        let attributes = try FileManager.default.attributesOfItem(atPath: link.path)
        #expect(attributes[.type] as? FileAttributeType == .typeRegular)
        #expect(attributes[.posixPermissions] as? Int == 0o644)
    }

    @Test("an archive that was emptied is refused with what beginning anew would cost, and the feeds stay")
    func emptied() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let before = try newsroom.published().mapValues(\.bytes)
        try newsroom.write("", to: "archive.sqlite")
        for arguments in [["update"], ["status"], ["verify"], ["backup", "copy"], ["update", "--dry-run"]] {
            let run = try newsroom.command.run(program: Command.executable, arguments)
            #expect(run.status == 1, "\(arguments)")
            #expect(run.errors.contains("archive.sqlite is damaged (nothing is in it): restore a backup."))
            #expect(run.errors.contains("rulings"))
        }
        #expect(try newsroom.text("archive.sqlite") == "")
        #expect(try newsroom.published().mapValues(\.bytes) == before)
    }

    @Test(
        "whoever is not cron's job is told that another run is at work, programs too",
        arguments: [
            ["withdraw", "x", "--reason", "untrue"], ["publish"], ["import"], ["rebuild"], ["fetch"],
            ["group"], ["prune", "--keep", "1"], ["prefer", "x"], ["split", "x"], ["rulings", "undo", "1"],
        ]
    )
    func busy(arguments: [String]) throws {
        let newsroom = try TemporaryNewsroom()
        let lock = try newsroom.held()
        let run = try newsroom.command.run(program: Command.executable, arguments)
        #expect(run.status == 75 && run.output == "")
        #expect(
            run.errors.hasPrefix("masthead: another run is at work (")
                && run.errors.hasSuffix("nothing was done\n")
        )
        let told = try newsroom.command.run(program: Command.executable, arguments + ["--json"])
        #expect(told.status == 75)
        #expect(try problems(in: told).first?.contains("another run is at work") == true)
        try lock.close()
    }

    @Test("a cron job that leaves another run alone tells it to programs that ask")
    func busyUpdate() throws {
        let newsroom = try TemporaryNewsroom()
        let lock = try newsroom.held()
        let run = try newsroom.command.run("update", "--json")
        #expect(run.status == 75 && run.errors == "")
        #expect(try problems(in: run).count == 1)
        try lock.close()
    }

    /// The problems that a command tells as JSON.
    private func problems(in run: Command.Result) throws -> [String] {
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        return try #require(object?["problems"] as? [String])
    }

    @Test(
        "verify works beside a public/ that is read-only, names links where they are, and leaves nothing behind"
    )
    func verifyInPlace() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let folder = newsroom.folder.appending(path: "public")
        let temporary = newsroom.folder.appending(path: "tmp")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        var command = newsroom.command
        command.environment["TMPDIR"] = temporary.path
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
        let sound = try command.run("verify")
        #expect(sound.status == 0 && sound.errors == "")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)

        let file = folder.appending(path: "wire.json")
        try FileManager.default.removeItem(at: file)
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: "articles.json")
        for arguments in [["verify"], ["update", "--dry-run"], ["publish"]] {
            let run = try command.run(program: Command.executable, arguments)
            #expect(
                run.status == 1 && run.errors.contains("\(file.path) is a link"),
                "\(arguments): \(run.errors)"
            )
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
    }
}

extension TemporaryNewsroom {
    /// Every file with its bytes and the time it was last written, but for those in which SQLite lets readers
    /// of the archive find each other.
    func everything() throws -> [String: String] {
        var found: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        where !path.hasPrefix("archive.sqlite-") {
            let file = folder.appending(path: path)
            let values = try file.resourceValues(forKeys: [.contentModificationDateKey, .isDirectoryKey])
            let bytes = values.isDirectory == true ? Data() : try Data(contentsOf: file)
            found[path] = "\(bytes.hashValue) \(values.contentModificationDate ?? .distantPast)"
        }
        return found
    }

    /// The status file.
    func status() throws -> [String: Any] {
        let data = try Data(contentsOf: folder.appending(path: "state/status.json"))
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }
}
