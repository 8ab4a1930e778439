import Foundation
import Testing

/// The built command, run as a newcomer or cron would run it.
struct Command {
    struct Result {
        let status: Int32
        let output: String
        let errors: String

        var lines: [Substring] { output.split(separator: "\n") }
    }

    let folder: URL
    var environment: [String: String] = [:]

    /// Runs it in the folder, without a terminal and with hardly any environment.
    @discardableResult
    func run(_ arguments: String..., input: String = "") throws -> Result {
        try run(program: Self.executable, arguments, input: input)
    }

    /// Runs another program there, such as a shell that runs the command.
    func run(program: URL, _ arguments: [String], input: String = "") throws -> Result {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "TZ": "Pacific/Auckland", "LC_ALL": "C"].merging(
            Sanitizer.settings.merging(environment) { $1 }
        ) { $1 }
        let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let files = ["in", "out", "err"].map { scratch.appending(path: $0) }
        try Data(input.utf8).write(to: files[0])
        for file in files.dropFirst() { try Data().write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        return Result(
            // As a shell tells it: 128 and the number of the signal that ended it.
            status: process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0),
            output: try String(contentsOf: files[1], encoding: .utf8),
            errors: try String(contentsOf: files[2], encoding: .utf8)
        )
    }

    /// The command beside the test bundle.
    static var executable: URL {
        get throws {
            var folder = URL(filePath: CommandLine.arguments[0]).standardizedFileURL
            while folder.path != "/" {
                folder.deleteLastPathComponent()
                let candidate = folder.appending(path: "masthead")
                if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            }
            throw CocoaError(.fileNoSuchFile)
        }
    }
}

/// What the tests were built with to find faults of memory or threads, as `make sanitize` does.
enum Sanitizer {
    /// What the environment tells it.
    static let settings = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }
    static var isOn: Bool { !settings.isEmpty }
}

/// The repository, and what stands beside it.
enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The shared test data; nil where the repository stands alone.
    static var shared: URL? {
        let named = ProcessInfo.processInfo.environment["MASTHEAD_SHARED"].map { URL(filePath: $0) }
        let folder = named ?? root.deletingLastPathComponent().appending(path: "shared")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }
}

/// A newsroom in a folder of its own, which goes when the test ends.
final class TemporaryNewsroom {
    let folder: URL
    var command: Command { Command(folder: folder) }

    /// Makes a copy of the demo newsroom, or an empty folder.
    init(demo: Bool = true) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "masthead-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard demo else { return }
        for name in ["masthead.toml", "subscriptions.opml", "articles", "sources"] {
            try FileManager.default.copyItem(
                at: Checkout.root.appending(path: "feeds").appending(path: name),
                to: folder.appending(path: name)
            )
        }
    }

    /// A newsroom without articles whose one source is the file `sources/w.xml`.
    static func readingFile() throws -> TemporaryNewsroom {
        let newsroom = try TemporaryNewsroom(demo: false)
        try newsroom.command.run("init", "--link", "https://desk.example/")
        try newsroom.write(
            "<opml version=\"2.0\"><body><outline text=\"W\" xmlUrl=\"file:sources/w.xml\"/></body></opml>",
            to: "subscriptions.opml"
        )
        return newsroom
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    /// The published files by name, without packed copies, with their bytes and the time they were last written.
    func published() throws -> [String: (bytes: Data, written: Date?)] {
        let folder = folder.appending(path: "public")
        var files: [String: (Data, Date?)] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where !name.hasSuffix(".gz") {
            let file = folder.appending(path: name)
            let values = try file.resourceValues(forKeys: [.contentModificationDateKey])
            files[name] = (try Data(contentsOf: file), values.contentModificationDate)
        }
        return files
    }
}
