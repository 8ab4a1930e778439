import ArgumentParser
import FeedFormats
import Fetch

/// Adds sources to the newsroom's list.
struct SubscribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscribe",
        abstract: "Add a feed, or all feeds of an OPML file, to subscriptions.opml.",
        discussion: """
            A feed that is listed already is left alone, also under another spelling of its address. A file: \
            source is never taken from here: list it in subscriptions.opml yourself.
            """
    )

    @OptionGroup var newsroom: NewsroomOption

    @Argument(help: "The feed's address (https://…), or an OPML file.")
    var source: String

    @Option(help: "The name to list the feed under.")
    var title: String?

    @Flag(name: .shortAndLong, help: "Tell problems only.")
    var quiet = false

    func run() throws {
        let folder = try newsroom.folder()
        let lock = try RunLock(folder.lock)
        defer { withExtendedLifetime(lock) {} }
        var list = try SubscriptionList(of: folder)
        let added = try list.add(try feeds())
        for refused in added.refused {
            Terminal.error(
                "masthead: “\(refused)” is no address that can be subscribed to; give one with https://"
            )
        }
        if !quiet {
            for subscription in added.new { try Terminal.say("subscribed to \(subscription.title)") }
            for subscription in added.known {
                try Terminal.say("\(subscription.title) is subscribed to already")
            }
        }
        if !added.refused.isEmpty {
            throw added.new.isEmpty && added.known.isEmpty ? Outcome.failure : Outcome.partial
        }
    }

    private func feeds() throws -> [OPML.Outline] {
        if source.contains("://") || source.lowercased().hasPrefix("file:") {
            return [OPML.Outline(xmlURL: source, title: title ?? "")]
        }
        do {
            return try OPML(parsing: RegularFile.bytes(at: source)).feeds
        } catch let error as FormatError {
            throw FileError(path: source, reason: error.description)
        } catch FetchError.missing {
            throw FileError(
                path: source,
                reason: "there is no such OPML file; write a feed's whole address, with https://"
            )
        }
    }
}
