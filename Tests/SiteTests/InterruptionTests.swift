import Foundation
import Testing

@testable import Site

/// What a run killed at each step leaves, and what the next one makes of it.
@Suite("Interrupted runs")
struct InterruptionTests {
    let test: TestFolder
    let folder: PublicFolder
    let old = ["a": "old a", "b": "old b", "c": "old c"]
    let new = ["a": "new a", "b": "new b", "c": "new c"]

    init() throws {
        test = try TestFolder()
        folder = try PublicFolder(at: test.path)
        for (name, text) in old { try test.write(text, to: name) }
    }

    private func stage() throws -> Renames {
        let staging = try Staging(in: folder)
        for (name, text) in new.sorted(by: { $0.key < $1.key }) {
            try staging.file(named: name).append(Array(text.utf8))
        }
        return try staging.seal()
    }

    @Test("killed while staging: the old set stays and the leftovers are swept")
    func whileStaging() throws {
        try test.write("half", to: ".a.masthead-staged")
        try test.write("kept", to: ".htaccess")
        try folder.sweep()
        #expect(try test.files == old.merging([".htaccess": "kept"]) { $1 })
    }

    @Test("killed before the journal: the old set stays")
    func beforeJournal() throws {
        _ = try stage()
        try folder.sweep()
        #expect(try test.files == old)
    }

    @Test("killed after the journal, after any number of renames: the set is completed", arguments: 0...3)
    func afterJournal(done: Int) throws {
        let renames = try stage()
        try folder.complete(Renames(names: Array(renames.names.prefix(done))))
        #expect(try test.files.values.filter { $0.hasPrefix("new") }.count == 3)
        try folder.complete(renames)
        #expect(try test.files == new)
    }

    @Test("killed before the journal is forgotten: completing again changes nothing")
    func again() throws {
        let renames = try stage()
        for _ in 0..<3 { try folder.complete(renames) }
        #expect(try test.files == new)
    }

    @Test("a journal of files that are gone stops nobody")
    func gone() throws {
        try folder.complete(Renames(names: ["gone"]))
        #expect(try test.files == old)
    }

    @Test("a journal survives being stored as text")
    func stored() throws {
        let renames = Renames(names: ["a", "ب"])
        let text = try JSONEncoder().encode(renames)
        #expect(try JSONDecoder().decode(Renames.self, from: text) == renames)
    }
}

@Suite("What errors say")
struct SiteErrorTests {
    @Test(
        "a full disk, a forbidden folder and other faults are told apart",
        arguments: [
            (ENOSPC, "No room is left"), (EACCES, "owner and mode"), (EROFS, "owner and mode"),
            (EIO, "could not"),
        ]
    )
    func codes(code: Int32, words: String) {
        let text = SiteError(code, path: "/x/a").description
        #expect(text.contains(words))
        #expect(text.contains("/x/a"))
        #expect(text.contains("unchanged"))
    }
}
