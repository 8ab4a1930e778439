import ArgumentParser
import Foundation

/// The command `torture`.
@main
struct Torture: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "torture",
        abstract: "See what runs of masthead leave when they are hurt, and what they cost in the long run.",
        subcommands: [Hurt.self, Soak.self, Crowd.self],
        defaultSubcommand: Hurt.self
    )
}

/// Runs `masthead update` many times, hurts it each time, and compares what it leaves with a run nobody hurt.
struct Hurt: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Kill runs of masthead, starve them, and see what they leave.",
        discussion: """
            Works on copies of the demo newsroom in a temporary folder. Every fault of a kind is tried at \
            every call that changes the disk, or at as many of them, spread evenly, as are asked for.
            """
    )

    @Option(help: "How many runs are killed at least.")
    var kills = 300

    @Option(help: "How many runs each other fault gets at most.")
    var faults = 40

    @Option(help: "The newsroom to start from.")
    var newsroom = "feeds"

    @Option(help: "The number that chance begins with.")
    var seed: UInt64 = 1

    func run() throws {
        let start = ContinuousClock.now
        let bench = try Bench(demo: URL(filePath: newsroom), seed: seed)
        try bench.prepare()
        var tally = Tally()
        try bench.killEverywhere(atLeast: kills, &tally)
        try bench.killTwice(times: faults, &tally)
        try bench.killAtRandom(times: faults, &tally)
        try bench.terminate(times: faults, &tally)
        try bench.fillDisk(times: faults, &tally)
        try bench.limitFiles(&tally)
        try bench.fillSmallDisk(&tally)
        try bench.seal(&tally)
        try bench.breakArchive(&tally)
        try bench.jump(&tally)
        try bench.runTogether(2, &tally)
        try bench.runTogether(20, &tally)
        tally.tell(after: ContinuousClock.now - start)
        if !tally.faults.isEmpty { throw ExitCode.failure }
    }
}
