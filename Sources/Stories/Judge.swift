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
        if one.url != 0, one.url == other.url {
            return Verdict(rule: .address, relation: .item, score: 1)
        }
        if let t = one.published, let u = other.published, abs(t - u) > window {
            return Verdict(rule: .unlike, relation: nil, score: 0)
        }
        let likeness = desk.likeness(a, b)
        let text = textScore(likeness)
        if text >= 0.4 {
            if likeness.headlineNumbers.areDisjoint || (likeness.sampled < 60 && likeness.numbers.differ) {
                return Verdict(rule: .template, relation: nil, score: text)
            }
            let rule: Rule = likeness.containment >= likeness.headline ? .passages : .headline
            return Verdict(rule: rule, relation: .text, score: text)
        }
        let event = min(1, likeness.lead + 0.25 * likeness.headline)
        if event >= 0.35, !likeness.headlineNumbers.areDisjoint {
            return Verdict(rule: .report, relation: .event, score: event)
        }
        return Verdict(rule: .unlike, relation: nil, score: event)
    }

    private func textScore(_ likeness: Likeness) -> Float {
        if likeness.sampled >= 8, likeness.sharedPassages >= 4 { return likeness.containment }
        if likeness.headline >= 0.8, likeness.sampled < 8 { return likeness.headline }
        return 0
    }
}
