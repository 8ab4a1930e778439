import FeedFormats
import News
import Stories

@testable import Archive

/// A grouping in which each list is one text; equal numbers are one event.
func grouping(_ texts: [[Article.Key]], events: [Int]? = nil, evidence: [Evidence] = []) -> Grouping {
    var grouping = Grouping(keys: [], item: [], text: [], event: [], evidence: evidence)
    for (index, members) in texts.enumerated() {
        let first = events.map { events in texts[events.firstIndex(of: events[index]) ?? index] } ?? members
        for key in members {
            grouping.keys.append(key)
            grouping.item.append(key)
            grouping.text.append(members[0])
            grouping.event.append(first[0])
        }
    }
    return grouping
}

extension Archive {
    /// Saves texts as stories; ids read like the items they were minted for.
    @discardableResult
    func group(_ clusters: [[Article.Key]], events: [Int]? = nil, at now: Int64 = 1000) throws -> Regrouped {
        try save(grouping(clusters, events: events), at: .at(now)) { key, attempt in
            "id:\(key.item)" + (attempt == 0 ? "" : "+\(attempt)")
        }
    }

    /// The published ids with the items they stand for, the newest first.
    func published(_ selection: Selection = .all, limit: Int = 100, at now: Int64 = 10_000) throws -> [String]
    {
        try snapshot(at: .at(now)) { snapshot in
            var told: [String] = []
            try snapshot.forEach(in: selection, limit: limit) {
                told.append("\($0.publishedID) \($0.article.key.item)")
            }
            return told
        }
    }

    /// What a grouping would look at, with fingerprints of headline and text.
    func toGroup(_ scope: Scope = .new(within: 100), at now: Int64 = 20_000) throws -> [Report] {
        let plain = try PlainText()
        var maker = FingerprintMaker()
        return try reportsToGroup(scope, at: .at(now)) {
            maker.fingerprint(of: StoryItem($0, reading: plain))
        }
    }
}

extension Minter {
    static let test = Minter(authority: "news.example,2026")
}
