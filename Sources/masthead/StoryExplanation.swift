import Archive
import FeedFormats
import News
import Stories

/// How a story came to be.
struct StoryExplanation {
    /// A version of an article, and how it differs from the one before.
    private struct Version {
        let outlet: String
        let seen: Timestamp?
        let headline: String
        let change: VersionChange?
    }

    private let account: StoryAccount
    private let desk: ExplainingDesk
    private let articles: [Article.Key: Article]
    private let representative: Article
    private var versions: [Version] = []

    init(_ account: StoryAccount, _ desk: ExplainingDesk) throws {
        self.account = account
        self.desk = desk
        let all = (account.members + account.related + account.strangers).map(\.article)
        articles = Dictionary(all.map { ($0.key, $0) }) { first, _ in first }
        guard
            let article = try articles[account.representative] ?? desk.archive.article(account.representative)
        else { throw ArticleNameError.waiting(account.publishedID) }
        representative = article
        try gatherVersions()
    }

    /// The revisions of each article, and the articles that its outlet sent after it, where anything changed.
    private mutating func gatherVersions() throws {
        let outlets = Dictionary(grouping: account.members.map(\.article), by: \.key.source)
        for (_, articles) in outlets.sorted(by: { $0.key < $1.key }) {
            let all = try articles.flatMap { try desk.archive.history(of: $0.key) }
            guard all.count > 1 else { continue }
            for (index, revision) in all.enumerated() {
                let before = index == 0 ? nil : desk.text(of: all[index - 1].article)
                versions.append(
                    Version(
                        outlet: desk.outlet(of: revision.article),
                        seen: revision.seen.seconds == .max ? nil : revision.seen,
                        headline: revision.article.headline,
                        change: before.map {
                            VersionChange(from: $0, to: desk.text(of: revision.article))
                        }
                    )
                )
            }
        }
    }

    /// Why the representative stands for the story.
    private var standing: String {
        if let ruling = desk.rulings.last(where: {
            $0.kind == .prefer && $0.articles.contains(representative.key)
        }) {
            return "preferred by ruling \(ruling.number)"
        }
        if account.members.count == 1 { return "it stands alone" }
        return representative.isOwn
            ? "it is the newsroom's own"
            : "it goes before the others by, in this order: who sent the last version, the newsroom's order of sources, "
                + "how much of the text it has, its time"
    }

    /// When and why the story as a whole was withdrawn.
    private var withdrawals: [String] {
        let whole = account.withdrawals.filter {
            $0.key == representative.key || $0.publishedID == account.publishedID
        }
        // An article is withdrawn with all that carry its text, in the same words.
        var told: [String] = []
        for clause in whole.map(\.clause) where !told.contains(clause) { told.append(clause) }
        let members = Set(account.members.map(\.article.key))
        let copied = account.withdrawals.filter {
            !members.contains($0.key) && $0.publishedID != account.publishedID && $0.undone == nil
        }
        return told + copied.map { "not told: word for word \($0.publishedID ?? $0.key.item), \($0.clause)" }
    }

    // MARK: - Text

    /// The explanation for people.
    var lines: [String] {
        var lines = [
            account.publishedID, "    \(desk.line(representative))", "    stands for it: \(standing)",
        ]
        lines += withdrawals.map { "    \($0)" }
        if !account.aliases.isEmpty {
            lines.append("    also known as \(account.aliases.joined(separator: ", "))")
        }
        tell("Told once, with", account.members.filter { $0.article.key != representative.key }, &lines)
        tell("Same event, linked", account.related, &lines)
        tell("Alike, but kept apart", account.strangers, &lines)
        if !versions.isEmpty { lines += ["", "Versions"] }
        for version in versions {
            let seen = version.seen.map { "  \($0.rfc3339)" } ?? ""
            lines.append("  \(version.outlet)\(seen)  “\(version.headline)”")
            for sentence in version.change?.dropped.prefix(Self.most) ?? [] {
                lines.append("      − \(sentence)")
            }
            for sentence in version.change?.added.prefix(Self.most) ?? [] {
                lines.append("      + \(sentence)")
            }
        }
        if !account.runs.isEmpty { lines += ["", "Decided by"] }
        for (number, run) in account.runs.sorted(by: { $0.key < $1.key }) {
            lines.append("  run \(number) at \(run.time.rfc3339): \(run.basis.line)")
        }
        return lines
    }

