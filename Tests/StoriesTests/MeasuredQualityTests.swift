import Foundation
import Testing

@testable import Stories

/// The labelled collections, which lie outside of the repository because their texts belong to publishers.
private enum Labelled {
    static let folder: URL? = {
        let shared =
            ProcessInfo.processInfo.environment["MASTHEAD_SHARED"].map { URL(filePath: $0) }
            ?? URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../shared").standardizedFileURL
        let folder = shared.appending(path: "dedup")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()
}

/// The quality of grouping on labelled streams, with floors a little under what was measured.
@Suite(
    .enabled(
        if: Labelled.folder != nil,
        "The labelled collections are not here; MASTHEAD_SHARED names the folder that holds dedup/."
    )
)
struct MeasuredQualityTests {
    @Test(arguments: [
        ("en_synth_wikinews", Relation.text, "story", 0.97, 0.97),
        ("en_scoop_tech", .item, "story", 1.0, 1.0),
        ("en_newsapi", .event, "story", 0.82, 0.70),
    ])
    func `precision and recall stay above their floors`(
        collection: String,
        relation: Relation,
        label: String,
        precision: Double,
        recall: Double
    ) throws {
        let folder = try #require(Labelled.folder)
        let lines = try Data(contentsOf: folder.appending(path: collection + ".jsonl")).split(separator: 0x0A)
        var group = try GroupLines()
        for line in lines { group.read(Array(line) + [0x0A]) }
        let truth = try lines.map { try field(label, of: $0) }
        let found = try group.answer().map { try field(relation.rawValue, of: Data($0)) }
        let score = Score(truth, found)
        #expect(score.precision >= precision)
        #expect(score.recall >= recall)
    }

    private func field(_ name: String, of line: Data) throws -> String {
        let object = try JSONSerialization.jsonObject(with: line) as? [String: Any]
        return try #require(object?[name] as? String)
    }

    /// Counts over pairs of articles.
    private struct Score {
        let precision: Double
        let recall: Double

        init(_ truth: [String], _ found: [String]) {
            func pairs(_ names: [String]) -> Double {
                Double(
                    Dictionary(grouping: names) { $0 }.values.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
                )
            }
            let both = pairs(zip(truth, found).map { $0 + "\n" + $1 })
            precision = both / max(1, pairs(found))
            recall = both / max(1, pairs(truth))
        }
    }
}
