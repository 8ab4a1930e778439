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
        /// An absolute web address.
        case web
        case rfc822, rfc3339
        case language
        /// `mail@host (Name)`.
        case mailbox
        case mail
        case mediaType
        /// A whole number, of at least so much.
        case number(Int)
        case oneOf([String])
        case html
    }

    /// The children in the element's own namespace.
    var children: [String: Field] = [:]
    /// The attributes without a namespace, and whether they must be there.
    var attributes: [String: (isRequired: Bool, value: Value)] = [:]
}
