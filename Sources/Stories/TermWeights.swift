import Foundation

/// How much each term tells: fixed for a run, so that the order of arrival changes nothing.
package struct TermWeights: Sendable {
    /// In how many articles each term occurs.
    package private(set) var articles: Counts
    /// How many articles were counted, with those before.
    package private(set) var total: Int

    /// How many articles are taken to have gone before.
    ///
    /// So a word that occurs twice is rare in a small newsroom, too. Common words were in a third of them.
    static let before = 500

    /// Makes weights from nothing; articles are added to them.
    package init() {
        articles = Counts()
        total = Self.before
        for stem in CommonWords.stems { articles.add(stem, times: UInt32(Self.before / 3)) }
    }

    /// Makes weights of articles.
    package init(of prints: [Fingerprint]) {
        self.init()
        for print in prints { add(print) }
    }

    /// Counts an article's terms.
    package mutating func add(_ fingerprint: Fingerprint) {
        for index in fingerprint.terms { articles.add(Fingerprint.Term(fingerprint.numbers[index]).stem) }
        total += 1
    }

    /// Stands for all weights together, in whatever order they were counted.
    var digest: UInt64 {
        var digest = UInt64(total)
        articles.visit { number, count in digest &+= Hash.spread(UInt64(number) << 32 | UInt64(count)) }
        return digest
    }

    /// The weight of a term: the logarithm of how surprising it is.
    func weight(of term: Fingerprint.Term) -> Float {
        max(0, log((Float(total) + 1) / (Float(articles[term.stem]) + 0.5)))
    }
}
