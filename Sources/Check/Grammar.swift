/// What an element of a format may hold, as a table.
struct Grammar {
    /// How often a child may stand there, and what its text must be.
    struct Field {
        var least = 0
        var most: Int?
        var value: Value

        /// A child that must stand there once.
        static func one(_ value: Value) -> Field { Field(least: 1, most: 1, value: value) }
        /// A child that may stand there once.
        static func maybe(_ value: Value) -> Field { Field(most: 1, value: value) }
        /// A child that may stand there any number of times.
        static func any(_ value: Value) -> Field { Field(value: value) }
    }

    /// What a text must be.
    enum Value {
        /// Anything, also elements: other rules look at it.
        case free
        /// Nothing but white space.
        case empty
        /// Some text.
        case filled
        /// An absolute address of ASCII.
        case address
        /// An absolute address, letters of any script included.
        case iri
        /// An address that may stand on a base, letters of any script included.
        case reference
        /// An absolute web address.
        case web
        /// An absolute address, which should be a web address.
        case page
        case rfc822, rfc3339
        /// A date of which the time of day, the day and the month may be left out (W3C-DTF).
        case w3c
        case language
        /// `mail@host (Name)`.
        case mailbox
        case mail
        case mediaType
        /// A whole number, of at least so much.
        case number(Int)
        /// A whole number within bounds.
        case within(ClosedRange<Int>)
        /// A whole number, which should not be 0.
        case amount
        /// A number from 0 to 1.
        case share
        /// Seconds, or `1:02:03`.
        case duration
        /// Pairs of latitude and longitude.
        case coordinates
        case oneOf([String])
        case html
    }

    /// The children in the element's own namespace.
    var children: [String: Field] = [:]
    /// The attributes without a namespace, and whether they must be there.
    var attributes: Attributes = [:]

    typealias Attributes = [String: (isRequired: Bool, value: Value)]
}
