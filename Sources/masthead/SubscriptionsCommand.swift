import ArgumentParser
import FeedFormats
import Fetch

/// Lists the newsroom's sources.
struct SubscriptionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscriptions",
        abstract: "List the sources, each with its address.",
        discussion: """
            How they fare is told by “masthead status”. A name and password in an address are never shown, nor \
            written for another reader.
            """
    )

    @OptionGroup var newsroom: NewsroomOption

    @Flag(help: "Write them as OPML, in their groups, for another reader.")
    var opml = false

    func run() throws {
        let folder = try newsroom.folder()
        let list = try SubscriptionList(of: folder)
        for fault in list.faults { Terminal.error("masthead: \(fault)") }
        if opml {
            var export = OPML()
            // A file of the newsroom's is of no use to another reader.
            export.feeds = list.subscriptions.filter { !$0.isFile }.map { subscription in
                OPML.Outline(
                    xmlURL: subscription.shownAddress,
                    title: subscription.title,
                    htmlURL: subscription.site,
                    groups: subscription.groups
                )
            }
            let title = try Configuration(of: folder).newsroom.title
            return try Terminal.say(export.document(title: title))
        }
        for subscription in list.subscriptions {
            let groups = subscription.groups.map { $0 + " / " }.joined()
            try Terminal.say("\(groups)\(subscription.title)  \(subscription.shownAddress)")
        }
    }
}
