import Foundation

/// How much each term tells: fixed for a run, so that the order of arrival changes nothing.
package struct TermWeights: Sendable {
    /// In how many articles each term occurs.
    package private(set) var articles: Counts
    /// How many articles were counted.
    package private(set) var total: Int

    /// As many articles are taken to have gone before, so that in a small newsroom, too, a word is rare that
    /// occurs twice.
    static let unseen = 500

    /// Makes weights from nothing; articles are added to them.
    package init() {
        articles = Counts()
        total = 0
    }

    /// Makes weights of articles.
    package init(of prints: [Fingerprint]) {
        self.init()
        for print in prints { add(print) }
    }

    /// Counts an article's terms.
    package mutating func add(_ fingerprint: Fingerprint) {
        for index in fingerprint.terms { articles.add(fingerprint.numbers[index] >> 4) }
        total += 1
    }

    /// The weight of a term: the logarithm of how surprising it is.
    func weight(of term: Fingerprint.Term) -> Float {
        let before: Float = CommonWords.stems.contains(term.stem) ? Float(Self.unseen) / 3 : 0
        return max(0, log((Float(total + Self.unseen) + 1) / (Float(articles[term.stem]) + before + 0.5)))
    }
}
