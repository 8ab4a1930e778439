/// The rules that tell copies of one text.
struct TextRules {
    /// The two articles.
    let one: Fingerprint
    let other: Fingerprint
    /// What they have in common.
    let likeness: Likeness
    /// The weight of a term that nobody used.
    let heaviest: Float
    /// The time between them.
    let hours: Float
    /// Whether one outlet published both.
    let sameOutlet: Bool

    /// What the rules say; nil when they say nothing.
    var verdict: Verdict? {
        if let kill { return kill }
        // Next to no text, and a headline under which something comes every day, or that names something else.
        if shorter < 12, !(likeness.isTelling.left && likeness.isTelling.right) { return nil }
        if shorter == 0, haveOtherSubjects { return nil }
        let found = sameOutlet ? ownCopy : reprint
        // What one outlet publishes in one form is worth a second look, alike or not.
        guard found != nil || sameOutlet && likeness.headline >= 0.6 else { return nil }
        return objection ?? found
    }

    /// The words of the shorter text, and of the longer.
    private var shorter: UInt32 { min(one.length, other.length) }
    private var longer: UInt32 { max(one.length, other.length) }

    /// A notice that takes a text back repeats its headline, and need not repeat the text.
    private var kill: Verdict? {
        let isNotice = (one.stage == .withdrawal) != (other.stage == .withdrawal)
        let isOwn = sameOutlet || one.credit != 0 && one.credit == other.credit
        guard isNotice, isOwn, likeness.headline >= 0.7 else { return nil }
        return Verdict(.kill, .text, score: likeness.headline, threshold: 0.7)
    }

    /// A text that its own outlet issues again.
    private var ownCopy: Verdict? {
        let coverage = likeness.coverage
        let isChanged = max(one.stage, other.stage) > .again
        if likeness.isSameHeadline, !isChanged, coverage >= 0.95, likeness.sharedText >= 12 {
            return Verdict(.reissue, .item, score: coverage)
        }
        if isAnnounced { return Verdict(.resent, .text, score: coverage, threshold: 0.5) }
        // The entries of a list have most of their words in common, and not what they are about.
        let threshold: Float = likeness.haveOwnHeadlines ? 0.7 : 0.6
        if coverage >= threshold, likeness.sharedText >= 6 {
            return Verdict(.passages, .text, score: coverage, threshold: threshold)
        }
        return sameHeadline
    }

    /// A text that another outlet carries.
    private var reprint: Verdict? {
        let coverage = likeness.coverage
        // A title and a summary are soon said: of a long text more must be common by chance.
        let threshold: Float = longer < 80 ? 0.32 : 0.37
        if coverage >= threshold, likeness.sharedText >= 6 {
            return Verdict(.passages, .text, score: coverage, threshold: threshold)
        }
        if let same = sameHeadline { return same }
        if likeness.lead >= 0.8, likeness.headline >= 0.4 {
            return Verdict(.wording, .text, score: likeness.lead, threshold: 0.8)
        }
        return nil
    }

    /// Two headlines say the same, and one has next to no text.
    private var sameHeadline: Verdict? {
        guard shorter < 12, !areDisjoint else { return nil }
        let words = min(one.headline.count, other.headline.count)
        if likeness.isSameHeadline, !sameOutlet, shorter == 0, words >= 4 {
            return Verdict(.pointer, .item, score: likeness.headline)
        }
        if likeness.opening >= 0.8, likeness.sharedOpening >= 4 {
            return Verdict(.headline, .text, score: likeness.opening, threshold: 0.8)
        }
        guard likeness.headline >= 0.8, words >= 4 else { return nil }
        // A column comes once a day under one headline.
        if sameOutlet, hours > 18 { return nil }
        return Verdict(.headline, .text, score: likeness.headline, threshold: 0.8)
    }

    /// Whether two short texts have nothing in common.
    private var areDisjoint: Bool { shorter >= 4 && longer < 40 && likeness.sharedOpening == 0 }

