import Foundation

/// The library that makes a built command meet with mishaps; see `Torture/Mishap`.
enum MishapLibrary {
    /// What the environment of the command must hold.
    static func environment(in folder: URL, _ settings: [String: String] = [:]) throws -> [String: String] {
        let library = try Command.executable.deletingLastPathComponent().appending(path: "libMishap.so")
        // Links resolved, since the library compares paths as the kernel tells them.
        let root = folder.resolvingSymlinksInPath().path(percentEncoded: false)
        // The clock stands still, since a second more or less makes other calls: states tell when they were made.
        return ["LD_PRELOAD": library.path, "MISHAP_ROOT": root, "MISHAP_TIME": "\(time)"].merging(settings) {
            $1
        }
    }

    /// The time of day that runs are told: a day in 2033, later than any that came before.
    private static let time = 2_000_000_000

    /// What an update of a newsroom does to the disk, call by call, without the newsroom's own path.
    static func calls(of newsroom: TemporaryNewsroom) throws -> [String] {
        let log = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: log) }
        var command = newsroom.command
        command.environment = try environment(in: newsroom.folder, ["MISHAP_LOG": log.path])
        try command.run("update")
        let root = newsroom.folder.resolvingSymlinksInPath().path(percentEncoded: false)
        return try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map { line in
            String(line.drop { $0 != " " }.dropFirst()).replacing(root + "/", with: "")
        }
    }

    /// Runs an update to which something happens at a call.
    static func update(
        _ newsroom: TemporaryNewsroom,
        _ what: String,
        at call: Int,
        _ arguments: [String] = []
    ) throws -> Command.Result {
        var command = newsroom.command
        command.environment = try environment(
            in: newsroom.folder,
            ["MISHAP_AT": "\(call)", "MISHAP_DO": what]
        )
        return try command.run(program: Command.executable, ["update"] + arguments)
    }
}
