package import FeedFormats

/// One unchanging state of the published stories, however many there are.
package protocol Shelf {
    /// When the newest of the wanted stories last changed in a way worth telling; nil when there is none.
    func latestChange(in wanted: Wanted) throws -> Timestamp?

    /// How many of the wanted stories there are.
    func count(in wanted: Wanted) throws -> Int

    /// Takes the wanted stories one after the other, the newest first.
    func forEach(in wanted: Wanted, _ body: (Coverage) throws -> Void) throws
}

extension Shelf {
    /// Takes the newest stories of a selection one after the other.
    package func forEach(in selection: Selection, limit: Int, _ body: (Coverage) throws -> Void) throws {
        try forEach(in: Wanted(selection, limit: limit), body)
    }
}
