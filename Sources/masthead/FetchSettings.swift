import Fetch

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

    /// How often one source is asked.
    func rules(for key: String) -> FetchRules {
        var rules = rules
        rules.every = sources[key]?.every
        rules.isHostOne = !(sources[key]?.isSeparate ?? false)
        return rules
    }

    /// What an answer of one source may hold.
    func limits(for key: String) -> FetchLimits {
        var limits = limits
        if let bytes = sources[key]?.bytes { limits.bytes = bytes }
        if let total = sources[key]?.total { limits.total = .seconds(total) }
        return limits
    }
}

/// What one `[[source]]` table says.
struct SourceSettings {
    /// In which line of the configuration its address stands.
    var line: Int
    var every: Int64?
    var user: String?
    var secret: Secret?
    var bytes: Int?
    var total: Int64?
    /// Whether its host's other paths are services of their own, which its trouble says nothing about.
    var isSeparate = false

    /// Who asks, as the source's server is told.
    func credentials() throws(Mishap) -> Credentials? {
        guard let secret else { return nil }
        let text = try secret.text()
        return user.map { .password(user: $0, password: text) } ?? .token(text)
    }
}
