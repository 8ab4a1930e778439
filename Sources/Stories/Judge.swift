/// Judges what two articles are to each other.
///
/// Precision comes first: what is missed can be joined by hand, what is wrongly merged is lost to readers.
struct Judge {
    /// The articles of the run.
    let desk: Desk
    /// How far apart in time two articles may be, in seconds.
    let window: Int64

    /// The verdict on two articles.
    func verdict(_ a: Int, _ b: Int) -> Verdict {
        let one = desk.prints[a]
        let other = desk.prints[b]
        if one.url != 0, one.url == other.url { return Verdict(.address, .item, score: 1) }
        let hours = self.hours(one, other)
        if let hours, hours * 3_600 > Float(window) { return Verdict(.unlike, score: 0) }
        let likeness = desk.likeness(a, b)
        let sameOutlet = one.outlet == other.outlet
        let text = TextRules(
            one: one,
            other: other,
            likeness: likeness,
            heaviest: desk.heaviest,
            hours: hours ?? 0,
            sameOutlet: sameOutlet
        )
        if let verdict = text.verdict { return verdict }
        return event(likeness, hours: hours ?? 0, sameOutlet: sameOutlet)
    }

    /// Independent reports meet in a rare term that a headline names, and in the words around it.
    private func event(_ likeness: Likeness, hours: Float, sameOutlet: Bool) -> Verdict {
        let rarity = likeness.strongest / max(1, desk.heaviest)
        let nearness = 1 - 0.5 * min(1, hours / 72)
        let score = likeness.lead * rarity * rarity * nearness * (sameOutlet ? 0.5 : 1)
        return Verdict(
            score >= Self.report ? .report : .unlike,
            score >= Self.report ? .event : nil,
            score: score,
            threshold: Self.report
        )
    }

    /// The score from which on two articles report one event.
    private static let report: Float = 0.25

    private func hours(_ one: Fingerprint, _ other: Fingerprint) -> Float? {
        guard let first = one.published, let second = other.published else { return nil }
        return Float(abs(first - second)) / 3_600
    }
}
