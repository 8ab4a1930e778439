/// How often sources are asked; all times in seconds.
package struct FetchRules: Sendable, Hashable {
    /// Between two requests for a feed at least; 0 asks at every run, whatever publishers say.
    package var floor: Int64 = 3600
    /// The same for a feed that gives nothing to recognise an answer by.
    package var bareFloor: Int64 = 86_400
    /// The interval that the newsroom chose for one source; below the floor it needs the publisher's leave.
    package var every: Int64?
    /// The longest rest that a publisher's hints are believed to mean.
    package var ceiling: Int64 = 86_400
    /// The longest rest after failures.
    package var backoffCeiling: Int64 = 86_400
    /// The longest `Retry-After` that is obeyed.
    package var retryCeiling: Int64 = 604_800
    /// How long a permanent redirect must be seen before the list follows it, and how many times.
    package var moveAfter: Int64 = 604_800
    package var movePolls = 3
    /// How often a server's answer “not changed” is put to the test; nil for never.
    package var audit: Int64? = 30 * 86_400
    /// How often a feed that is gone is looked for.
    package var goneInterval: Int64 = 30 * 86_400
    /// The failure in a row at which people are told.
    package var tellAt = 3
    /// How often they are told again of what has not changed.
    package var tellEvery: Int64 = 86_400
    /// Whether a 503 with `Retry-After` speaks for the whole host.
    package var isHostOne = true

    package init() {}

    /// Whether what the publisher says of the feed's rhythm counts.
    var heedsHints: Bool { interval > 0 && interval >= floor }

    /// The interval before any hint.
    var interval: Int64 { every ?? floor }
}
