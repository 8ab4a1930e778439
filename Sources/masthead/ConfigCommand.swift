import Archive
import ArgumentParser

/// What can be done with a newsroom's configuration.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Check the newsroom's configuration.",
        subcommands: [Check.self]
    )

    /// Checks the configuration and the list of subscriptions.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract:
                "Tell everything that is wrong in masthead.toml and subscriptions.opml, and between them.",
            discussion: """
                Each fault is told with its file and line; a key that is not known, and the address of a [[source]] \
                that no subscription has, with the nearest known one. Told are also folders that are missing, a list of \
                subscriptions that is, although sources were read before, outputs whose files would have one \
                name, and addresses in [newsroom] that the gate would withhold every feed for.

                Exits with 2 when a fault is found, not for what is told as a warning, and changes nothing.
                """
        )

        @OptionGroup var newsroom: NewsroomOption

        @Flag(name: .shortAndLong, help: "Tell problems only.")
        var quiet = false

        func run() throws {
            let folder = try newsroom.folder()
            var faults: [String] = []
            var configuration: Configuration?
            do {
                configuration = try Configuration(of: folder)
            } catch let error as ConfigurationError {
                faults.append(error.description)
            }
            var list: SubscriptionList?
            do {
                list = try SubscriptionList(of: folder)
                faults += list?.faults ?? []
                // Reading an archive that cannot be read is no matter of the configuration.
                if let archive = try? Archive(reading: folder.archive),
                    let loss = try list?.loss(after: archive)
                {
                    faults.append(loss.description)
                }
            } catch let error as FileError {
                faults.append(error.description)
            }
            if let configuration {
                let review = ConfigurationReview(of: configuration, list, in: folder)
                faults += review.faults
                for warning in review.warnings { Terminal.error("masthead: warning: \(warning)") }
            }
            for fault in faults { Terminal.error("masthead: \(fault)") }
            if !faults.isEmpty { throw Outcome.usage }
            if Terminal.isInteractive, !quiet { try Terminal.say("no fault in \(folder.configuration)") }
        }
    }
}
