import Archive
import FeedFormats
import News
import Stories

/// Why two articles are together or apart.
struct PairExplanation {
    private let one: Article
    private let other: Article
    private let relation: Relation?
    private let steps: [StoryAccount.Proof]
    private let rulings: [Ruling]
    private let comparison: Comparison?
    private let quotes: [SharedPassages.Quote]
    private let desk: ExplainingDesk

    init(
        _ first: Article.Key,
        _ second: Article.Key,
        _ account: StoryAccount,
        _ company: StoryAccount,
        _ desk: ExplainingDesk
    ) throws {
        guard let one = try desk.archive.article(first), let other = try desk.archive.article(second) else {
            throw ArticleNameError.waiting(first.item)
        }
        self.one = one
        self.other = other
        self.desk = desk
        let proofs = account.proofs + company.proofs
        let direct = proofs.first { Set([$0.evidence.first, $0.evidence.second]) == [first, second] }
        if account.publishedID == company.publishedID {
            relation = direct?.evidence.relation == .item ? .item : .text
        } else {
            relation = account.related.contains { $0.article.key == second } ? .event : nil
        }
        steps = direct.map { [$0] } ?? Self.path(from: first, to: second, along: proofs)
        rulings = desk.rulings.filter { ruling in
            ruling.kind != .prefer && ruling.articles.contains(first) && ruling.articles.contains(second)
        }
        let reports = try desk.archive.reports(
            around: [first, second],
            within: desk.configuration.windows.longest,
            fingerprint: fingerprinting(desk.plain)
        )
        comparison = Comparison(first, second, among: reports, windows: desk.configuration.windows)
        quotes = desk.passages(one, other, limit: 5)
    }

    /// The fewest pieces of evidence that lead from one article to another; none where nothing joined them.
    private static func path(
        from start: Article.Key,
        to end: Article.Key,
        along proofs: [StoryAccount.Proof]
    ) -> [StoryAccount.Proof] {
        let joining = proofs.filter { $0.evidence.relation != nil }
        var reached: [Article.Key: [StoryAccount.Proof]] = [start: []]
        var front = [start]
        while !front.isEmpty, reached[end] == nil {
            var next: [Article.Key] = []
            for proof in joining {
                for (here, there) in [
                    (proof.evidence.first, proof.evidence.second),
                    (proof.evidence.second, proof.evidence.first),
                ] where front.contains(here) && reached[there] == nil {
                    reached[there] = reached[here, default: []] + [proof]
                    next.append(there)
                }
            }
            front = next
        }
        return reached[end] ?? []
    }

    private var verdict: String {
        switch relation {
        case .item: "one item"
        case .text: "one text, told once"
        case .event: "two texts on one event, linked"
        case nil: "two stories"
        }
    }

    /// The explanation for people.
    var lines: [String] {
        var lines = [desk.line(one), desk.line(other), "    are \(verdict)"]
        for ruling in rulings { lines.append("    \(ruling.line)") }
        for step in steps {
            let run = step.run.map { ", run \($0)" } ?? ""
            let pair =
                steps.count == 1 ? "" : "\(step.evidence.first.item) and \(step.evidence.second.item): "
            lines.append("    \(pair)\(step.evidence.rule), \(told(step.evidence.score))\(run)")
        }
        if !quotes.isEmpty { lines += ["", "Shared passages"] }
        lines += quotes.map { "  \(desk.line($0))" }
        guard let comparison else { return lines }
        lines += ["", "The rules say today: \(comparison.rule)"]
        lines.append("  score \(told(comparison.score)), the rule holds from \(told(comparison.threshold))")
        for measure in comparison.measures { lines.append("  \(measure.name): \(told(measure.value))") }
        lines.append("  \(comparison.basis.line)")
        return lines
    }

    /// The explanation for programs.
    var json: [UInt8] {
        var out = JSONWriter()
        out.startObject()
        for (name, article) in [("first", one), ("second", other)] {
            out.object(name) { out in
                article.key.write(to: &out)
                out.string("headline", article.headline)
            }
        }
        out.string("relation", relation?.rawValue)
        out.array("rulings", rulings) { $0.number(nil, $1.number) }
        out.array("evidence", steps) { out, step in
            out.startObject()
            step.write(to: &out)
            out.endObject()
        }
        out.array("passages", quotes) { $0.string(nil, $1.text) }
        if let comparison {
            out.object("rules_today") { out in
                out.string("rule", comparison.rule)
                out.string("relation", comparison.relation?.rawValue)
                out.number("score", comparison.score)
                out.number("threshold", comparison.threshold)
                out.object("measures") { out in
                    for measure in comparison.measures { out.number(measure.name, measure.value) }
                }
                comparison.basis.write(to: &out)
            }
        }
        out.endObject()
        return out.take()
    }
}
