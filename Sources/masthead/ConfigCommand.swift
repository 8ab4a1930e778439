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
            abstract: "Tell everything that is wrong in masthead.toml and subscriptions.opml.",
            discussion: """
                Each fault is told with its file and line; a key that is not known with the nearest known one. \
                Exits with 2 when anything is found, and changes nothing.
                """
        )

        @OptionGroup var newsroom: NewsroomOption

        @Flag(name: .shortAndLong, help: "Tell problems only.")
        var quiet = false

        func run() throws {
            let folder = try newsroom.folder()
            var faults: [String] = []
            do {
                _ = try Configuration(of: folder)
            } catch let error as ConfigurationError {
                faults.append(error.description)
            }
            do {
                faults += try SubscriptionList(of: folder).faults
            } catch let error as FileError {
                faults.append(error.description)
            }
            for fault in faults { Terminal.error("masthead: \(fault)") }
            if !faults.isEmpty { throw Outcome.usage }
            if Terminal.isInteractive, !quiet { try Terminal.say("no fault in \(folder.configuration)") }
        }
    }
}
