/// On what a run's decisions rest, as it is recorded with them.
package struct Basis: Sendable, Hashable {
    /// The version of the rules.
    package var rules = Fingerprint.rules
    /// The windows in time.
    package var windows: Windows
    /// How many articles were looked at.
    package var articles: Int
    /// How many different terms they have.
    package var terms: Int
    /// Stands for the weights of all terms: two runs with the same number weighed alike.
    package var weights: UInt64

    init(windows: Windows, articles: Int, weights: TermWeights) {
        self.windows = windows
        self.articles = articles
        terms = weights.articles.count
        self.weights = weights.digest
    }

    /// Reads what was recorded.
    package init(rules: Int, windows: Windows, articles: Int, terms: Int, weights: UInt64) {
        self.rules = rules
        self.windows = windows
        self.articles = articles
        self.terms = terms
        self.weights = weights
    }
}
