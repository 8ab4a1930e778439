import FeedFormats
import News
import Testing

@testable import Stories

@Suite("A publisher that changes its ids") struct ReissueTests {
    private static let texts = [
        ("Cracked pillars close northern quay", Copy.quay), ("Frost ruins apple blossom", Copy.orchard),
        ("River maps shown for the first time", Copy.museum), ("Tram drivers end overtime ban", Copy.tram),
    ]

    /// Known articles and those of a later run; `hours` lie between them.
    private func reports(
        old: Int = 4,
        new: [Int],
        hours: Double = 500,
        addresses: Bool = false
    ) -> [Report] {
        var before = Wire()
        var after = Wire()
        for (index, text) in Self.texts.prefix(old).enumerated() {
            let url = addresses ? "https://h.example/\(index)" : nil
            before.add("old-\(index)", text.0, text.1, at: 0, url: url)
        }
        for index in new {
            let text =
                index < 4
                ? Self.texts[index] : ("New today: \(index)", "A text that nobody has read before, \(index).")
            let url = addresses ? "https://www.h.example/\(index)/?utm_source=feed" : nil
            after.add("new-\(index)", text.0, text.1, at: hours, url: url)
        }
        let known = before.reports.map { report in
            Report(
                key: report.key,
                print: report.print,
                groups: Report.Groups(item: report.key, text: report.key, event: report.key)
            )
        }
        return known + after.reports
    }

    @Test(arguments: [false, true])
    func `is found by headline and text, or by address`(addresses: Bool) throws {
        let found = Reissue.all(in: reports(new: [0, 1, 2, 9], addresses: addresses))
        let reissue = try #require(found.first)
        #expect(found.count == 1 && reissue.unseen == 4)
        #expect(reissue.articles.map(\.item) == ["new-0", "old-0", "new-1", "old-1", "new-2", "old-2"])
        #expect(
            reissue.description == "Herald gave 3 of its articles new ids; they stay the stories they were"
        )
    }

    @Test func `is not suspected where most of the feed is new, or hardly anything came again`() {
        #expect(Reissue.all(in: reports(new: [0, 1, 2, 5, 6, 7])).isEmpty)
        #expect(Reissue.all(in: reports(new: [0, 1])).isEmpty)
    }

    @Test func `is not suspected of a bulletin that says the same every hour`() {
        var known: [Report] = []
        for hour in 0..<6 {
            var wire = Wire()
            wire.add("b\(hour)", "The news at this hour", Copy.tram, at: Double(hour))
            known += wire.reports.map { report in
                guard hour < 3 else { return report }
                return Report(
                    key: report.key,
                    print: report.print,
                    groups: Report.Groups(item: report.key, text: report.key, event: report.key)
                )
            }
        }
        #expect(Reissue.all(in: known).isEmpty)
    }

    @Test
    func `makes one item of each article, however long ago it was, also when everything is grouped anew`() {
        let reports = reports(new: [0, 1, 2])
        var ruling = Reissue.all(in: reports)[0].ruling(at: Timestamp(seconds: 1))
        ruling.number = 1
        var grouper = Grouper()
        #expect(grouper.group(reports).relation("new-0", "old-0") == nil)
        grouper.rulings = [ruling]
        let anew = reports.map { Report(key: $0.key, print: $0.print) }
        for reports in [reports, anew] {
            let grouping = grouper.group(reports)
            for index in 0..<3 { #expect(grouping.relation("new-\(index)", "old-\(index)") == .item) }
            #expect(grouping.relation("new-0", "old-1") == nil)
        }
    }
}
