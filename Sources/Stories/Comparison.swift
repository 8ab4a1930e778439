package import News

/// What the rules say of two articles, and by what measures.
package struct Comparison: Sendable {
    /// The rule that decides.
    package let rule: String
    /// The finest relation that the rule finds between them; nil when it finds none.
    package let relation: Relation?
    /// How strong the likeness is, 0 to 1.
    package let score: Double
    /// The score from which on the rule holds.
    package let threshold: Double
    /// What was measured, by name, as people read it.
    package let measures: [(name: String, value: Double)]
    /// On what the measures rest.
    package let basis: Basis

    /// Compares two of some articles, whose words tell how rare each word is; nil when one is not among them.
    package init?(_ a: Article.Key, _ b: Article.Key, among reports: [Report], windows: Windows) {
        guard let one = reports.firstIndex(where: { $0.key == a }),
            let other = reports.firstIndex(where: { $0.key == b })
        else { return nil }
        var prints = reports.map(\.print)
        Furniture.remove(from: &prints)
        let weights = TermWeights(of: prints)
        let desk = Desk(prints, weights: weights)
        let verdict = Judge(desk: desk, windows: windows).verdict(one, other)
        let likeness = desk.likeness(one, other)
        rule = verdict.rule.rawValue
        relation = verdict.relation
        score = Double(verdict.score)
        threshold = Double(verdict.threshold)
        basis = Basis(windows: windows, articles: reports.count, weights: weights)
        measures = [
            ("headlines alike", Double(likeness.headline)),
            ("headlines and leads alike", Double(likeness.lead)),
            ("first headline told by the other", Double(likeness.told.left)),
            ("second headline told by the other", Double(likeness.told.right)),
            ("shorter text found in the other", Double(likeness.coverage)),
            ("passages in common", Double(likeness.sharedText)),
            ("all text in common", Double(likeness.resemblance)),
            ("rarest common word", Double(likeness.strongest / max(1, desk.heaviest))),
            ("numbers in common", Double(likeness.sharedNumbers)),
            ("numbers only in the first", Double(likeness.ownNumbers.left)),
            ("numbers only in the second", Double(likeness.ownNumbers.right)),
        ]
    }
}
