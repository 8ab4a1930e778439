import Foundation

/// What befalls a run.
struct Mishap {
    /// The number of the call at which it happens, and what does.
    var at: (call: Int, what: String)?
    /// A folder that cannot be written.
    var sealed: URL?
    /// A file that lists the calls.
    var log: URL?
    /// A file that is told what the run cost.
    var tally: URL?
}

/// How a run of the command ended.
struct Ending {
    /// Its exit code; 128+n when signal n ended it.
    let code: Int32
    let output: String
    let errors: String
}

/// The command as it was built, run with mishaps.
struct Victim {
    let program: URL
    let library: URL

    /// Finds the command and the library of mishaps beside this program.
    init() throws {
        let folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent()
        program = folder.appending(path: "masthead")
        library = folder.appending(path: "libMishap.so")
        for file in [program, library] where !FileManager.default.fileExists(atPath: file.path) {
            throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: file.path])
        }
    }

    /// Runs it to its end in a newsroom, at a time of day that stands still.
    func run(
        _ arguments: [String],
        in newsroom: URL,
        root: URL,
        at time: Int,
        _ mishap: Mishap = Mishap()
    ) throws -> Ending {
        try end(of: start(arguments, in: newsroom, root: root, at: time, mishap), streams: newsroom)
    }

    /// Starts it, with what it says in files below `root` that are called by `streams`.
    func start(
        _ arguments: [String],
        in newsroom: URL,
        root: URL,
        at time: Int,
        _ mishap: Mishap = Mishap(),
        shell limits: String? = nil,
        streams: String = "trial"
    ) throws -> Process {
        let process = Process()
        let command = [program.path] + arguments
        process.executableURL = limits == nil ? program : URL(filePath: "/bin/sh")
        process.arguments =
            limits.map { ["-c", "\($0); exec \"$@\"", "sh"] + command } ?? Array(command.dropFirst())
        process.currentDirectoryURL = newsroom
        var environment = [
            "LD_PRELOAD": library.path, "MISHAP_ROOT": root.path, "MISHAP_TIME": "\(time)",
        ]
        if let at = mishap.at {
            environment["MISHAP_AT"] = "\(at.call)"
            environment["MISHAP_DO"] = at.what
        }
        environment["MISHAP_SEALED"] = mishap.sealed?.path
        environment["MISHAP_LOG"] = mishap.log?.path
        environment["MISHAP_TALLY"] = mishap.tally?.path
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        for (stream, name) in [(\Process.standardOutput, "out"), (\Process.standardError, "err")] {
            let file = root.appending(path: streams).appendingPathExtension(name)
            _ = FileManager.default.createFile(atPath: file.path, contents: nil)
            process[keyPath: stream] = try FileHandle(forWritingTo: file)
        }
        try process.run()
        return process
    }

    func end(of process: Process, streams: URL) throws -> Ending {
        process.waitUntilExit()
        func text(_ name: String) throws -> String {
            try String(contentsOf: streams.appendingPathExtension(name), encoding: .utf8)
        }
        let isKilled = process.terminationReason == .uncaughtSignal
        return Ending(
            code: process.terminationStatus + (isKilled ? 128 : 0),
            output: try text("out"),
            errors: try text("err")
        )
    }
}
