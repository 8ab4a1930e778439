/// Which stories are wanted, by the article that stands for them.
package enum Selection: String, Sendable, Hashable, Codable, CaseIterable {
    /// Those of the newsroom itself.
    case own
    /// Those that came through subscriptions.
    case wire
    /// Both.
    case all
}
