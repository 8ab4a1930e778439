import Foundation
import GRDB
import Testing

/// The lines of the specification of a one-shot run, by their numbers.
@Suite("Cron manners")
struct MannerTests {
    @Test("manner 1: nothing is said when all is well, or when nothing was due")
    func silentSuccess() throws {
        let newsroom = try TemporaryNewsroom()
        for _ in 0..<2 {
            let run = try newsroom.command.run("update")
            #expect(run.status == 0 && run.output == "" && run.errors == "")
        }
    }

    @Test("manner 2: exit codes are few, documented, and the gravest is told")
    func exitCodes() throws {
        let newsroom = try TemporaryNewsroom()
        #expect(try newsroom.command.run("update").status == 0)
        try newsroom.write("this is no feed", to: "sources/harbour-post.json")
        #expect(try newsroom.command.run("update").status == 3)
        #expect(try newsroom.command.run("update", "--partial-ok").status == 0)
        let lock = try newsroom.held()
        #expect(try newsroom.command.run("update").status == 75, "75 before 3")
        let text = try newsroom.text("masthead.toml")
        try newsroom.write(text + "\n[nonsense]\n", to: "masthead.toml")
        #expect(try newsroom.command.run("update").status == 2, "2 before 75")
        try newsroom.write(text, to: "masthead.toml")
        try lock.close()
        try FileManager.default.removeItem(at: newsroom.folder.appending(path: "public/wire.json"))
        try FileManager.default.createDirectory(
            at: newsroom.folder.appending(path: "public/wire.json"),
            withIntermediateDirectories: true
        )
        #expect(try newsroom.command.run("update").status == 1, "1 before 3")
        let killed = try MishapLibrary.update(TemporaryNewsroom(), "kill", at: 40)
        #expect(killed.status == 128 + SIGKILL)
        let help = try newsroom.command.run("--help").output
        for code in ["0 done", "1 failure", "2 usage", "3 partly", "75 another", "128+n"] {
            #expect(help.contains(code), "\(code)")
        }
    }

    @Test("manner 4: two identical runs give identical mail, in order")
    func digest() throws {
        let newsroom = try TemporaryNewsroom()
        for name in ["b", "a", "c"] { try newsroom.write("no article", to: "articles/\(name).txt") }
        let first = try newsroom.command.run("update")
        let second = try newsroom.command.run("update")
        #expect(first.errors == second.errors)
        let lines = first.errors.split(separator: "\n")
        #expect(lines.count == 3 && lines == lines.sorted())
    }

