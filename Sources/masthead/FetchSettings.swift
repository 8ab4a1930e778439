import Fetch
import News

/// What `[fetch]` and the `[[source]]` tables of `masthead.toml` say.
struct FetchSettings {
    /// How a round over all sources goes.
    var manner = Round.Manner()
    /// How often a source is asked, where its own table says nothing else.
    var rules = FetchRules()
    /// What an answer may hold, where the source's own table says nothing else.
    var limits = FetchLimits()
    /// Where the newsroom can be reached, for publishers to see.
    var contact: String?
    /// The longest time to wait before the first request, when nobody watches.
    var startDelay: Int64 = 120
    /// How long documents are kept as they came, and how much room they may take.
    var keep: Int64 = 30 * 86_400
    var keepBytes = 500_000_000
    /// What single sources have of their own, by their keys.
    var sources: [String: SourceSettings] = [:]

    /// What a source has of its own: the table of its present address, else that of its first.
    func settings(of subscription: Subscription) -> SourceSettings? {
        CanonicalURL(feed: subscription.address).flatMap { sources[$0.value] } ?? sources[subscription.key]
    }

    /// How often one source is asked.
    func rules(for subscription: Subscription) -> FetchRules {
        let settings = settings(of: subscription)
        var rules = rules
        rules.every = settings?.every
        rules.isHostOne = !(settings?.isSeparate ?? false)
        return rules
    }

    /// What an answer of one source may hold.
    func limits(for subscription: Subscription) -> FetchLimits {
        let settings = settings(of: subscription)
        var limits = limits
        if let bytes = settings?.bytes { limits.bytes = bytes }
        if let total = settings?.total { limits.total = .seconds(total) }
        return limits
    }

    /// Who asks for a source; nobody is named to another server than the one its table names.
    func credentials(
        for subscription: Subscription,
        stoppingFor stop: StopSign
    ) throws(Mishap) -> Credentials? {
        guard let settings = settings(of: subscription), settings.isKnown(at: subscription.address) else {
            return nil
        }
        return try settings.credentials(stoppingFor: stop)
    }
}

/// What one `[[source]]` table says.
struct SourceSettings {
    /// The address, as the table names it, and in which line of the configuration that stands.
    var address: String
    var line: Int
    var every: Int64?
    var user: String?
    var secret: Secret?
    var bytes: Int?
    var total: Int64?
    /// Whether its host's other paths are services of their own, which its trouble says nothing about.
    var isSeparate = false

    /// Whether what is secret may be sent to an address that the source has by now.
    func isKnown(at present: String) -> Bool { secret == nil || present.isTrusted(like: address) }

    /// Who asks, as the source's server is told.
    fileprivate func credentials(stoppingFor stop: StopSign) throws(Mishap) -> Credentials? {
        guard let secret else { return nil }
        let text = try secret.text(stoppingFor: stop)
        return user.map { .password(user: $0, password: text) } ?? .token(text)
    }
}
