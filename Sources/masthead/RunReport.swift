import Archive
import FeedFormats
import Site
import Stories

/// What a run did, for people, programs and cron's mail.
struct RunReport {
    /// What happened to a story: which articles it took in, and why.
    struct Meeting {
        let relation: Relation
        let headline: String
        let outlets: [String]
        let rules: [String]
    }

    /// What saving the newsroom's own articles did.
    var own: Saved?
    /// How much of them was left out or may be meant otherwise; among the repairs.
    var doubts = 0
    /// What saving the sources' articles did, all together.
    var wire: Saved?
    /// How many sources were read, could not be, were not due, and were not reached in time.
    var sources = (read: 0, failed: 0, resting: 0, unreached: 0)
    /// What could not be read, and where; one sentence each.
    var problems: [String] = []
    /// Why fetching ended early, where somebody or the clock asked for it.
    var stopped: StopSign.Reason?
    /// The sources that a dry run would have asked over the network.
    var due: [String] = []
    /// What went well again, moved or became odd, one sentence each.
    var notices: [String] = []
    /// Every source that failed in this run, also one whose failure is no news yet; one sentence each.
    var failures: [String] = []
    /// What reading kept documents anew changed.
    var rederived: Rederived?
    /// What was dropped because it was old.
    var pruned: Pruned?
    /// What was mended to read a source; shown with `--verbose`.
    var repairs: [String] = []
    /// The archive after grouping.
    var counts: Holdings?
    /// What changed among the stories.
    var regrouped: Regrouped?
    /// The feeds that gave their articles new ids, one sentence each.
    var reissues: [String] = []
    /// The stories of this run that several articles carry or report.
    var meetings: [Meeting] = []
    /// The files that were written.
    var written: [String] = []
    /// The files of earlier sets that were removed.
    var removed: [String] = []
    /// What was withdrawn, or brought back.
    var withdrawn: (what: Withdrawal, isUndone: Bool)?
    /// Why the gate withheld the new set; nil when it did not.
    var withheld: Withheld?

    /// Whether the run changed nothing and met no problem.
    var isQuiet: Bool {
        problems.isEmpty && written.isEmpty && removed.isEmpty && withheld == nil && pruned == nil
            && [own, wire].allSatisfy { saved in
                saved.map { $0.new.isEmpty && $0.revised.isEmpty } ?? true
            } && regrouped.map { $0.minted.isEmpty && $0.merged.isEmpty && $0.revived.isEmpty } ?? true
    }

    /// Everything a person should know, one sentence each, in an order that does not depend on chance.
    var digest: [String] {
        let reason = stopped?.description ?? "the time for asking sources was up (deadline in [fetch])"
        let early = "\(reason); sources that wait for the next run: \(sources.unreached)"
        return problems.sorted() + notices.sorted()
            + [sources.unreached > 0 ? early : nil, withheld?.description].compactMap(\.self)
    }

    /// How the run ends; nil when all is well.
    var outcome: Outcome? {
        if withheld != nil { return .withheld }
        return problems.isEmpty && failures.isEmpty && sources.unreached == 0 ? nil : .partial
    }
}

