package import FeedFormats
package import News

/// What is known of the outputs that were published: which stories each has shown, and which are withdrawn.
package protocol Ledger: Shelf {
    /// Notes which of the wanted stories come into an output, or come again because they have changed.
    func record(_ wanted: Wanted, in output: String) throws

    /// How many places an output has given, each to a story when it came.
    func places(in output: String) throws -> Int

    /// When the newest story of a run of places last changed.
    func latestChange(in output: String, places: ClosedRange<Int>) throws -> Timestamp?

    /// Takes the stories of a run of an output's places, the last first, unless they came again later; no more than a
    /// limit.
    func forEach(
        in output: String,
        places: ClosedRange<Int>,
        limit: Int,
        _ body: (Coverage) throws -> Void
    ) throws

    /// The ids of the stories of a run of an output's places that readers must not see now: what is withdrawn, was
    /// taken back by its agency or is under embargo.
    func hidden(in output: String, places: ClosedRange<Int>) throws -> [String]

    /// The stories an output has shown that are withdrawn, the latest withdrawal first; only those of some
    /// places where they are given.
    func withdrawals(in output: String, places: ClosedRange<Int>?) throws -> [Withdrawn]

    /// The article under a published id that the newsroom itself wrote; nil where it is another's.
    func ownArticle(_ publishedID: String) throws -> Article?

    /// What articles of a selection say under a heading, those that most stories say first.
    func values(of facet: Facet, in selection: Selection, limit: Int) throws -> [String]

    /// The name of what an output makes for one value, the same for ever: the first of the names that a function gives
    /// for 1, 2, 3 and so on which no other value has.
    func name(
        of value: String,
        as facet: Facet,
        in output: String,
        _ candidate: (Int) -> String
    ) throws -> String
}

/// By what one output is made into many.
package enum Facet: String, Sendable, Hashable, Codable, CaseIterable {
    case section, author, language
}

/// A published story that was withdrawn.
package struct Withdrawn: Sendable, Hashable {
    /// The id under which it was published.
    package var publishedID: String
    /// Its page.
    package var permalink: String?
    /// When it was withdrawn.
    package var time: Timestamp
    /// Why, for readers; empty when nothing is said.
    package var reason: String

    /// Makes a withdrawal.
    package init(publishedID: String, permalink: String?, time: Timestamp, reason: String) {
        self.publishedID = publishedID
        self.permalink = permalink
        self.time = time
        self.reason = reason
    }
}
