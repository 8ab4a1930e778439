package import News

/// What saving articles did.
package struct Saved: Sendable, Hashable {
    /// The articles that were not known.
    package var new: [Article.Key] = []
    /// The articles that differ from what was known.
    package var revised: [Article.Key] = []
    /// How many were known already.
    package var unchanged: Int
    /// The keys that occurred again in the same batch; only the first of each was saved.
    package var repeated: [Article.Key] = []

    /// Makes an account; of saving nothing when nothing else is said.
    package init(unchanged: Int = 0) { self.unchanged = unchanged }
}