extension RunReport {
    /// The report as lines for people, in an order that does not depend on chance.
    func lines(verbose: Bool) -> [String] {
        if isQuiet && failures.isEmpty && !verbose && withdrawn == nil { return ["Nothing new."] }
        var lines: [String] = []
        if let withdrawn {
            let was = withdrawn.what.isNew ? "" : " before"
            let verb = withdrawn.isUndone ? "Brought back" : "Withdrawn"
            lines += withdrawn.what.headlines.map { "\(verb)\(was): “\($0)”" }
        }
        if let own {
            let doubts = doubts == 0 ? "" : "; \(doubts) doubts, which --verbose tells"
            lines.append("Articles  \(told(own))\(verbose ? "" : doubts)")
        }
        if let wire {
            lines.append("Sources   \(toldSources); \(told(wire))")
        }
        if let rederived {
            let restored = rederived.restored.count
            lines.append("Documents \(rederived.changed.count) articles read otherwise, \(restored) restored")
        }
        if let pruned {
            lines.append(
                "Dropped   \(pruned.articles) articles, \(pruned.revisions) earlier versions, "
                    + "\(pruned.stories) stories"
            )
        }
        if let counts {
            lines.append(
                "Stories   \(counts.stories) told by \(counts.own + counts.wire) articles, "
                    + "\(counts.merged) of them by several"
            )
        }
        if !due.isEmpty { lines += ["", "To be asked over the network"] + due.sorted().map { "  \($0)" } }
        lines += reissues
        for relation in Relation.allCases {
            let met = meetings.filter { $0.relation == relation }
            if met.isEmpty { continue }
            lines += ["", relation.heading]
            for meeting in verbose ? met[...] : met.prefix(Self.most) {
                lines.append("  “\(meeting.headline)”")
                let outlets = meeting.outlets.joined(separator: " + ")
                // An earlier run may have joined them, and told why.
                let rules = meeting.rules.isEmpty ? "" : ": \(meeting.rules.joined(separator: ", "))"
                lines.append("      \(outlets)\(rules)")
            }
            if met.count > Self.most, !verbose { lines.append("  and \(met.count - Self.most) more") }
        }
        if !failures.isEmpty { lines += ["", "Not read"] + failures.sorted().map { "  \($0)" } }
        if isQuiet { return lines + ["Nothing new."] }
        if !repairs.isEmpty, verbose {
            lines += ["", "Mended to be read"] + repairs.sorted().map { "  \($0)" }
        }
        if let withheld, verbose {
            lines += ["", "Why the new set was withheld"] + withheld.objections.map { "  \($0)" }
        }
        if !written.isEmpty { lines += ["", "Published"] + written.sorted().map { "  \($0)" } }
        if !removed.isEmpty { lines += ["", "Removed"] + removed.sorted().map { "  \($0)" } }
        return lines
    }

    /// How many meetings of a relation are told without `--verbose`.
    private static let most = 20

    private var toldSources: String {
        let parts = [
            (sources.read, "read"), (sources.failed, "not readable"), (sources.resting, "not due"),
            (sources.unreached, "not reached in time"),
        ]
        return parts.filter { $0.0 > 0 || $0.1 == "read" }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    private func told(_ saved: Saved) -> String {
        "\(saved.new.count) new, \(saved.revised.count) changed, \(saved.unchanged) as before"
    }

    /// The report as one JSON object.
    var json: [UInt8] {
        var out = JSONWriter()
        out.startObject()
        for (name, saved) in [("articles", own), ("items", wire)] {
            guard let saved else { continue }
            out.startObject(name)
            out.number("new", saved.new.count)
            out.number("changed", saved.revised.count)
            out.number("unchanged", saved.unchanged)
            out.endObject()
        }
        out.startObject("sources")
        out.number("read", sources.read)
        out.number("failed", sources.failed)
        out.number("resting", sources.resting)
        out.number("unreached", sources.unreached)
        out.endObject()
        if let counts {
            out.number("stories", counts.stories)
            out.number("merged", counts.merged)
            out.number("events", counts.events)
        }
        out.array("meetings", meetings) { out, meeting in
            out.startObject()
            out.string("relation", meeting.relation.rawValue)
            out.string("headline", meeting.headline)
            out.array("outlets", meeting.outlets) { $0.string(nil, $1) }
            out.array("rules", meeting.rules) { $0.string(nil, $1) }
            out.endObject()
        }
        out.array("reissues", reissues) { $0.string(nil, $1) }
        out.array("problems", problems.sorted()) { $0.string(nil, $1) }
        out.array("notices", notices.sorted()) { $0.string(nil, $1) }
        out.array("failures", failures.sorted()) { $0.string(nil, $1) }
        out.number("rederived", rederived.map { $0.changed.count + $0.restored.count })
        out.number("pruned", pruned?.articles)
        out.string("stopped", stopped?.description)
        out.array("repairs", repairs.sorted()) { $0.string(nil, $1) }
        out.array("written", written.sorted()) { $0.string(nil, $1) }
        out.array("removed", removed.sorted()) { $0.string(nil, $1) }
        out.string("withheld", withheld?.description)
        out.array("objections", withheld?.objections ?? []) { $0.string(nil, $1) }
        out.endObject()
        return out.take()
    }
}

extension Relation {
    fileprivate var heading: String {
        switch self {
        case .item: "Same item, told once"
        case .text: "Same text, told once"
        case .event: "Same event, told by each and linked"
        }
    }
}
