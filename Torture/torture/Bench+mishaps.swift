import Foundation

extension Bench {
    /// Kills a run at every call of every stage, with half a write done or not, until there were enough.
    func killEverywhere(atLeast kills: Int, _ tally: inout Tally) throws {
        let places = stages.flatMap { stage in
            (1...stage.calls.count).flatMap { call in ["kill", "tear"].map { (stage, call, $0) } }
        }
        for (stage, call, what) in spread(places, over: kills) {
            let ending = try killing(stage, at: call, what)
            let survived = ending.code == 137 ? [] : ["it was not killed but ended with \(ending.code)"]
            let torn = try stage.torn(in: trial)
            tally.note(
                "killed at a named call",
                survived + torn + (try finish(stage)),
                at: place(stage, call)
            )
        }
        let steps = Set(stages.flatMap { $0.calls.map { $0.prefix { $0 != ":" } } }).count
        print("\(stages.map(\.calls.count).reduce(0, +)) calls in \(steps) steps of \(stages.count) runs")
    }

    /// Kills a run at a call; one over the network may make some calls less than were counted, and is killed earlier.
    private func killing(_ stage: Stage, at call: Int, _ what: String) throws -> Ending {
        let earliest = max(1, call - 8)
        var call = call
        while true {
            try lay(stage.template)
            let ending = try run(at: stage.time, Mishap(at: (call, what)))
            if ending.code != 0 || call == earliest { return ending }
            call -= 1
        }
    }

    /// Kills a run, and then the run that would have finished it.
    func killTwice(times: Int, _ tally: inout Tally) throws {
        for _ in 0..<times {
            let stage = stages[Int.random(in: 0..<stages.count, using: &chance)]
            let calls = [0, 1].map { _ in Int.random(in: 1...stage.calls.count, using: &chance) }
            try lay(stage.template)
            var torn: [String] = []
            for call in calls {
                _ = try run(at: stage.time, Mishap(at: (call, "kill")))
                torn += try stage.torn(in: trial)
            }
            tally.note(
                "killed, and the next run killed too",
                torn + (try finish(stage)),
                at: place(stage, calls[1])
            )
        }
    }

    /// Kills runs from outside, whenever it happens to be.
    func killAtRandom(times: Int, _ tally: inout Tally) throws {
        for stage in stages {
            try lay(stage.template)
            let start = ContinuousClock.now
            _ = try run(at: stage.time)
            let length = (ContinuousClock.now - start) / 1_000
            for _ in 0..<times / stages.count {
                try lay(stage.template)
                let process = try self.start(at: stage.time)
                let delay = length * Int.random(in: 0..<1_000, using: &chance)
                usleep(
                    UInt32(
                        delay.components.seconds * 1_000_000 + delay.components.attoseconds
                            / 1_000_000_000_000
                    )
                )
                kill(process.processIdentifier, SIGKILL)
                _ = try end(of: process)
                let torn = try stage.torn(in: trial)
                tally.note("killed at a random moment", torn + (try finish(stage)), at: stage.name)
            }
        }
    }

    /// Asks runs to end, at calls spread over them.
    ///
    /// Such a run publishes what is in, so the one after it groups in another order: what it read must be all
    /// there, and what was published keep its ids, but which of several copies stands for a story may differ.
    func terminate(times: Int, _ tally: inout Tally) throws {
        let places = stages.flatMap { stage in (1...stage.calls.count).map { (stage, $0) } }
        for (stage, call) in spread(places, over: times) {
            try lay(stage.template)
            let ending = try run(at: stage.time, Mishap(at: (call, "term")))
            var odd =
                [0, 3, 143].contains(ending.code)
                ? [] : ["it ended with \(ending.code): \(ending.errors.suffix(300))"]
            odd += try unreadable()
            let archive = trial.appending(path: "archive.sqlite").path
            let early = FileManager.default.fileExists(atPath: archive) ? try ArchiveDump(of: archive) : nil
            let next = try run(at: stage.time)
            if next.code != 0 {
                odd.append("the next run ended with \(next.code): \(next.errors.suffix(300))")
            }
            odd += try unreadable()
            // A source whose answer was cut is asked again when an hour has passed, or by hand.
            _ = try fetch(at: stage.time)
            _ = try run(at: stage.time)
            let dump = try ArchiveDump(of: archive)
            for table in ["source", "article", "revision"]
            where dump.rows(of: table) != stage.dump.rows(of: table) {
                odd.append("the rows of \(table) are others")
            }
            if let early, !Set(early.rows(of: "minted")).isSubset(of: dump.rows(of: "minted")) {
                odd.append("a published id is lost")
            }
            tally.note("asked to end (SIGTERM)", odd, at: place(stage, call))
        }
    }

    /// The published files that no reader could read.
    private func unreadable() throws -> [String] {
        let names = try Stage.files(in: trial.appending(path: "public")).keys.filter { !$0.hasPrefix(".") }
        let paths = names.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".json") }.sorted().map {
            "public/\($0)"
        }
        if paths.isEmpty { return [] }
        let parsed = try parse(paths)
        return parsed.code == 0 ? [] : ["a published file is no feed: \(parsed.errors.suffix(300))"]
    }

    /// Lets the disk be full from a call on.
    func fillDisk(times: Int, _ tally: inout Tally) throws {
        let places = stages.flatMap { stage in (1...stage.calls.count).map { (stage, $0) } }
        for (stage, call) in spread(places, over: times) {
            try lay(stage.template)
            let ending = try run(at: stage.time, Mishap(at: (call, "full")))
            let torn = try stage.torn(in: trial)
            tally.note(
                "full disk from a call on",
                refused(ending) + torn + (try finish(stage)),
                at: place(stage, call)
            )
        }
    }

    /// What is wrong with the ending of a run that found no room: it says so, or needed none.
    func refused(_ ending: Ending) -> [String] {
        switch ending.code {
        case 0: []
        case 1 where ending.errors.contains("oom is left"): []
        case 3 where ending.errors.contains("oom is left"): []
        default: ["it ended with \(ending.code): \(ending.errors.suffix(300))"]
        }
    }

    func place(_ stage: Stage, _ call: Int) -> String { "\(stage.name), \(stage.calls[call - 1])" }

    /// As many of the places as are asked for, spread evenly over them; all when there are fewer.
    func spread<Place>(_ places: [Place], over number: Int) -> [Place] {
        guard number < places.count else { return places }
        return (0..<number).map { places[$0 * places.count / number] }
    }
}
