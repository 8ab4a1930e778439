package import FeedFormats

/// One unchanging state of the published stories, however many there are.
package protocol Shelf {
    /// When the newest of the wanted stories last changed in a way worth telling; nil when there is none.
    func latestChange(in selection: Selection, limit: Int) throws -> Timestamp?

    /// Takes the wanted stories one after the other, the newest first.
    func forEach(in selection: Selection, limit: Int, _ body: (Coverage) throws -> Void) throws
}
