import FeedFormats
import News
import Testing

@testable import Stories

@Suite("The life of a text") struct LifeTests {
    private func key(_ id: String, _ outlet: String) -> Article.Key {
        Article.Key(source: outlet, item: id)
    }

    @Test(arguments: [
        "UPDATE 2-", "CORRECTED: ", "CORRECTED-UPDATE 1-", "REFILE-", "تصحيح: ", "(Corrected) ", "تحديث - ",
    ])
    func `a version that says so supersedes the one before it`(mark: String) {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay, from: "Reuters")
        wire.add("b", mark + "Cracked pillars close northern quay", Copy.quay, from: "Reuters", at: 2)
        wire.add("c", "Ferries leave from fish market", Copy.quay, from: "Gazette", at: 1)
        let grouping = wire.grouping
        #expect(grouping.relation("a", "b") ?? .event <= .text)
        let claims = grouping.claims
        #expect(claims[key("a", "Reuters")]?.isSuperseded == true)
        #expect(claims[key("b", "Reuters")]?.isSuperseded == false)
        // What is only sent again mends nothing in the copies of it.
        #expect(claims[key("c", "Gazette")]?.isSuperseded == (mark != "REFILE-"))
    }

    @Test func `a correction joins what it corrects, whoever reprinted that, and goes before all of them`() {
        var wire = Wire()
        let mended = Copy.quay.replacing("two of its", with: "three of its")
        wire.add("a", "Cracks in 2 pillars close northern quay", Copy.quay, from: "Reuters")
        for (number, outlet) in ["Gazette", "Courier", "Echo"].enumerated() {
            wire.add(
                outlet,
                "Cracks in 2 pillars close northern quay",
                Copy.quay,
                from: outlet,
                at: Double(number + 1)
            )
        }
        wire.add("c", "CORRECTED-Cracks in 3 pillars close northern quay", mended, from: "Reuters", at: 5)
        let grouping = wire.grouping
        #expect(grouping.relation("a", "c") == .text)
        for (id, outlet) in [("a", "Reuters"), ("Gazette", "Gazette"), ("Echo", "Echo")] {
            #expect(grouping.claims[key(id, outlet)]?.isSuperseded == true)
        }
        #expect(grouping.claims[key("c", "Reuters")]?.isSuperseded == false)
    }

    @Test(arguments: ["KILL: ", "KILL-", "WITHDRAWN: ", "(Retraction) ", "سحب: "])
    func `a kill takes back the agency's item and what is credited to it, and nothing else`(mark: String) {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay, from: "Reuters")
        wire.add("b", "Quay closed", "HARBOUR (Reuters) - " + Copy.quay, from: "Gazette", at: 1)
        wire.add("c", "Ferries leave from fish market", Copy.quay, from: "Courier", at: 1)
        wire.add(
            "k",
            mark + "Cracked pillars close northern quay",
            "Please do not use this story. A replacement will follow.",
            from: "Reuters",
            at: 2
        )
        let claims = wire.grouping.claims
        for (id, outlet, isKilled) in [
            ("a", "Reuters", true), ("b", "Gazette", true), ("c", "Courier", false), ("k", "Reuters", true),
        ] {
            #expect(claims[key(id, outlet)]?.isKilled == isKilled, "\(id)")
        }
    }

    @Test func `a kill takes back neither another outlet's text nor the newsroom's own`() {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay, from: "Herald")
        wire.add(
            "o",
            "Cracked pillars close northern quay",
            "(Reuters) - " + Copy.quay,
            from: Article.Key.newsroom
        )
        wire.add("k", "KILL: Cracked pillars close northern quay", Copy.quay, from: "Reuters", at: 2)
        let claims = wire.grouping.claims
        #expect(claims[key("a", "Herald")]?.isKilled == false)
        #expect(claims[key("o", Article.Key.newsroom)]?.isKilled == false)
    }

    @Test func `what comes after a kill under the headline is a new text`() {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay, from: "Reuters")
        wire.add("k", "KILL: Cracked pillars close northern quay", "Do not use.", from: "Reuters", at: 2)
        wire.add("n", "Cracked pillars close northern quay", Copy.quay, from: "Reuters", at: 3)
        let claims = wire.grouping.claims
        #expect(claims[key("a", "Reuters")]?.isKilled == true)
        #expect(claims[key("n", "Reuters")]?.isKilled == false)
    }

    @Test func `a headline about a withdrawal takes nothing back`() {
        var wire = Wire()
        wire.add("a", "Frost ruins apple blossom in the valley", Copy.orchard, from: "Reuters")
        wire.add("b", "Withdrawal: what the troops leave behind", Copy.museum, from: "Reuters", at: 1)
        let claims = wire.grouping.claims
        #expect(claims.values.allSatisfy { !$0.isKilled })
    }

    @Test(arguments: [
        ("CAIRO (Reuters) - The quay was closed.", "reuters"),
        ("القاهرة - أ ش أ: أغلقت هيئة الميناء الرصيف.", "mena"),
        ("The quay was closed on Monday, it said. — AFP", "afp"),
        ("The quay was closed on Monday. (Reporting by A. Desk; Editing by B. Desk)", "reuters"),
        ("الرياض - واس - أغلقت هيئة الميناء الرصيف.", "spa"),
        ("PARIS, May 2 (AP) — The quay was closed.", "ap"),
    ])
    func `a text says whose it is`(text: String, agency: String) {
        #expect(CreditLine(text, Dateline(text)).name == agency)
    }

    @Test(arguments: [
        "The quay was closed on Monday. Ferries leave from the fish market.", "", "(", "AP",
        "Associated: a press",
    ])
    func `a text without a credit names nobody`(text: String) {
        #expect(CreditLine(text, Dateline(text)).name == nil)
    }

    @Test func `a credited reprint speaks with the agency's voice`() {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay, from: "www.reuters.com")
        wire.add("b", "Quay closed", "HARBOUR (Reuters) - " + Copy.quay, from: "Gazette")
        wire.add("c", "Quay closed", Copy.quay, from: "Courier")
        let prints = wire.reports.map(\.print)
        #expect(prints[0].voice == prints[1].voice)
        #expect(prints[0].voice != prints[2].voice)
        #expect(prints.map(\.isAgency) == [true, false, false])
    }

    @Test func `a change of versions is told by its sentences`() {
        let change = VersionChange(
            from: "The quay closed on Sunday. Ferries leave from the market.\nMore follows.",
            to: "The quay closed on Saturday. Ferries leave from the market.\nMore follows."
        )
        #expect(change.dropped == ["The quay closed on Sunday."])
        #expect(change.added == ["The quay closed on Saturday."])
        let arabic = VersionChange(
            from: "أغلق الرصيف. هل يفتح؟ لا أحد يعلم.",
            to: "أغلق الرصيف. لا أحد يعلم."
        )
        #expect(arabic.dropped == ["هل يفتح؟"] && arabic.added == [])
        #expect(VersionChange(from: "港は閉鎖された。船は出ない。", to: "港は閉鎖された。").dropped == ["船は出ない。"])
    }

    @Test func `shared passages are quoted as the first text writes them, the longest first`() {
        let shared = SharedPassages(
            "At noon the Harbour Authority closed the quay. Nobody was hurt on Monday.",
            "Nobody was hurt on monday, said a man. The harbour authority closed the quay, he said."
        )
        #expect(
            shared.quotes.map(\.text) == [
                "the Harbour Authority closed the quay", "Nobody was hurt on Monday",
            ]
        )
        #expect(shared.quotes.map(\.words) == [6, 5])
        #expect(SharedPassages("港湾局は月曜日に北埠頭を閉鎖した", "港湾局は月曜日に南埠頭を閉鎖した").quotes[0].text == "港湾局は月曜日に")
        #expect(SharedPassages("", "nothing to share here").quotes.isEmpty)
    }
}
