/// What two articles have in common, measured but not judged.
struct Likeness {
    /// How alike the headlines are, 0 to 1, rare words counting more.
    var headline: Float = 0
    /// How alike headline and lead are together.
    var lead: Float = 0
    /// How much of the one headline stands in the other's headline or lead.
    var headlineInLead: Float = 0
    /// How much of the shorter opening the other has.
    var opening: Float = 0
    /// How many passages both openings have.
    var sharedOpening = 0
    /// How much of the shorter text the other has.
    var containment: Float = 0
    /// How much of both texts together is common.
    var resemblance: Float = 0
    /// How many sampled passages both have.
    var sharedPassages = 0
    /// How many sampled passages the shorter text has.
    var sampled = 0
    /// The weight of the rarest term both have.
    var strongest: Float = 0
    /// How many terms both have.
    var sharedTerms = 0
    /// The numbers in headline and lead.
    var numbers = Sides()
    /// The numbers in the headlines.
    var headlineNumbers = Sides()
    /// The names in headline and lead.
    var names = Sides()

    /// How many of something both have, and each alone.
    struct Sides {
        var shared = 0
        var left = 0
        var right = 0

        /// Whether each has some that the other lacks.
        var differ: Bool { left > 0 && right > 0 }
        /// Whether each has some and they share none.
        var areDisjoint: Bool { differ && shared == 0 }
    }

    static func ratio(_ part: Float, _ whole: Float) -> Float { whole > 0 ? part / whole : 0 }
}
