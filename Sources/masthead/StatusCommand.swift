import Archive
import ArgumentParser
import FeedFormats
import Fetch

/// Tells how the newsroom stands.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell how the archive and each source stand."
    )

    @OptionGroup var newsroom: NewsroomOption

    @Flag(help: "Tell it as one JSON object.")
    var json = false

    func run() throws {
        let folder = try newsroom.folder()
        let configuration = try Configuration(of: folder)
        let subscriptions = try SubscriptionList(of: folder).subscriptions
        let archive = try Archive(reading: folder.archive)
        let counts = try archive.counts()
        let states = try archive.subscriptionStates()
        if json { return try tellJSON(subscriptions, states, counts) }
        try Terminal.say(configuration.newsroom.title)
        try Terminal.say(
            "  \(counts.own) own articles, \(counts.wire) from sources, \(counts.revisions) earlier versions"
        )
        try Terminal.say(
            "  \(counts.stories) stories, \(counts.merged) told by several articles; \(counts.events) events; "
                + "\(counts.pending) articles wait"
        )
        for subscription in subscriptions {
            let state = states[subscription.key]
            try Terminal.say("  \(subscription.title): \(Self.standing(state))")
        }
    }

    private static func standing(_ state: SubscriptionState?) -> String {
        guard let state else { return "not read yet" }
        if let fault = state.fault {
            return "failed \(state.failures) times, last with: \(fault)"
        }
        let news = state.lastNews.map { ", last brought something at \($0.rfc3339)" } ?? ""
        return "read at \(state.lastSuccess?.rfc3339 ?? "an unknown time")\(news)"
    }

    private func tellJSON(
        _ subscriptions: [Subscription],
        _ states: [String: SubscriptionState],
        _ counts: Holdings
    ) throws {
        var out = JSONWriter()
        out.startObject()
        out.number("own", counts.own)
        out.number("wire", counts.wire)
        out.number("revisions", counts.revisions)
        out.number("stories", counts.stories)
        out.number("merged", counts.merged)
        out.number("events", counts.events)
        out.number("pending", counts.pending)
        out.startArray("sources")
        for subscription in subscriptions {
            let state = states[subscription.key]
            out.startObject()
            out.string("title", subscription.title)
            out.string("address", subscription.address)
            out.number("failures", state?.failures ?? 0)
            out.string("fault", state?.fault)
            out.string("last_success", state?.lastSuccess?.rfc3339)
            out.string("last_news", state?.lastNews?.rfc3339)
            out.endObject()
        }
        out.endArray()
        out.endObject()
        try Terminal.say(out.take())
    }
}
