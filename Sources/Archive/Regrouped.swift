/// What storing a grouping did to the stories.
package struct Regrouped: Sendable, Hashable {
    /// The ids minted for stories that never had one.
    package var minted: [String] = []
    /// The ids that are now aliases because their story became part of another.
    package var merged: [String] = []
    /// The ids that were aliases and are borne again because a merge was undone.
    package var revived: [String] = []
}
