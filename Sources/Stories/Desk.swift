import Foundation

/// All articles of a run side by side, in the order of time, with what comparing them needs.
struct Desk {
    /// The fingerprints, without the furniture of their outlets.
    let prints: [Fingerprint]
    /// The weight that a term would have which nobody used.
    let heaviest: Float
    private let terms: TermWeights
    /// The weights of each article's terms, all in one row.
    private let weights: [Float]
    /// Where each article's weights start.
    private let starts: [Int]
    /// How much a word counts that stands in an article's lead only.
    private let emphases: [Float]
    /// The sums of squared weights: of the headline's terms, and of headline and lead as they count.
    private let sums: [(headline: Float, lead: Float)]

    /// Whether each headline tells what its article is about.
    private let areTelling: [Bool]

    /// How much a headline's word counts.
    private static let emphasis: Float = 2

    /// Lays out fingerprints.
    init(_ prints: [Fingerprint], weights terms: TermWeights) {
        var weights: [Float] = []
        var starts: [Int] = []
        var emphases: [Float] = []
        var sums: [(headline: Float, lead: Float)] = []
        for print in prints {
            starts.append(weights.count)
            var headline: Float = 0
            var lead: Float = 0
            for index in print.terms {
                let term = Fingerprint.Term(print.numbers[index])
                let weight = terms.weight(of: term)
                weights.append(weight)
                if term.isHeadline { headline += weight * weight } else { lead += weight * weight }
            }
            let told = headline * Self.emphasis * Self.emphasis
            // However long a lead is, it counts no more than its headline.
            let emphasis = lead > told && told > 0 ? (told / lead).squareRoot() : 1
            emphases.append(emphasis)
            sums.append((headline, told + lead * emphasis * emphasis))
        }
        self.prints = prints
        self.terms = terms
        self.weights = weights
        self.starts = starts
        self.emphases = emphases
        self.sums = sums
        areTelling = prints.map(Self.isTelling)
        heaviest = log(Float(terms.total) + 1)
    }

    /// The weight of an article's term, counted from its first.
    func weight(_ article: Int, term: Int) -> Float { weights[starts[article] + term] }

    /// What two articles have in common.
    func likeness(_ a: Int, _ b: Int) -> Likeness {
        var likeness = Likeness()
        compareTerms(a, b, &likeness)
        comparePassages(prints[a], prints[b], &likeness)
        likeness.figuresDiffer = figuresDiffer(prints[a], prints[b])
        likeness.isTelling = Likeness.Pair(areTelling[a], areTelling[b])
        likeness.isSameHeadline = isSameHeadline(prints[a], prints[b])
        return likeness
    }

    private func compareTerms(_ a: Int, _ b: Int, _ likeness: inout Likeness) {
        let one = prints[a]
        let other = prints[b]
        let left = one.terms
        let right = other.terms
        var i = 0
        var j = 0
        var lead: Float = 0
        var headline: Float = 0
        var told = Likeness.Pair<Float>(0, 0)
        while i < left.count || j < right.count {
            let x = i < left.count ? one.numbers[left.lowerBound + i] : .max
            let y = j < right.count ? other.numbers[right.lowerBound + j] : .max
            let p = Fingerprint.Term(x)
            let q = Fingerprint.Term(y)
            if p.stem == q.stem {
                let weight = weight(a, term: i)
                let square = weight * weight
                lead +=
                    square * (p.isHeadline ? Self.emphasis : emphases[a])
                    * (q.isHeadline ? Self.emphasis : emphases[b])
                if p.isHeadline { told.left += square }
                if q.isHeadline { told.right += square }
                if p.isHeadline, q.isHeadline { headline += square }
                if p.isHeadline || q.isHeadline { likeness.strongest = max(likeness.strongest, weight) }
                if p.isNumber { likeness.sharedNumbers += 1 }
                i += 1
                j += 1
            } else if x < y {
                if p.isNumber { likeness.ownNumbers.left += 1 }
                if p.isNumber, p.isHeadline { likeness.ownHeadlineNumbers.left += 1 }
                if p.isName, p.isHeadline { likeness.ownHeadlineNames.left += 1 }
                if p.isHeadline {
                    likeness.ownHeadline.left = max(likeness.ownHeadline.left, weight(a, term: i))
                }
                if p.isHeadline, p.isLead {
                    likeness.subject.left = max(likeness.subject.left, weight(a, term: i))
                }
                i += 1
            } else {
                if q.isNumber { likeness.ownNumbers.right += 1 }
                if q.isNumber, q.isHeadline { likeness.ownHeadlineNumbers.right += 1 }
                if q.isName, q.isHeadline { likeness.ownHeadlineNames.right += 1 }
                if q.isHeadline {
                    likeness.ownHeadline.right = max(likeness.ownHeadline.right, weight(b, term: j))
                }
                if q.isHeadline, q.isLead {
                    likeness.subject.right = max(likeness.subject.right, weight(b, term: j))
                }
                j += 1
            }
        }
        likeness.headline = Self.ratio(headline, (sums[a].headline * sums[b].headline).squareRoot())
        likeness.lead = Self.ratio(lead, (sums[a].lead * sums[b].lead).squareRoot())
        likeness.told = Likeness.Pair(
            Self.ratio(told.left, sums[a].headline),
            Self.ratio(told.right, sums[b].headline)
        )
    }

