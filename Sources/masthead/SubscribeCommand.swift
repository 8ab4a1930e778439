import ArgumentParser
import FeedFormats
import Fetch

/// Adds sources to the newsroom's list.
struct SubscribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscribe",
        abstract: "Add a feed, or all feeds of an OPML file, to subscriptions.opml.",
        discussion: """
            The address may be a feed's or that of a page that names its feed. It is asked for once, and what \
            the feed holds is taken in; one that was listed lately is asked when it is due. The feeds of an OPML \
            file are listed without asking, in its groups.

            A feed that is listed already is left alone, also under another spelling of its address. A file: \
            source is never taken from here: list it in subscriptions.opml yourself.
            """
    )

    @OptionGroup var newsroom: NewsroomOption

    @Argument(help: "The address of a feed or page (https://…), or an OPML file.")
    var source: String

    @Option(help: "The name to list the feed under; else its own title.")
    var title: String?

    @Option(help: "The group to list the feed in; once more for a group inside it.")
    var group: [String] = []

    @Flag(help: "Where a page names no feed, try the usual paths, such as /feed.")
    var guess = false

    @Flag(help: "List the address as it is, without asking for it.")
    var unchecked = false

    @Flag(name: .shortAndLong, help: "Tell problems only.")
    var quiet = false

    func run() throws {
        let folder = try newsroom.folder()
        let run = try Run(in: folder)
        // A list that cannot be read, or is lost, is not to be replaced by a new one.
        run.list = try SubscriptionList(of: folder)
        if let loss = try run.list.loss(after: run.archive) { throw loss }
        let isAddress =
            source.contains("://") || ["file:", "feed:"].contains { source.lowercased().hasPrefix($0) }
        if isAddress, !unchecked, !source.lowercased().hasPrefix("file:") {
            try subscribe(run)
        } else {
            let feeds =
                isAddress ? [OPML.Outline(xmlURL: source, title: title ?? "", groups: group)] : try feeds()
            try tell(try run.list.add(feeds))
        }
    }

    private func subscribe(_ run: Run) throws {
        let subscribed = try run.subscribe(
            to: source,
            as: title,
            in: group,
            trying: guess ? Self.usualPaths : []
        )
        for problem in run.report.failures { Terminal.error("masthead: \(problem)") }
        if quiet { return }
        let name = subscribed.subscription.title
        let count = run.report.wire.map { $0.new.count } ?? 0
        try Terminal.say(
            subscribed.isNew ? "subscribed to \(name), \(count) articles" : "\(name) is subscribed to already"
        )
        for other in subscribed.others {
            try Terminal.say("  the page also names \(other.address.withoutCredentials) \(other.title)")
        }
    }

    private static let usualPaths = [
        "/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json",
    ]

    private func tell(_ added: SubscriptionList.Added) throws {
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
        do {
            let list = try OPML(parsing: RegularFile.bytes(at: source))
            if list.isCutOff {
                // Half a list may end with half an address.
                throw FileError(path: source, reason: "its end is missing; get the whole file and try again")
            }
            for repair in list.repairs where !quiet { Terminal.error("masthead: \(source): \(repair)") }
            return list.feeds
        } catch let error as FormatError {
            throw FileError(path: source, reason: error.asOfList)
        } catch FetchError.missing {
            throw FileError(
                path: source,
                reason: "there is no such OPML file; write a feed's whole address, with https://"
            )
        }
    }
}
