/// What two articles have in common, measured but not judged.
struct Likeness {
    /// How alike the headlines are, 0 to 1, rare words counting more.
    var headline: Float = 0
    /// Whether the headlines have the same words in the same order.
    var isSameHeadline = false
    /// How alike headline and lead are together, the headline counting at least as much as the lead.
    var lead: Float = 0
    /// Whether each headline tells what the article is about.
    var isTelling = Pair(true, true)
    /// How much of each headline stands anywhere in the other's headline or lead.
    var told = Pair<Float>(0, 0)
    /// The weight of the rarest term that both have and that one of the headlines names.
    var strongest: Float = 0
    /// The weight of the rarest term that stands in the one headline and nowhere in the other's headline or lead.
    var ownHeadline = Pair<Float>(0, 0)
    /// The weight of the rarest term that stands in headline and lead of the one and nowhere in the other.
    var subject = Pair<Float>(0, 0)
    /// How many passages both openings have.
    var sharedOpening = 0
    /// How much of the shorter opening the other has.
    var opening: Float = 0
    /// How many sampled passages both texts have.
    var sharedPassages = 0
    /// How many sampled passages the shorter text has.
    var sampled = 0
    /// How much of the shorter text the other has.
    var containment: Float = 0
    /// How much of both texts together is common.
    var resemblance: Float = 0
    /// How many numbers of headline and lead both have.
    var sharedNumbers = 0
    /// How many numbers of headline and lead only the one has.
    var ownNumbers = Pair(0, 0)
    /// How many numbers only the one headline has.
    var ownHeadlineNumbers = Pair(0, 0)
    /// How many names stand in the one headline and nowhere in the other's headline or lead.
    var ownHeadlineNames = Pair(0, 0)
    /// Whether each tells figures in an order that the other does not.
    var figuresDiffer = false

    /// Whether each headline has its rarest word for itself: rarer than any that both know.
    var haveOwnHeadlines: Bool { ownHeadline.smaller > strongest }

    /// Something that each of two articles has.
    struct Pair<Value> {
        var left: Value
        var right: Value

        init(_ left: Value, _ right: Value) {
            self.left = left
            self.right = right
        }
    }

    /// How many words of the shorter text are known to be shared, as passages.
    var sharedText: Int { isSampled ? sharedPassages : sharedOpening }
    /// How much of the shorter text the other has: by the sample where it is large enough, else the opening.
    var coverage: Float { isSampled ? containment : opening }

    private var isSampled: Bool { sampled >= 16 }
}

extension Likeness.Pair where Value: Comparable {
    var smaller: Value { min(left, right) }
    var larger: Value { max(left, right) }
}