    @Test("manner 5: the kernel keeps the lock; it can be waited for, and readers need none")
    func lock() async throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write("process 1 since 1970-01-01T00:00:00Z\n", to: "masthead.lock")
        #expect(try newsroom.command.run("update").status == 0, "the text of a dead run holds nothing")
        #expect(try newsroom.text("masthead.lock") == "", "and a run takes its own away")
        let lock = try newsroom.held()
        try newsroom.write("process 1 since 1970-01-01T00:00:00Z\n", to: "masthead.lock")
        for verb in ["status", "stories", "verify"] {
            #expect(try newsroom.command.run(verb).status == 0, "\(verb)")
        }
        #expect(try newsroom.command.run("update", "--dry-run").status == 0)
        let busy = try newsroom.command.run("update", "--verbose", "--wait=1s")
        #expect(busy.status == 75 && busy.errors.contains("process 1 since 1970-01-01T00:00:00Z"))
        async let waiting = newsroom.command.run("update", "--wait")
        try await Task.sleep(for: .milliseconds(200))
        try lock.close()
        #expect(try await waiting.status == 0)
    }

    @Test(
        "a time to wait that is none is refused",
        arguments: ["--wait=abc", "--wait=", "--wait=-3", "--wait=1.5h"]
    )
    func waitingTime(option: String) throws {
        let newsroom = try TemporaryNewsroom()
        let run = try newsroom.command.run("update", option)
        #expect(run.status == 2)
        #expect(run.errors.contains("The value '\(option.dropFirst(7))' is invalid for '--wait <time>'"))
    }

    @Test("manner 6: a second instance leaves at once, quietly, with an exit code of its own")
    func secondInstance() throws {
        let newsroom = try TemporaryNewsroom()
        let lock = try newsroom.held()
        let run = try newsroom.command.run("update")
        #expect(run.status == 75 && run.output == "" && run.errors == "")
        #expect(!FileManager.default.fileExists(atPath: newsroom.folder.appending(path: "public").path))
        try lock.close()
    }

    @Test("manner 7: each file is written beside its place, synced, renamed, its folder synced; modes stay")
    func wholeFiles() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let file = newsroom.folder.appending(path: "public/articles.json")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
        try newsroom.write("half", to: "public/.gone.json.masthead-staged")
        try newsroom.edit("articles/us-resumes-military-operations-in-iraq.txt", "Resumes", "Restarts")
        let calls = try MishapLibrary.calls(of: newsroom)
        let staged = "public/.articles.json.masthead-staged"
        let wanted = [
            "write \(staged)", "fsync \(staged)", "rename public/articles.json", "fsync public",
        ]
        let places = wanted.map { calls.lastIndex(of: $0) ?? -1 }
        #expect(places == places.sorted() && !places.contains(-1), "\(places) in \(calls)")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
        #expect(mode as? Int == 0o640)
        #expect(try newsroom.published().keys.allSatisfy { !$0.hasPrefix(".") })
    }

    @Test("manner 8: all outputs of a run or none, and an interrupted set is completed first")
    func allOrNone() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let before = try newsroom.published().mapValues(\.bytes)
        try newsroom.edit("articles/us-resumes-military-operations-in-iraq.txt", "Resumes", "Restarts")
        let calls = try MishapLibrary.calls(of: newsroom.copy())
        let renames = calls.indices.filter { calls[$0].hasPrefix("rename public/") }
        let first = try #require(renames.first)
        let second = try #require(renames.dropFirst().first)
        #expect(
            !calls[first...].contains { $0.hasPrefix("write public/") },
            "nothing is staged after the first rename"
        )
        let unstaged = try newsroom.copy()
        _ = try MishapLibrary.update(unstaged, "kill", at: first - 3)
        #expect(try unstaged.published().mapValues(\.bytes).filter { !$0.key.hasPrefix(".") } == before)
        _ = try MishapLibrary.update(newsroom, "kill", at: second + 1)
        // A broken step after the start shows that the set was completed before it.
        try newsroom.write("this is no list", to: "subscriptions.opml")
        try newsroom.command.run("import")
        let after = try newsroom.published().mapValues(\.bytes)
        #expect(after.keys.allSatisfy { !$0.hasPrefix(".") })
        let changed = after.filter { before[$0.key] != $0.value }
        #expect(changed.count == Set(renames.map { calls[$0] }.filter { !$0.hasSuffix(".gz") }).count)
    }

    @Test("manner 9: unchanged bytes are not rewritten")
    func unchanged() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let before = try newsroom.published().mapValues(\.written)
        let calls = try MishapLibrary.calls(of: newsroom)
        #expect(try newsroom.published().mapValues(\.written) == before)
        #expect(!calls.contains { $0.hasPrefix("rename public/") })
    }

    @Test("manner 10: the archive is committed and synced before anything else is touched")
    func commitsFirst() throws {
        let calls = try MishapLibrary.calls(of: TemporaryNewsroom())
        let rename = try #require(calls.firstIndex { $0.hasPrefix("rename public/") })
        let journal = try #require(calls[..<rename].lastIndex { $0.hasSuffix("archive.sqlite-wal") })
        #expect(
            calls[journal] == "fdatasync archive.sqlite-wal" || calls[journal] == "fsync archive.sqlite-wal"
        )
        let staged = try #require(calls[..<rename].lastIndex { $0.hasPrefix("write public/") })
        #expect(staged < journal)
    }

    @Test("manner 11: a run killed at any moment is finished by the next", arguments: 1...9)
    func killed(tenth: Int) throws {
        let whole = try TemporaryNewsroom()
        let calls = try MishapLibrary.calls(of: whole.copy())
        try whole.command.run("update")
        let newsroom = try TemporaryNewsroom()
        let killed = try MishapLibrary.update(newsroom, "tear", at: calls.count * tenth / 10)
        #expect(killed.status == 128 + SIGKILL)
        let next = try newsroom.command.run("update")
        #expect(next.status == 0 && next.errors == "")
        #expect(try newsroom.published().mapValues(\.bytes) == whole.published().mapValues(\.bytes))
    }

    @Test("manner 12: a full disk leaves the old files intact and says so")
    func fullDisk() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let before = try newsroom.published().mapValues(\.bytes)
        try newsroom.edit("articles/us-resumes-military-operations-in-iraq.txt", "Resumes", "Restarts")
        let calls = try MishapLibrary.calls(of: newsroom.copy())
        let staging = try #require(calls.lastIndex { $0.hasPrefix("write public/.") })
        let run = try MishapLibrary.update(newsroom, "full", at: staging + 1)
        #expect(run.status == 1 && run.errors.contains("No room is left") && run.errors.contains("unchanged"))
        #expect(try newsroom.published().mapValues(\.bytes) == before)
        #expect(try newsroom.command.run("update").status == 0)
    }

    @Test("manner 13: at its deadline or the first signal a run publishes what is in; a second ends it")
    func deadline() throws {
        let late = try TemporaryNewsroom()
        let run = try late.command.run("update", "--max-runtime", "0s")
        #expect(run.status == 3 && run.errors.contains("--max-runtime"))
        #expect(try late.text("public/articles.json").contains("US Resumes Military Operations in Iraq"))
        #expect(try !late.text("public/wire.json").contains("Harbour Post"))
        let asked = try TemporaryNewsroom()
        let calls = try MishapLibrary.calls(of: asked.copy())
        let first = try #require(calls.firstIndex { $0.hasSuffix("archive.sqlite-wal") })
        let ended = try MishapLibrary.update(asked, "term", at: first + 12)
        #expect(ended.status == 3 && ended.errors.contains("SIGTERM"))
        #expect(try asked.text("public/articles.json").contains("US Resumes Military Operations in Iraq"))
        #expect(try asked.command.run("update").status == 0)
        let twice = try MishapLibrary.update(TemporaryNewsroom(), "term-twice", at: first + 12)
        #expect(twice.status == 128 + SIGTERM)
    }
}

extension TemporaryNewsroom {
    /// Holds the newsroom's lock until it is closed.
    func held() throws -> FileHandle {
        let path = folder.appending(path: "masthead.lock")
        if !FileManager.default.fileExists(atPath: path.path) { try write("", to: "masthead.lock") }
        let holder = try FileHandle(forUpdating: path)
        guard flock(holder.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else { throw CocoaError(.fileLocking) }
        return holder
    }

    /// Replaces words in a file, which must be there.
    func edit(_ name: String, _ words: String, _ others: String) throws {
        let text = try text(name)
        guard text.contains(words) else { throw CocoaError(.fileReadCorruptFile) }
        try write(text.replacing(words, with: others), to: name)
    }

    /// Another newsroom with the same files.
    func copy() throws -> TemporaryNewsroom {
        let copy = try TemporaryNewsroom(demo: false)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            try FileManager.default.copyItem(
                at: folder.appending(path: name),
                to: copy.folder.appending(path: name)
            )
        }
        return copy
    }
}
