/// All articles of a run side by side, in the order of time, with what comparing them needs.
struct Desk {
    /// The fingerprints, without the furniture of their outlets.
    let prints: [Fingerprint]
    /// The weights of each article's terms, all in one row.
    private let weights: [Float]
    /// Where each article's weights start.
    private let starts: [Int]
    /// The sums of squared weights: of the headline's terms, and of all terms.
    private let lengths: [(headline: Float, all: Float)]

    /// Lays out fingerprints.
    init(_ prints: [Fingerprint], weights terms: TermWeights) {
        var weights: [Float] = []
        var starts: [Int] = []
        var lengths: [(headline: Float, all: Float)] = []
        for print in prints {
            starts.append(weights.count)
            var headline: Float = 0
            var all: Float = 0
            for index in print.terms {
                let term = Fingerprint.Term(print.numbers[index])
                let weight = terms.weight(of: term)
                weights.append(weight)
                all += weight * weight
                if term.isHeadline { headline += weight * weight }
            }
            lengths.append((headline, all))
        }
        self.prints = prints
        self.weights = weights
        self.starts = starts
        self.lengths = lengths
    }

    /// The weight of an article's term, counted from its first.
    func weight(_ article: Int, term: Int) -> Float { weights[starts[article] + term] }

    /// How much two articles have in common.
    func likeness(_ a: Int, _ b: Int) -> Likeness {
        let one = prints[a]
        let other = prints[b]
        var likeness = Likeness()
        compareTerms(a, one, b, other, &likeness)
        comparePassages(one, other, &likeness)
        return likeness
    }

    private func compareTerms(
        _ a: Int,
        _ one: Fingerprint,
        _ b: Int,
        _ other: Fingerprint,
        _ likeness: inout Likeness
    ) {
        let left = one.terms
        let right = other.terms
        var i = 0
        var j = 0
        var all: Float = 0
        var headline: Float = 0
        var crossLeft: Float = 0
        var crossRight: Float = 0
        while i < left.count || j < right.count {
            let x = i < left.count ? one.numbers[left.lowerBound + i] : .max
            let y = j < right.count ? other.numbers[right.lowerBound + j] : .max
            if x >> 3 == y >> 3 {
                let p = Fingerprint.Term(x)
                let q = Fingerprint.Term(y)
                let weight = weight(a, term: i)
                let square = weight * weight
                all += square
                if p.isHeadline, q.isHeadline { headline += square }
                if p.isHeadline { crossLeft += square }
                if q.isHeadline { crossRight += square }
                if p.isNumber { likeness.numbers.shared += 1 }
                if p.isHeadline, q.isHeadline, p.isNumber { likeness.headlineNumbers.shared += 1 }
                if p.isName || q.isName { likeness.names.shared += 1 }
                likeness.strongest = max(likeness.strongest, weight)
                likeness.sharedTerms += 1
                i += 1
                j += 1
            } else if x < y {
                let term = Fingerprint.Term(x)
                if term.isNumber {
                    likeness.numbers.left += 1
                    if term.isHeadline { likeness.headlineNumbers.left += 1 }
                }
                if term.isName { likeness.names.left += 1 }
                i += 1
            } else {
                let term = Fingerprint.Term(y)
                if term.isNumber {
                    likeness.numbers.right += 1
                    if term.isHeadline { likeness.headlineNumbers.right += 1 }
                }
                if term.isName { likeness.names.right += 1 }
                j += 1
            }
        }
        likeness.headline = Likeness.ratio(headline, (lengths[a].headline * lengths[b].headline).squareRoot())
        likeness.lead = Likeness.ratio(all, (lengths[a].all * lengths[b].all).squareRoot())
        likeness.headlineInLead = max(
            Likeness.ratio(crossLeft, lengths[a].headline),
            Likeness.ratio(crossRight, lengths[b].headline)
        )
    }

    private func comparePassages(_ one: Fingerprint, _ other: Fingerprint, _ likeness: inout Likeness) {
        likeness.sharedOpening = Self.shared(
            one.numbers,
            one.opening,
            other.numbers,
            other.opening,
            below: .max
        )
        let opening = min(one.opening.count, other.opening.count)
        likeness.opening = Likeness.ratio(Float(likeness.sharedOpening), Float(opening))
        let level = UInt32(max(one.level, other.level))
        let limit = UInt32.max >> level
        likeness.sharedPassages = Self.shared(
            one.numbers,
            one.passages,
            other.numbers,
            other.passages,
            below: limit
        )
        let left = Self.count(one.numbers, one.passages, below: limit)
        let right = Self.count(other.numbers, other.passages, below: limit)
        likeness.sampled = min(left, right)
        likeness.containment = Likeness.ratio(Float(likeness.sharedPassages), Float(min(left, right)))
        likeness.resemblance = Likeness.ratio(
            Float(likeness.sharedPassages),
            Float(left + right - likeness.sharedPassages)
        )
    }

    /// How many numbers two sorted rows share.
    private static func shared(
        _ one: [UInt32],
        _ left: Range<Int>,
        _ other: [UInt32],
        _ right: Range<Int>,
        below limit: UInt32
    ) -> Int {
        var i = left.lowerBound
        var j = right.lowerBound
        var shared = 0
        while i < left.upperBound, j < right.upperBound {
            let x = one[i]
            let y = other[j]
            if x > limit || y > limit { break }
            if x == y { shared += 1 }
            if x <= y { i += 1 }
            if y <= x { j += 1 }
        }
        return shared
    }

    private static func count(_ numbers: [UInt32], _ range: Range<Int>, below limit: UInt32) -> Int {
        var count = range.count
        while count > 0, numbers[range.lowerBound + count - 1] > limit { count -= 1 }
        return count
    }
}
