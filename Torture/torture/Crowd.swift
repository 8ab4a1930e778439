import ArgumentParser
import Foundation

/// Lets many hostile sources loose on one update, under small limits.
struct Crowd: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read many hostile sources in one update under small limits, and tell what it took."
    )

    @Option(help: "How many sources.")
    var sources = 2000

    @Option(help: "How many files the update may have open.")
    var files = 128

    func run() throws {
        let desk = try Desk()
        let wire = try Wire(.hostile)
        try desk.subscribe(
            to: (0..<sources).map(wire.address),
            settings: wire.settings
                + "\ntotal_timeout = \"3s\"\nfirst_byte_timeout = \"2s\"\npacked_bytes = 2000000"
        )
        let victim = try Victim()
        let process = try victim.start(
            ["update", "--no-delay", "--max-runtime", "10m", "--quiet"],
            in: desk.folder,
            root: desk.root,
            at: 1_768_550_400,
            Mishap(tally: desk.tally),
            shell: "ulimit -n \(files)"
        )
        let ending = try victim.end(of: process, streams: desk.folder)
        print("\(sources) hostile sources: exit code \(ending.code), \(try Sample(of: desk))")
        guard ending.code == 3 else {
            throw Failure(what: "it ended with \(ending.code): \(ending.errors.suffix(600))")
        }
    }
}