    /// How many changed sentences of a version are told.
    private static let most = 12

    private func tell(_ heading: String, _ members: [StoryAccount.Member], _ lines: inout [String]) {
        if members.isEmpty { return }
        lines += ["", heading]
        for member in members {
            lines.append("  \(desk.line(member.article))\(member.isKilled ? "  (taken back)" : "")")
            lines.append("      \(member.article.key.source) \(member.article.key.item)")
            if let withdrawal = account.withdrawals.first(where: { $0.key == member.article.key }) {
                lines.append("      \(withdrawal.clause)")
            }
            guard let proof = proof(on: member.article.key) else { continue }
            let run = proof.run.map { ", run \($0)" } ?? ""
            lines.append("      \(proof.evidence.rule), \(told(proof.evidence.score))\(run)")
            if let ruling = desk.ruling(in: proof.evidence.rule) { lines.append("      \(ruling.line)") }
            lines += quotes(proof.evidence).map { "      \(desk.line($0))" }
        }
    }

    /// The strongest evidence between an article and one of the story's own.
    private func proof(on key: Article.Key) -> StoryAccount.Proof? {
        let own = Set(account.members.map(\.article.key))
        let proofs = account.proofs.filter { proof in
            let pair = [proof.evidence.first, proof.evidence.second]
            return pair.contains(key) && pair.contains { $0 != key && own.contains($0) }
        }
        // What joined it says more than what speaks against it.
        return proofs.first { $0.evidence.relation != nil } ?? proofs.first
    }

    private func quotes(_ evidence: Evidence) -> [SharedPassages.Quote] {
        guard let one = articles[evidence.first], let other = articles[evidence.second] else { return [] }
        return desk.passages(one, other, limit: 2)
    }

    // MARK: - JSON

    /// The explanation for programs.
    var json: [UInt8] {
        var out = JSONWriter()
        out.startObject()
        out.string("id", account.publishedID)
        out.array("aliases", account.aliases) { $0.string(nil, $1) }
        out.object("representative") { out in
            representative.key.write(to: &out)
            out.string("headline", representative.headline)
            out.string("why", standing)
        }
        out.array("withdrawals", account.withdrawals) { $1.write(to: &$0) }
        for (name, members) in [
            ("members", account.members), ("related", account.related), ("kept_apart", account.strangers),
        ] {
            out.array(name, members) { out, member in
                out.startObject()
                member.article.key.write(to: &out)
                out.string("story", member.story)
                out.string("outlet", desk.outlet(of: member.article))
                out.string("headline", member.article.headline)
                out.string("published", member.article.published?.rfc3339)
                out.string("url", member.article.permalink)
                out.bool("killed", member.isKilled)
                out.endObject()
            }
        }
        out.array("evidence", account.proofs) { out, proof in
            out.startObject()
            proof.write(to: &out)
            out.array("passages", quotes(proof.evidence)) { $0.string(nil, $1.text) }
            out.endObject()
        }
        out.array("versions", versions) { out, version in
            out.startObject()
            out.string("outlet", version.outlet)
            out.string("seen", version.seen?.rfc3339)
            out.string("headline", version.headline)
            out.array("dropped", version.change?.dropped ?? []) { $0.string(nil, $1) }
            out.array("added", version.change?.added ?? []) { $0.string(nil, $1) }
            out.endObject()
        }
        out.array("runs", account.runs.sorted { $0.key < $1.key }) { out, run in
            out.startObject()
            out.number("number", run.key)
            out.string("time", run.value.time.rfc3339)
            run.value.basis.write(to: &out)
            out.endObject()
        }
        out.endObject()
        return out.take()
    }
}
