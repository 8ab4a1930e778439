import Foundation
import Gzip
import Testing

@testable import Site

@Suite("Staging files")
struct StagingTests {
    let test: TestFolder
    let folder: PublicFolder

    init() throws {
        test = try TestFolder()
        folder = try PublicFolder(at: test.path)
    }

    private func stage(_ files: KeyValuePairs<String, String>) throws -> Renames {
        let staging = try Staging(in: folder)
        for (name, text) in files { try staging.file(named: name).append(Array(text.utf8)) }
        return try staging.seal()
    }

    @Test("files appear together once they are complete, and nothing else stays")
    func plain() throws {
        let renames = try stage(["a.xml": "A", "b.json": "B"])
        #expect(renames.names == ["a.xml", "b.json"])
        #expect(try test.files.keys.allSatisfy { $0.hasPrefix(".") })
        try folder.complete(renames)
        #expect(try test.files == ["a.xml": "A", "b.json": "B"])
    }

    @Test("a long file is written whole", arguments: [0, 65_535, 65_536, 1_000_000])
    func long(count: Int) throws {
        let staging = try Staging(in: folder)
        let file = try staging.file(named: "a")
        for _ in 0..<10 { try file.append(Array(repeating: 0x61, count: count / 10)) }
        try folder.complete(staging.seal())
        #expect(try test.files["a"]?.utf8.count == count / 10 * 10)
    }

    @Test("unchanged bytes are not rewritten: the time of the file stays")
    func unchanged() throws {
        try folder.complete(stage(["a": "A", "b": "B"]))
        let long = Date(timeIntervalSince1970: 1_000_000)
        for name in ["a", "b"] {
            try FileManager.default.setAttributes(
                [.modificationDate: long],
                ofItemAtPath: test.path + "/" + name
            )
        }
        let renames = try stage(["a": "A", "b": "new"])
        #expect(renames.names == ["b"])
        try folder.complete(renames)
        #expect(try test.attributes(of: "a")[.modificationDate] as? Date == long)
        #expect(try test.attributes(of: "b")[.modificationDate] as? Date != long)
        #expect(try stage(["a": "A", "b": "new"]).isEmpty)
        #expect(try test.files == ["a": "A", "b": "new"])
    }

    @Test("a file keeps its mode", arguments: [0o600, 0o664, 0o444])
    func mode(mode: Int) throws {
        try test.write("old", to: "a")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: test.path + "/a")
        try folder.complete(stage(["a": "new"]))
        #expect(try test.attributes(of: "a")[.posixPermissions] as? Int == mode)
        #expect(try test.files["a"] == "new")
    }

    @Test("what is closed and refused leaves all as it was")
    func refused() throws {
        try test.write("old", to: "a")
        #expect(throws: SiteError.rejected(name: "b", reason: "bad")) {
            let staging = try Staging(in: folder)
            for name in ["a", "b", "c"] { try staging.file(named: name, isPacked: true).append([0x61]) }
            try staging.close()
            #expect(try String(contentsOfFile: folder.stagedPath(of: "b"), encoding: .utf8) == "a")
            throw SiteError.rejected(name: "b", reason: "bad")
        }
        #expect(try test.files == ["a": "old"])
    }

    @Test("a packed copy holds the same bytes")
    func packed() throws {
        let staging = try Staging(in: folder)
        let file = try staging.file(named: "a", isPacked: true)
        for _ in 0..<1000 { try file.append(Array("text ".utf8)) }
        let renames = try staging.seal()
        #expect(renames.names == ["a", "a.gz"])
        try folder.complete(renames)
        let packed = try Data(contentsOf: URL(filePath: test.path + "/a.gz"))
        let unpacked = try Gzip.unpacked(Array(packed), limit: 100_000)
        #expect(String(decoding: unpacked, as: UTF8.self) == String(repeating: "text ", count: 1000))
    }

    @Test("files of an earlier set are removed, once and again")
    func removed() throws {
        try test.write("old", to: "gone.json")
        let renames = Renames(names: [], removed: ["gone.json"])
        try folder.complete(renames)
        try folder.complete(renames)
        #expect(try test.files.isEmpty)
    }

    @Test("an error while writing leaves nothing behind")
    func abandoned() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            let staging = try Staging(in: folder)
            try staging.file(named: "a").append([0x61])
            throw Stop()
        }
        #expect(try test.files.isEmpty)
    }

    @Test("two outputs cannot write one file")
    func twice() throws {
        #expect(throws: SiteError.twice(name: "a")) { try stage(["a": "1", "a": "2"]) }
    }

    @Test(
        "odd names are refused",
        arguments: [
            "", ".", "..", ".hidden", "a/b", "../a", "a\\b", "a\0b", "a\nb", "a\u{85}",
            String(repeating: "ن", count: 101),
        ]
    )
    func odd(name: String) throws {
        #expect(throws: SiteError.oddName(name)) { try stage([name: "x"]) }
        #expect(throws: SiteError.oddName(name)) { try folder.complete(Renames(names: [name])) }
        #expect(try test.files.isEmpty)
    }

    @Test("names in any script and with blanks are fine", arguments: ["wire news.rss.xml", "أخبار.json"])
    func fine(name: String) throws {
        try folder.complete(stage([name: "x"]))
        #expect(try test.files == [name: "x"])
    }

    @Test("a link in the place of a file is refused, and what it leads to is not touched")
    func link() throws {
        try test.write("elsewhere", to: "target")
        try FileManager.default.createSymbolicLink(
            atPath: test.path + "/a",
            withDestinationPath: test.path + "/target"
        )
        #expect(throws: SiteError.notAFile(path: test.path + "/a")) { try stage(["a": "x"]) }
        #expect(try test.files["target"] == "elsewhere")
    }

    @Test("a folder in the place of a file is refused")
    func directory() throws {
        try FileManager.default.createDirectory(
            atPath: test.path + "/a",
            withIntermediateDirectories: false
        )
        #expect(throws: SiteError.notAFile(path: test.path + "/a")) { try stage(["a": "x"]) }
    }

    @Test("a link in the place of a staged file is not followed")
    func stagedLink() throws {
        try test.write("elsewhere", to: "target")
        let staging = try Staging(in: folder)
        let staged = try folder.stagedPath(of: "a")
        try FileManager.default.createSymbolicLink(
            atPath: staged,
            withDestinationPath: test.path + "/target"
        )
        #expect(throws: SiteError.self) { try staging.file(named: "a") }
        #expect(try test.files["target"] == "elsewhere")
    }
}
