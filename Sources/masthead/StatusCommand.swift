import Archive
import ArgumentParser
import FeedFormats
import Fetch

/// Tells how the newsroom stands.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell how the archive and each source stand.",
        discussion: """
            For each source: what is wrong, when it last answered and last brought something, its usual rhythm, \
            and when it is asked next. Those that need a person stand first.
            """
    )

    @OptionGroup var newsroom: NewsroomOption

    @Flag(help: "Tell it as one JSON object.")
    var json = false

    func run() throws {
        try FailureReport.telling(asJSON: json) {
            let folder = try newsroom.folder()
            let configuration = try Configuration(of: folder)
            let subscriptions = try SubscriptionList(of: folder).subscriptions
            let archive = try Archive(reading: folder.archive)
            let counts = try archive.counts()
            let states = try archive.subscriptionStates()
            let now = Timestamp.now
            let sources = subscriptions.map { SourceStatus($0, states[$0.key], at: now) }
            if json { return try tellJSON(sources, counts) }
            try Terminal.say(configuration.newsroom.title)
            try Terminal.say(
                "  \(counts.own) own articles, \(counts.wire) from sources, \(counts.revisions) earlier versions"
            )
            try Terminal.say(
                "  \(counts.stories) stories, \(counts.merged) told by several articles; \(counts.events) events; "
                    + "\(counts.pending) articles wait"
            )
            for source in sources.filter(\.needsAttention) + sources.filter({ !$0.needsAttention }) {
                let mark = source.needsAttention ? "!" : " "
                try Terminal.say(
                    "\(mark) \(source.subscription.title): \(source.clauses.joined(separator: "; "))"
                )
            }
        }
    }

    private func tellJSON(
        _ sources: [SourceStatus],
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
        for source in sources { source.write(to: &out) }
        out.endArray()
        out.endObject()
        try Terminal.say(out.take())
    }
}
