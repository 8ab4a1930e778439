import Foundation

/// The folder in which runs are hurt, with the stages they are hurt at.
final class Bench {
    private let demo: URL
    private let victim: Victim
    private let folder: URL
    private let wire: Wire
    private(set) var stages: [Stage] = []
    var chance: SplitMix

    init(demo: URL, seed: UInt64) throws {
        self.demo = demo
        victim = try Victim()
        wire = try Wire(.good)
        chance = SplitMix(state: seed)
        folder = FileManager.default.temporaryDirectory.appending(path: "torture-\(UUID().uuidString)")
            .resolvingSymlinksInPath()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The newsroom that trials work on, always in the same place.
    var trial: URL { folder.appending(path: "trial") }

    /// Makes the stages: the first run of a newsroom, and one that meets with new, changed and merged articles.
    func prepare() throws {
        let fresh = folder.appending(path: "fresh")
        try FileManager.default.createDirectory(at: fresh, withIntermediateDirectories: true)
        for name in ["masthead.toml", "subscriptions.opml", "articles", "sources"] {
            try FileManager.default.copyItem(at: demo.appending(path: name), to: fresh.appending(path: name))
        }
        try addStage("first run", from: fresh, at: Self.morning)
        let later = folder.appending(path: "later")
        try FileManager.default.copyItem(at: trial, to: later)
        try Changes.make(in: later)
        try addStage("later run", from: later, at: Self.morning + 7200)
        let remote = folder.appending(path: "remote")
        try FileManager.default.copyItem(at: fresh, to: remote)
        try Changes.subscribe(in: remote, to: wire)
        try addStage("run over HTTP", from: remote, at: Self.morning)
    }

    private func addStage(_ name: String, from template: URL, at time: Int) throws {
        try lay(template)
        let log = folder.appending(path: "calls")
        try? FileManager.default.removeItem(at: log)
        let before = try Stage.files(in: trial.appending(path: "public"))
        let ending = try run(at: time, Mishap(log: log))
        guard ending.code == 0 else { throw Failure(what: "the unhurt \(name) failed: \(ending.errors)") }
        let calls = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
        stages.append(
            Stage(
                name: name,
                template: template,
                time: time,
                calls: named(calls.map(String.init), by: ending.errors),
                before: before,
                after: try Stage.files(in: trial.appending(path: "public")),
                dump: try ArchiveDump(of: trial.appending(path: "archive.sqlite").path)
            )
        )
    }

    /// The calls with the step of the run they belong to; a line of its log stands where the log was written.
    private func named(_ calls: [String], by log: String) -> [String] {
        var lines = log.split(separator: "\n").makeIterator()
        var step = "start"
        return calls.map { call in
            guard call.hasSuffix("/trial.err") else {
                return "\(step): \(call.replacing(folder.path + "/trial/", with: ""))"
            }
            let line = lines.next() ?? ""
            if let name = line.split(separator: "step=").dropFirst().first?.prefix(while: { $0 != " " }) {
                step = String(name)
            }
            return "\(step): log"
        }
    }

    /// Puts a fresh copy of a template in the place of the trial.
    func lay(_ template: URL) throws {
        let files = FileManager.default
        if files.fileExists(atPath: trial.path) { try files.removeItem(at: trial) }
        try files.copyItem(at: template, to: trial)
    }

    /// The command whose runs are hurt.
    static let update = ["update", "--no-delay", "--log", "debug"]

    private static let morning = 1_768_550_400

    /// Runs an update of the trial to its end.
    func run(at time: Int, _ mishap: Mishap = Mishap()) throws -> Ending {
        try victim.run(Self.update, in: trial, root: folder, at: time, mishap)
    }

    /// Asks all sources of the trial by hand.
    func fetch(at time: Int) throws -> Ending {
        try victim.run(["fetch", "--force", "--no-delay"], in: trial, root: folder, at: time)
    }

    /// Reads files of the trial as any reader would.
    func parse(_ paths: [String]) throws -> Ending {
        try victim.run(["parse"] + paths, in: trial, root: folder, at: Self.morning)
    }

    /// Starts an update of the trial under limits that a shell sets.
    func start(
        at time: Int,
        _ arguments: [String] = Bench.update,
        limits: String? = nil,
        as name: String = "trial"
    ) throws -> Process {
        try victim.start(arguments, in: trial, root: folder, at: time, shell: limits, streams: name)
    }

    func end(of process: Process, as name: String = "trial") throws -> Ending {
        try victim.end(of: process, streams: folder.appending(path: name))
    }

    /// What is wrong after the trial was hurt and an unhurt run has finished it.
    func finish(_ stage: Stage) throws -> [String] {
        let ending = try run(at: stage.time)
        let failed =
            ending.code == 0 ? [] : ["the next run ended with \(ending.code): \(ending.errors.suffix(300))"]
        return failed + (try stage.differences(in: trial))
    }
}

/// Why no trial could be made.
struct Failure: Error, CustomStringConvertible {
    let what: String
    var description: String { what }
}

/// Chance that can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
