import FeedFormats
import News
import Stories

/// A few stories in memory, the newest first, and what outputs have shown of them.
final class FewStories: Ledger {
    var coverages: [Coverage]
    var withdrawn: [Withdrawn] = []
    /// What each output has shown, in the order in which it came.
    private(set) var shown: [String: [String]] = [:]
    /// For what each name was given.
    private var names: [String: [String]] = [:]

    init(coverages: [Coverage]) { self.coverages = coverages }

    private func wanted(_ wanted: Wanted) -> ArraySlice<Coverage> {
        coverages.filter { coverage in
            let article = coverage.article
            return (wanted.selection == .all || article.isOwn == (wanted.selection == .own))
                && (wanted.section == nil || wanted.section == article.section)
                && (wanted.since ?? .min <= article.published?.seconds ?? .min)
                && (wanted.author == nil || article.byline.contains { $0.name == wanted.author })
                && !withdrawn.contains { $0.publishedID == coverage.publishedID }
        }.dropFirst(wanted.skip).prefix(wanted.limit)
    }

    private func latest(_ coverages: some Sequence<Coverage>) -> Timestamp? {
        coverages.compactMap { $0.article.updated ?? $0.article.published }.max { $0.isEarlier(than: $1) }
    }

    func latestChange(in wanted: Wanted) throws -> Timestamp? { latest(self.wanted(wanted)) }

    func count(in wanted: Wanted) throws -> Int { self.wanted(wanted).count }

    func forEach(in wanted: Wanted, _ body: (Coverage) throws -> Void) throws {
        for coverage in self.wanted(wanted) { try body(coverage) }
    }

    func record(_ wanted: Wanted, in output: String) throws {
        for coverage in self.wanted(wanted).reversed()
        where shown[output]?.contains(coverage.publishedID) != true {
            shown[output, default: []].append(coverage.publishedID)
        }
    }

    func places(in output: String) throws -> Int { shown[output]?.count ?? 0 }

    private func coverages(in output: String, _ places: ClosedRange<Int>) -> [Coverage] {
        let ids = (shown[output] ?? []).enumerated().filter { places.contains($0.offset + 1) }.map(\.element)
        return ids.reversed().compactMap { id in
            coverages.first { coverage in
                coverage.publishedID == id && !withdrawn.contains { $0.publishedID == id }
            }
        }
    }

    func latestChange(in output: String, places: ClosedRange<Int>) throws -> Timestamp? {
        latest(coverages(in: output, places))
    }

    func forEach(
        in output: String,
        places: ClosedRange<Int>,
        limit: Int,
        _ body: (Coverage) throws -> Void
    ) throws {
        for coverage in coverages(in: output, places).prefix(limit) { try body(coverage) }
    }

    func hidden(in output: String, places: ClosedRange<Int>) throws -> [String] {
        try withdrawals(in: output, places: places).map(\.publishedID)
    }

    func name(
        of value: String,
        as facet: Facet,
        in output: String,
        _ candidate: (Int) -> String
    ) throws -> String {
        let family = [output, facet.rawValue, value]
        var number = 1
        while names[candidate(number), default: family] != family { number += 1 }
        names[candidate(number)] = family
        return candidate(number)
    }

    func withdrawals(in output: String, places: ClosedRange<Int>?) throws -> [Withdrawn] {
        withdrawn.filter { withdrawn in
            (shown[output] ?? []).enumerated().contains { index, id in
                id == withdrawn.publishedID && places?.contains(index + 1) != false
            }
        }
    }

    func ownArticle(_ publishedID: String) throws -> Article? {
        coverages.first { $0.publishedID == publishedID && $0.article.isOwn }?.article
    }

    func values(of facet: Facet, in selection: Selection, limit: Int) throws -> [String] {
        var met: Set<String> = []
        let values = wanted(Wanted(selection, limit: .max)).flatMap { coverage -> [String] in
            switch facet {
            case .section: [coverage.article.section].compactMap(\.self)
            case .author: coverage.article.byline.compactMap(\.name)
            case .language: [coverage.article.language].compactMap(\.self)
            }
        }
        return Array(values.filter { met.insert($0).inserted }.prefix(limit))
    }
}
