/// Which stories are wanted, and how many.
package struct Wanted: Sendable, Hashable {
    /// Whose.
    package var selection: Selection
    /// Only those whose article stands in this section.
    package var section: String?
    /// Only those whose article bears this name.
    package var author: String?
    /// Only those whose article is in this language, or one of its kinds; lower case.
    package var language: String?
    /// Whether articles that name no language count as being in it.
    package var includesUnspoken = false
    /// Only those of this second and later; nil for all.
    package var since: Int64?
    /// Whether all that carry a text are told, each for itself, instead of one for all.
    package var includesCopies = false
    /// How many at most, the newest.
    package var limit: Int
    /// How many of the newest are passed over.
    package var skip = 0

    /// Wants so many of a selection.
    package init(_ selection: Selection, limit: Int) {
        self.selection = selection
        self.limit = limit
    }
}
