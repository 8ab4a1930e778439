import Foundation

/// One run of the command that is hurt in many ways: what it starts from, and what it comes to unhurt.
struct Stage {
    let name: String
    /// The newsroom before the run; trials work on copies of it.
    let template: URL
    /// The time of day at which it runs, in seconds since 1970.
    let time: Int
    /// What the unhurt run did to the disk and said, call by call.
    let calls: [String]
    /// What is published before it.
    let before: [String: Data]
    /// What is published after it.
    let after: [String: Data]
    /// The archive after it.
    let dump: ArchiveDump

    /// The files in a folder by name; none where there is no folder.
    static func files(in folder: URL) throws -> [String: Data] {
        let files = FileManager.default
        guard files.fileExists(atPath: folder.path) else { return [:] }
        var found: [String: Data] = [:]
        for name in try files.contentsOfDirectory(atPath: folder.path) {
            found[name] = try Data(contentsOf: folder.appending(path: name))
        }
        return found
    }

    /// How many bytes the files below a folder hold.
    static func bytes(below folder: URL) throws -> Int {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).reduce(0) { sum, name in
            let values = try folder.appending(path: name).resourceValues(forKeys: [.fileSizeKey])
            return sum + (values.fileSize ?? 0)
        }
    }

    /// What a reader of the published files could fault at this moment: each is as before or as after the run.
    func torn(in newsroom: URL) throws -> [String] {
        let found = try Self.files(in: newsroom.appending(path: "public")).filter { !$0.key.hasPrefix(".") }
        return found.filter { $0.value != before[$0.key] && $0.value != after[$0.key] }
            .map { "\($0.key) is neither as before nor as after" }
            + before.keys.filter { found[$0] == nil }.map { "\($0) is gone" }
    }

    /// How what is published and kept differs from what the unhurt run left.
    func differences(in newsroom: URL) throws -> [String] {
        let found = try Self.files(in: newsroom.appending(path: "public"))
        let names = Set(found.keys).union(after.keys).filter { found[$0] != after[$0] }
        return names.sorted().map { "public/\($0) differs" }
            + (try ArchiveDump(of: newsroom.appending(path: "archive.sqlite").path).differences(from: dump))
    }
}
