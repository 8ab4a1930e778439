/// Judges what two articles are to each other.
///
/// Precision comes first: what is missed can be joined by hand, what is wrongly merged is lost to readers.
struct Judge {
    /// The articles of the run.
    let desk: Desk
    /// How far apart in time two articles may be.
    let windows: Windows

    /// The verdict on two articles.
    func verdict(_ a: Int, _ b: Int) -> Verdict {
        let one = desk.prints[a]
        let other = desk.prints[b]
        let sameOutlet = one.outlet == other.outlet
        if one.url != 0, one.url == other.url {
            return isPageOfMany(one, other, desk.likeness(a, b))
                ? Verdict(.page, score: 0) : Verdict(.address, .item, score: 1)
        }
        let hours = self.hours(one, other)
        func lies(within window: Int64) -> Bool { hours.map { $0 * 3_600 <= Float(window) } ?? true }
        let isNoticed =
            sameOutlet && (one.stage.isNotice || other.stage.isNotice) && lies(within: Windows.notice)
        guard isNoticed || lies(within: windows.longest) else { return Verdict(.unlike, score: 0) }
        let likeness = desk.likeness(a, b)
        let text = TextRules(
            one: one,
            other: other,
            likeness: likeness,
            heaviest: desk.heaviest,
            hours: hours ?? 0,
            sameOutlet: sameOutlet
        )
        let isCopied = lies(within: windows.text)
        if isCopied || isNoticed, let verdict = text.verdict, isCopied || verdict.rule.isOfNotices {
            return verdict
        }
        guard lies(within: windows.event) else { return Verdict(.unlike, score: 0) }
        let event = event(likeness, hours: hours ?? 0, sameOutlet: sameOutlet)
        if event.rule != .unlike || sameOutlet { return event }
        return topic(a, b, likeness, hours: hours ?? 0) ?? event
    }

    /// Whether two articles under one address are different all the same: comments, entries of a page, a page
    /// that stands before every article of a site.
    private func isPageOfMany(_ one: Fingerprint, _ other: Fingerprint, _ likeness: Likeness) -> Bool {
        // A rewrite keeps a phrase or two.
        let haveNothingInCommon = likeness.coverage < 0.05
        let textsDiffer = min(one.length, other.length) >= 12 && haveNothingInCommon
        let haveHeadlines = !one.headline.isEmpty && !other.headline.isEmpty
        let headlinesDiffer = haveHeadlines && likeness.headline < 0.3 && likeness.told.larger < 0.4
        guard one.outlet == other.outlet else { return textsDiffer && headlinesDiffer }
        // One feed gives the teaser where another gives the text, under a headline that says enough to be one
        // article's; a page that is new every day has its usual one.
        let isOneDay = (hours(one, other) ?? 0) <= 18
        if likeness.isSameHeadline, one.headline.count >= 4, isOneDay { return false }
        return textsDiffer || headlinesDiffer && haveNothingInCommon
    }

    /// Independent reports meet in a rare term that a headline names, and in the words around it.
    private func event(_ likeness: Likeness, hours: Float, sameOutlet: Bool) -> Verdict {
        let rarity = likeness.strongest / max(1, desk.heaviest)
        let score = likeness.lead * rarity * rarity * Self.nearness(hours) * (sameOutlet ? 0.5 : 1)
        guard score >= Self.report else { return Verdict(.unlike, score: score, threshold: Self.report) }
        if sameOutlet, !isFollowed(likeness) { return Verdict(.subject, score: score) }
        return Verdict(.report, .event, score: score, threshold: Self.report)
    }

    /// Long independent reports come back to the same words, however each begins.
    private func topic(_ a: Int, _ b: Int, _ likeness: Likeness, hours: Float) -> Verdict? {
        guard likeness.told.larger >= 0.15 else { return nil }
        let score = desk.topicLikeness(a, b) * Self.nearness(hours)
        guard score >= Self.topic else { return nil }
        return Verdict(.topic, .event, score: score, threshold: Self.topic)
    }

    /// Whether one outlet reports again what it reported.
    ///
    /// The entries of a list are as alike, but tell them by their headlines: each has its rarest word alone, or a
    /// subject of its own.
    private func isFollowed(_ likeness: Likeness) -> Bool {
        likeness.told.smaller >= 0.5 && !likeness.haveOwnHeadlines
            && likeness.subject.smaller < 0.2 * desk.heaviest
    }

    /// The score from which on two articles report one event.
    private static let report: Float = 0.25
    /// The likeness of topics from which on two long articles report one event.
    private static let topic: Float = 0.32

    /// How much the time between two reports leaves of their likeness.
    private static func nearness(_ hours: Float) -> Float { 1 - 0.5 * min(1, hours / 72) }

    private func hours(_ one: Fingerprint, _ other: Fingerprint) -> Float? {
        guard let first = one.published, let second = other.published else { return nil }
        return Float(abs(first - second)) / 3_600
    }
}
