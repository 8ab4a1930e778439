import ArgumentParser

/// Takes sources out of the newsroom's list.
struct UnsubscribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unsubscribe",
        abstract: "Take feeds out of subscriptions.opml.",
        discussion: "What they brought stays in the archive and in what is published."
    )

    @OptionGroup var newsroom: NewsroomOption

    @Argument(help: "Titles or addresses, as “masthead subscriptions” shows them.")
    var sources: [String]

    @Flag(name: .shortAndLong, help: "Tell problems only.")
    var quiet = false

    func run() throws {
        let folder = try newsroom.folder()
        let lock = try RunLock(folder.lock)
        defer { withExtendedLifetime(lock) {} }
        var list = try SubscriptionList(of: folder)
        let subscriptions = try sources.map { try list.subscription(named: $0) }
        for subscription in subscriptions {
            try list.remove(subscription)
            if !quiet { try Terminal.say("unsubscribed from \(subscription.title)") }
        }
    }
}
