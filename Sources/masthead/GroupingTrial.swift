import Archive
import FeedFormats
import News
import Stories

/// What a grouping would do, without doing it.
struct GroupingTrial {
    private let change: GroupingChange
    private let basis: Basis?
    private let articles: [Article.Key: Article]
    private let desk: ExplainingDesk

    /// Groups what is new, or everything, with other windows where they are given in hours.
    init(in folder: NewsroomFolder, all: Bool, textWindow: Int?, eventWindow: Int?) throws {
        desk = try ExplainingDesk(folder)
        var grouper = Grouper(
            desk.configuration,
            rulings: desk.rulings,
            list: try SubscriptionList(of: folder)
        )
        if let textWindow { grouper.windows.text = Int64(textWindow) * 3_600 }
        if let eventWindow { grouper.windows.event = Int64(eventWindow) * 3_600 }
        let reports = try desk.archive.reportsToGroup(
            all ? .all : .new(within: grouper.windows.longest),
            at: .now,
            keeping: false,
            fingerprint: fingerprinting(desk.plain)
        )
        let next = (try desk.archive.rulings().last?.number ?? 0) + 1
        for (number, reissue) in Reissue.all(in: reports).enumerated() {
            var ruling = reissue.ruling(at: .now)
            ruling.number = next + Int64(number)
            grouper.rulings.append(ruling)
        }
        let judged = Set(reports.filter { $0.groups == nil }.map(\.key))
        let grouping = grouper.group(reports).around(try desk.archive.companions(of: judged))
        change = GroupingChange(grouping, from: try desk.archive.places())
        basis = reports.isEmpty ? nil : grouping.basis
        var articles: [Article.Key: Article] = [:]
        for key in (change.joined + change.parted + change.linked + change.unlinked).joined() {
            articles[key] = try desk.archive.article(key)
        }
        self.articles = articles
    }

    private var parts: [(name: String, heading: String, groups: [[Article.Key]])] {
        [
            ("joined", "Would be told as one story", change.joined),
            ("parted", "Would be stories of their own", change.parted),
            ("linked", "Would be linked as one event", change.linked),
            ("unlinked", "Would be linked no more", change.unlinked),
        ]
    }

    /// What would change, for people.
    var lines: [String] {
        var lines: [String] = []
        for part in parts where !part.groups.isEmpty {
            lines += ["\(part.heading): \(part.groups.count)"]
            for group in part.groups {
                for (index, key) in group.enumerated() {
                    guard let article = articles[key] else { continue }
                    lines.append("  \(index == 0 ? "" : "  + ")\(desk.line(article))")
                }
            }
        }
        if change.alone > 0 { lines.append("New, and alone: \(change.alone)") }
        if lines.isEmpty { lines.append("Nothing would change.") }
        return lines + [basis.map(\.line)].compactMap(\.self)
    }

    /// What would change, for programs.
    var json: [UInt8] {
        var out = JSONWriter()
        out.startObject()
        for part in parts {
            out.startArray(part.name)
            for group in part.groups {
                out.startArray()
                for key in group {
                    out.startObject()
                    key.write(to: &out)
                    out.string("headline", articles[key]?.headline)
                    out.endObject()
                }
                out.endArray()
            }
            out.endArray()
        }
        out.number("alone", change.alone)
        if let basis { out.object("basis") { basis.write(to: &$0) } }
        out.endObject()
        return out.take()
    }
}
