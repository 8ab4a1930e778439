/// What speaks for an article to stand for its story.
package struct Claim: Sendable, Hashable {
    /// The latest ruling that prefers it; 0 when none does.
    package var ruling: Int64 = 0
    /// Where its source stands in the newsroom's order of sources; the largest number when it is not listed.
    package var order = Int.max
    /// How many words its text has.
    package var length: UInt32 = 0
    /// Whether its outlet has sent a later version.
    package var isSuperseded = false
    /// Whether its agency took it back, or it is the notice that does.
    package var isKilled = false

    /// Makes a claim of nothing.
    package init() {}
}
