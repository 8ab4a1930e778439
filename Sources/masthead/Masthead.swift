import ArgumentParser
import Foundation
import Site

/// The command `masthead`.
@main
struct Masthead: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "masthead",
        abstract: "A newsroom's feed desk: every story once, nothing lost, nothing wrong.",
        discussion: """
            It keeps the newsroom's own articles and what its wires and rivals publish in one local archive, \
            works out which of them tell the same story, and publishes valid RSS, Atom and JSON Feed.

            The newsroom is --newsroom DIR, else MASTHEAD_NEWSROOM, else the nearest folder upward that holds \
            a masthead.toml.

            Exit codes: 0 done, also when nothing was to do; 1 failure; 2 usage or configuration; 3 partly \
            done: some inputs failed, the run was ended early or its report could not be written, the rest is \
            published; 4 withheld: the new set did not pass the gate, the last one stays published; 75 another \
            run holds the lock; 128+n ended by signal n. When several apply, the first of 2, 75, 1, 4, 3.
            """,
        version: version,
        subcommands: [
            InitCommand.self, ImportCommand.self, SubscribeCommand.self, UnsubscribeCommand.self,
            SubscriptionsCommand.self, UpdateCommand.self,
            FetchCommand.self,
            GroupCommand.self, PublishCommand.self, StoriesCommand.self, StatusCommand.self,
            ExplainCommand.self, SplitCommand.self, JoinCommand.self, PreferCommand.self, RulingsCommand.self,
            WithdrawCommand.self, ParseCommand.self, CheckCommand.self, SelftestCommand.self,
            ScheduleCommand.self, BackupCommand.self, RestoreCommand.self, PruneCommand.self,
            RebuildCommand.self, VerifyCommand.self, ConfigCommand.self, ManualCommand.self,
        ]
    )

    static let version = "0.1.0"

    static func main() async {
        Allocator.setUp()
        StandardStreams.fill()
        // A limit on the size of files is then told like a full disk, instead of killing the run.
        _ = signal(SIGXFSZ, SIG_IGN)
        let words = Array(CommandLine.arguments.dropFirst())
        if Lull.prevails(over: words) { return }
        do {
            var command = try parseAsRoot(verbFirst(words))
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let outcome as Outcome {
            exit(withError: ExitCode(outcome.rawValue))
        } catch {
            guard let outcome = Outcome(of: error) else {
                // Help, versions and usage are told as the argument parser tells them, but usage exits with 2.
                if exitCode(for: error) == .validationFailure {
                    Terminal.error(fullMessage(for: error))
                    exit(withError: ExitCode(Outcome.usage.rawValue))
                }
                exit(withError: error)
            }
            Terminal.error("masthead: \(sentence(of: error))")
            exit(withError: ExitCode(outcome.rawValue))
        }
    }

    /// An error as a person reads it; the system's own tell their file.
    static func sentence(of error: any Error) -> String {
        guard let error = error as? CocoaError else { return "\(error)" }
        if let cause = error.underlying as? POSIXError, let path = error.filePath {
            return "\(SiteError(cause.code.rawValue, path: path))"
        }
        return [error.filePath, error.localizedDescription].compactMap(\.self).joined(separator: ": ")
    }

    /// Lets `--newsroom DIR` also stand before the verbs, which the argument parser wants first.
    private static func verbFirst(_ arguments: [String]) -> [String] {
        guard let first = arguments.first, first == "--newsroom" || first.hasPrefix("--newsroom=") else {
            return arguments
        }
        let option = arguments.prefix(first == "--newsroom" ? 2 : 1)
        var rest = arguments.dropFirst(option.count)
        var verbs: [String] = []
        var command: any ParsableCommand.Type = Self.self
        while let word = rest.first,
            let verb = command.configuration.subcommands.first(where: { $0._commandName == word })
        {
            verbs.append(word)
            command = verb
            rest.removeFirst()
        }
        // Without a verb that is known, that is what there is to tell.
        return verbs.isEmpty ? Array(rest) : verbs + option + rest
    }
}