    /// What a long text comes back to, with how much each term tells: its weight, and more the oftener it occurs.
    func topicWeights(_ article: Int) -> [(stem: UInt32, weight: Float)] {
        let print = prints[article]
        return print.numbers[print.topic].map { number in
            let term = Fingerprint.Term(number)
            return (term.stem, terms.weight(of: term) * (1 + log(Float(number & 15))))
        }
    }

    /// How alike two long texts are in what they come back to, 0 to 1; 0 where one is short.
    func topicLikeness(_ a: Int, _ b: Int) -> Float {
        let left = topicWeights(a)
        let right = topicWeights(b)
        var i = 0
        var j = 0
        var shared: Float = 0
        while i < left.count, j < right.count {
            if left[i].stem == right[j].stem { shared += left[i].weight * right[j].weight }
            let first = left[i].stem
            if first <= right[j].stem { i += 1 }
            if j < right.count, right[j].stem <= first { j += 1 }
        }
        func squares(_ topic: [(stem: UInt32, weight: Float)]) -> Float {
            topic.reduce(0) { $0 + $1.weight * $1.weight }
        }
        return shared > 0 ? shared / (squares(left) * squares(right)).squareRoot() : 0
    }

    /// Whether a headline has more than numbers, common words, and those under which something comes every day.
    private static func isTelling(_ print: Fingerprint) -> Bool {
        print.headline.contains { index in
            let term = Fingerprint.Term(print.numbers[index])
            return !term.isNumber && !UsualWords.stems.contains(term.stem)
                && !CommonWords.stems.contains(term.stem)
        }
    }

    private func isSameHeadline(_ one: Fingerprint, _ other: Fingerprint) -> Bool {
        one.headline.count == other.headline.count
            && zip(one.headline, other.headline).allSatisfy { one.numbers[$0] >> 4 == other.numbers[$1] >> 4 }
    }

    /// Whether neither row of figures runs through the other, as it does when one text was cut short.
    private func figuresDiffer(_ one: Fingerprint, _ other: Fingerprint) -> Bool {
        let left = one.numbers[one.figures]
        let right = other.numbers[other.figures]
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        var rest = short[...]
        for figure in long where figure == rest.first { rest.removeFirst() }
        return !rest.isEmpty
    }

    private func comparePassages(_ one: Fingerprint, _ other: Fingerprint, _ likeness: inout Likeness) {
        likeness.sharedOpening = Self.shared(
            one.numbers,
            one.opening,
            other.numbers,
            other.opening,
            upTo: .max
        )
        likeness.opening = Self.ratio(
            Float(likeness.sharedOpening),
            Float(min(one.opening.count, other.opening.count))
        )
        let limit = UInt32.max >> UInt32(max(one.level, other.level))
        likeness.sharedPassages = Self.shared(
            one.numbers,
            one.passages,
            other.numbers,
            other.passages,
            upTo: limit
        )
        let left = Self.count(one.numbers, one.passages, upTo: limit)
        let right = Self.count(other.numbers, other.passages, upTo: limit)
        likeness.sampled = min(left, right)
        likeness.containment = Self.ratio(Float(likeness.sharedPassages), Float(likeness.sampled))
        likeness.resemblance = Self.ratio(
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
        upTo limit: UInt32
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

    private static func count(_ numbers: [UInt32], _ range: Range<Int>, upTo limit: UInt32) -> Int {
        var count = range.count
        while count > 0, numbers[range.lowerBound + count - 1] > limit { count -= 1 }
        return count
    }

    private static func ratio(_ part: Float, _ whole: Float) -> Float { whole > 0 ? part / whole : 0 }
}