    /// What speaks against a likeness.
    private var objection: Verdict? {
        let score = likeness.coverage
        if shorter < 80, shorter >= 12, isFurniture { return Verdict(.furniture, score: score) }
        let sameForm = likeness.headline >= 0.3 && likeness.told.larger < 0.6
        let subjects = likeness.subject.smaller >= 0.2 * heaviest
        if sameOutlet {
            if isAnnounced { return nil }
            if isColumn { return Verdict(.column, score: score) }
            if haveOtherFigures, !isCorrection { return Verdict(.figures, score: score) }
            let isForm = likeness.headline >= 0.3 && likeness.told.smaller < 0.5
            if subjects || isForm && likeness.haveOwnHeadlines { return Verdict(.subject, score: score) }
        } else {
            if likeness.headline >= 0.6, likeness.ownHeadlineNumbers.smaller > 0 {
                return Verdict(.figures, score: score)
            }
            if isFilledInOtherwise { return Verdict(.figures, score: score) }
            if likeness.headline >= 0.5, runAlike, subjects { return Verdict(.subject, score: score) }
            // Where a form is common, its words weigh too little to make the headlines alike.
            if sameForm || shorter < 80 && likeness.told.larger < 0.6, subjects {
                return Verdict(.subject, score: score)
            }
            if sameForm, likeness.ownHeadlineNames.smaller >= 2 { return Verdict(.subject, score: score) }
            if isRoundUp { return Verdict(.embedded, score: score) }
            if likeness.sampled >= 16, likeness.opening < 0.1, likeness.resemblance < 0.15 {
                return Verdict(.embedded, score: score)
            }
        }
        return nil
    }

    /// Whether the shared text says next to nothing of what either headline tells.
    private var isFurniture: Bool {
        if one.headline.isEmpty || other.headline.isEmpty { return false }
        return sameOutlet
            ? likeness.told.larger < 0.4 || likeness.told.smaller < 0.12
            : likeness.told.larger < 0.15
    }

    /// Whether each headline names something that the other article does not, and tells little else.
    private var haveOtherSubjects: Bool {
        likeness.ownHeadline.smaller >= 0.2 * heaviest
            && (likeness.told.larger < 0.6 || likeness.haveOwnHeadlines)
    }

    /// Whether the longer text tells the news in brief, under a headline that says no more, and this is a part of it.
    private var isRoundUp: Bool {
        let isTelling = one.length > other.length ? likeness.isTelling.left : likeness.isTelling.right
        return !isTelling && (longer >= 2 * shorter || likeness.resemblance < 0.5)
    }

    /// Whether a day's column follows another under one headline.
    private var isColumn: Bool { likeness.isSameHeadline && hours > 18 && likeness.coverage < 0.6 }

    /// Whether a headline says that this text was sent before, and the texts bear it out.
    ///
    /// A correction or an update changes figures; what is only urgent, or sent again, does not.
    private var isAnnounced: Bool {
        let stage = max(one.stage, other.stage)
        return likeness.headline >= 0.6 && stage > .first && likeness.sharedText >= 6
            && likeness.coverage >= (stage > .again ? 0.5 : 0.7)
    }

    /// Whether each tells figures that the other does not.
    private var haveOtherFigures: Bool {
        if likeness.ownHeadlineNumbers.smaller > 0 { return true }
        if shorter < 80 { return likeness.figuresDiffer }
        return likeness.ownNumbers.smaller > 0 && likeness.sharedNumbers < 3 * likeness.ownNumbers.larger
    }

    /// Whether one opening follows the other nearly word for word.
    private var runAlike: Bool { likeness.opening >= 0.5 }

    /// Whether the openings run alike and yet each tells figures of its own, no fewer than both have: weather, prices.
    private var isFilledInOtherwise: Bool {
        runAlike && likeness.ownNumbers.smaller >= max(2, likeness.sharedNumbers)
    }

    /// Whether one figure was mended: nothing else is new, and what comes daily is not due yet.
    private var isCorrection: Bool {
        likeness.isSameHeadline && likeness.coverage >= 0.8 && likeness.ownNumbers.larger <= 1 && hours <= 12
    }
}
