import Testing

@testable import Stories

/// What looks alike in real streams and is not.
@Suite struct TrapTests {
    private static let paywall = """
        Subscribe now to read every story without limits on your phone and computer, to get the evening letter \
        and to join talks with our newsroom. Cancel whenever you like; students pay half of the usual price.
        """

    @Test func `furniture in place of a text merges nothing`() {
        var wire = Wire()
        wire.add("a", "Frost ruins apple blossom in the valley", Self.paywall)
        wire.add("b", "Museum opens its river maps to visitors", Self.paywall, at: 1)
        wire.add("c", "Tram drivers end overtime ban", Self.paywall, at: 2)
        wire.add("d", "Harbour closes northern quay", Self.paywall, from: "Herald on Sunday", at: 3)
        let grouping = wire.grouping
        #expect(Set(grouping.event).count == 4)
    }

    @Test func `furniture under a text does not hide that the text is shared`() {
        var wire = Wire()
        wire.add("a", "Frost ruins apple blossom in the valley", Copy.orchard + Self.paywall)
        wire.add("b", "Museum opens its river maps to visitors", Copy.museum + Self.paywall, at: 1)
        wire.add("c", "Tram drivers end overtime ban", Copy.tram + Self.paywall, at: 2)
        wire.add("d", "Valley growers expect a poor year", Copy.orchard, from: "Gazette", at: 3)
        #expect(wire.relation("a", "d") == .text)
        #expect(wire.relation("a", "b") == nil)
        #expect(wire.relation("b", "c") == nil)
    }

    /// Names of places, none like another.
    private static let places = ["Ash", "Bar", "Cal", "Den", "Elm", "Farn", "Hex", "Ing"].flatMap { start in
        ["ford", "wick", "by", "mere", "dale", "stead", "worth", "combe"].map { start + $0 }
    }

    @Test func `however many fill in one form, each stays what it is`() {
        var wire = Wire()
        for (number, place) in Self.places.enumerated() {
            wire.add(
                place,
                "Labour hold \(place)",
                """
                Labour has held the seat of \(place) with a reduced majority after a recount. The returning officer \
                declared the result in the early hours at the leisure centre, where counting had gone on all night.
                """,
                from: "Paper \(number % 10)",
                at: Double(number) / 4
            )
        }
        #expect(Set(wire.grouping.text).count == Self.places.count)
    }

    @Test(arguments: [
        ("Man dies after being hit by car in ", ""),
        ("Incendie dans un immeuble de ", ""),
    ])
    func `headlines alone that name different places are no one text`(form: (String, String)) {
        var wire = Wire()
        for (number, place) in Self.places.prefix(6).enumerated() {
            wire.add(place, form.0 + place, from: "Paper \(number)", at: Double(number))
        }
        #expect(Set(wire.grouping.text).count == 6)
    }

    @Test(arguments: [
        "The best photos of the day", "Your letters and emails this week",
        "Here are the top stories this morning",
    ])
    func `the usual headlines of two outlets make nothing one`(headline: String) {
        var wire = Wire()
        wire.add("a", headline, from: "Herald")
        wire.add("b", headline, from: "Gazette", at: 1)
        wire.add("c", headline, "The bakery closes after ninety years.", from: "Courier", at: 2)
        wire.add("d", headline, "A whale was freed from nets.", from: "Echo", at: 3)
        #expect(Set(wire.grouping.text).count == 4)
    }

    @Test func `news in brief hides no story that it tells a part of`() {
        var wire = Wire()
        let story = Copy.quay.split(separator: ".").prefix(2).joined(separator: ".") + "."
        wire.add("a", "Cracked pillars close northern quay", story, from: "Gazette")
        wire.add(
            "b",
            "Morning briefing: what you need to know today",
            [story, Copy.museum, Copy.tram, Copy.orchard].joined(separator: " "),
            from: "Courier",
            at: 1
        )
        #expect(wire.relation("a", "b") != .text)
    }

    @Test func `a consent page as address makes nothing one item`() {
        var wire = Wire()
        let consent = "https://consent.example.com/collectConsent?sessionId=3"
        wire.add("a", "Frost ruins apple blossom in the valley", Copy.orchard, url: consent)
        wire.add("b", "Museum opens its river maps to visitors", Copy.museum, at: 1, url: consent)
        #expect(wire.relation("a", "b") == nil)
    }

    @Test func `entries of one page stay apart, and so do pages that all lead home`() {
        var wire = Wire()
        let page = "https://herald.example/orchard#entry-"
        wire.add("a", "By: a reader", Copy.quay, at: 0, url: page + "1")
        wire.add("b", "By: a reader", Copy.museum, at: 1, url: page + "2")
        wire.add("c", "By: another reader", Copy.tram, at: 2, url: page + "3")
        wire.add("d", "Frost ruins apple blossom", Copy.orchard, at: 3, url: "https://herald.example/")
        wire.add(
            "e",
            "Night trains return",
            "Night trains return to the coast.",
            at: 4,
            url: "https://herald.example"
        )
        #expect(Set(wire.grouping.text).count == 5)
        #expect(wire.grouping.evidence("a", "b")?.rule == "one address for different things")
    }

    @Test func `a teaser and its text under one address and headline are one item`() {
        var wire = Wire()
        let page = "https://herald.example/world/orchard"
        wire.add("a", "Frost ruins apple blossom in the valley", Copy.orchard, at: 0, url: page)
        let teaser =
            "A late spring night has cost growers their crop, and many ask what the state will do for them now."
        wire.add(
            "b",
            "Frost ruins apple blossom in the valley",
            summary: teaser,
            at: 1,
            url: page + "?utm_source=app"
        )
        #expect(wire.relation("a", "b") == .item)
    }

    @Test func `hourly bulletins with one fixed summary stay apart`() {
        var wire = Wire()
        for hour in 6..<12 {
            wire.add(
                "\(hour)",
                "14/07 \(hour):00 GMT",
                summary: "The latest five minute news bulletin from the world desk.",
                at: Double(hour)
            )
        }
        #expect(Set(wire.grouping.event).count == 6)
    }

    @Test(arguments: ["", "Name: %. "])
    func `entries of one outlet's list are no event however alike their form is`(name: String) {
        var wire = Wire()
        for (number, title) in ["Vorkadan", "Milesto Rush", "Tenkoru", "Lumigan Saga"].enumerated() {
            let makers = ["Corvus Soft", "Corvus Soft", "Halden Works", "Halden Works"][number]
            wire.add(
                "\(number)",
                "\(title) (\(makers), ZX Spectrum)",
                """
                \(name.replacing("%", with: title))Publisher: \(makers). Machine: ZX Spectrum. Players: one or two. \
                Medium: cassette. Controls: keyboard, joystick. Genre: \(number % 2 == 0 ? "maze" : "racing"). \
                Screens: \(["nine", "forty", "twelve", "sixty"][number]). Manual: \
                \(["yes", "no", "lost", "copied"][number]). Scans: \(["inlay", "tape", "map", "cover"][number]).
                """,
                from: "Games Archive",
                at: Double(number) / 10
            )
        }
        wire.add("x", "Frost ruins apple blossom in the valley", Copy.orchard, at: 1)
        #expect(Set(wire.grouping.event).count == 5)
    }

    @Test func `an outlet's second report of an event is the same event`() {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay")
        wire.add(
            "b",
            "Northern quay stays shut over cracked pillars",
            summary: "The harbour authority keeps the quay closed until its cracked pillars are mended.",
            at: 2
        )
        wire.add("x", "Frost ruins apple blossom in the valley", Copy.orchard, at: 1)
        #expect(wire.relation("a", "b") == .event)
    }

    @Test func `fixtures with one summary stay apart`() {
        var wire = Wire()
        let summary = "Preview followed by live coverage of Tuesday's game in the second division."
        wire.add("a", "Rovers v United", summary: summary)
        wire.add("b", "Albion v Wanderers", summary: summary)
        wire.add("c", "Town v Athletic", summary: summary)
        #expect(Set(wire.grouping.event).count == 3)
    }

    @Test(arguments: [
        (
            "Gold % as investors wait for the central bank",
            """
            Gold % on the day as investors weighed what the central bank may say next. An ounce was paid with % dollars, \
            and futures for delivery in April with % dollars. Silver and platinum moved the same way, traders said.
            """,
            [
                ["rises", "rises", "2031", "2036"], ["rises", "rises", "2044", "2049"],
                ["falls", "falls", "2019", "2023"],
            ]
        ),
        (
            "King congratulates President of % on national day",
            """
            The King sent a cable of congratulations to the President of % on the anniversary of the national day of his \
            country. The King wished the government and people of % steady progress, and praised the ties between them.
            """,
            [
                ["Tovalia", "Tovalia", "Tovalia"], ["Merensk", "Merensk", "Merensk"],
                ["Quarnia", "Quarnia", "Quarnia"],
            ]
        ),
    ])
    func `one form filled in anew stays apart, whoever carries it`(
        headline: String,
        text: String,
        values: [[String]]
    ) {
        var wire = Wire()
        for (number, values) in values.enumerated() {
            func fill(_ form: String, _ values: some Sequence<String>) -> String {
                values.reduce(form) { $0.replacing("%", with: $1, maxReplacements: 1) }
            }
            wire.add(
                "\(number)",
                fill(headline, values.prefix(1)),
                fill(text, values.dropFirst()),
                from: "Outlet \(number)",
                at: Double(number)
            )
        }
        #expect(Set(wire.grouping.text).count == values.count)
    }

    @Test func `a daily column under one headline stays apart from day to day`() {
        var wire = Wire()
        wire.add(
            "a",
            "Weather forecast for the coast",
            summary: "Dry with light winds and a high of 24 degrees."
        )
        wire.add(
            "b",
            "Weather forecast for the coast",
            summary: "Dry with light winds and a high of 27 degrees.",
            at: 24
        )
        wire.add("c", "Your stars for today", summary: "A friend returns. Do not lend what you need.", at: 5)
        wire.add("d", "Your stars for today", summary: "Money comes late. Take the long way home.", at: 29)
        #expect(Set(wire.grouping.event).count == 4)
    }

    @Test func `a round-up does not join the stories that it embeds`() {
        var wire = Wire()
        wire.add("a", "Frost ruins apple blossom in the valley", Copy.orchard)
        wire.add("b", "Museum opens its river maps to visitors", Copy.museum, from: "Gazette", at: 1)
        wire.add("c", "Tram drivers end overtime ban", Copy.tram, from: "Courier", at: 2)
        let intro = """
            Good evening. Here is what the newsroom thinks you should not have missed this week, with the pictures \
            our readers sent from the spring fair, where it rained on the brass bands as it does every year.
            """
        let roundup = [intro, Copy.orchard, Copy.museum, Copy.tram].joined(separator: "\n")
        wire.add("r", "The week in five minutes", roundup, from: "Digest", at: 3)
        let grouping = wire.grouping
        #expect(grouping.relation("a", "b") == nil)
        #expect(grouping.relation("b", "c") == nil)
        #expect(grouping.relation("a", "c") == nil)
    }

    @Test(arguments: [
        (
            "King congratulates president of Chile on national day",
            "King congratulates president of Kenya on national day",
            "The King sent a cable of congratulations to the president of the Republic of %, wishing him good health "
                + "and happiness and the friendly people of % steady progress and prosperity.", "Chile",
            "Kenya"
        ),
        (
            "Northbank proposes dividend of 2.1 per share", "Milltrust proposes dividend of 2.1 per share",
            "The board of % proposed a cash dividend of 2.1 per share for the last fiscal year, the company said in "
                + "a filing to the exchange. The general assembly of % will vote on it next month.",
            "Northbank",
            "Milltrust"
        ),
        (
            "Central bank sells 400 mln in 3-month bills", "Central bank sells 650 mln in 3-month bills",
            "The central bank sold % million in treasury bills at auction, it said in a statement. Local banks may "
                + "settle two working days after the auction at the rates published on its website.", "400",
            "650"
        ),
        (
            "Gold prices today", "Gold prices today",
            "A gram of gold sold for % at noon, dealers said, while coins were hard to find in the old market.",
            "803", "778"
        ),
    ])
    func `templates that differ by a name or a number stay apart`(
        first: String,
        second: String,
        form: String,
        one: String,
        other: String
    ) {
        var wire = Wire()
        wire.add("a", first, form.replacing("%", with: one))
        wire.add("b", second, form.replacing("%", with: other), at: 24)
        wire.add("x", "Frost ruins apple blossom in the valley", Copy.orchard, at: 4)
        #expect(wire.relation("a", "b") == nil)
    }

    @Test func `a copy with synonyms is the same event at least`() {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay)
        wire.add(
            "b",
            "Cracked pillars shut northern quay",
            """
            The harbour authority shut the northern quay on Monday when divers discovered cracks in two of the \
            oldest pillars. Ferries for the islands depart from the fish market while engineers complete a survey \
            that will last ten days or more, the authority announced.
            """,
            from: "Gazette",
            at: 2
        )
        wire.add("x", "Frost ruins apple blossom in the valley", Copy.orchard, from: "Courier", at: 4)
        #expect(wire.relation("a", "b") != nil)
    }
}

@Suite("Long texts") struct LongTextTests {
    /// A note of more than eighty words, as pages set it in place of an article.
    private static let note = """
        We and our partners store information on a device, such as cookies, and process personal data, such as unique \
        identifiers and standard details sent by a device, for personalised advertising, measurement, audience research \
        and the development of services. With your permission we may use precise geolocation data and identification \
        through device scanning. You may click to consent to this processing as described above, or see more detailed \
        information and change your preferences before you consent or refuse. Some processing may not require your \
        consent, but you have a right to object to it at any time by returning to this site.
        """

    @Test func `a long note under unrelated headlines of outlets that are seen once merges nothing`() {
        var wire = Wire()
        let headlines = [
            "Cracked pillars close northern quay", "Frost ruins apple blossom", "River maps shown again",
            "Tram drivers end overtime ban", "Chess club wins on the last board",
        ]
        for (index, headline) in headlines.enumerated() {
            wire.add("n\(index)", headline, Self.note, from: "Outlet \(index)", at: Double(index))
        }
        let grouping = wire.grouping
        for index in 1..<headlines.count { #expect(grouping.relation("n0", "n\(index)") == nil) }
    }

    /// Two reports of one event by different hands, and a third of another event of the same kind.
    private static let collision = """
        A freighter and a dredger collided in thick fog outside the estuary before dawn. The dredger took on water and \
        its crew of nine climbed into a raft. Coastguards said the freighter had left the fairway. The dredger, built \
        for the estuary forty years ago, lies on its side on a sandbank, and coastguards closed the estuary to ships. \
        The owner of the freighter said its captain had heard no signal from the dredger. Fog had closed the estuary \
        twice this week, and coastguards had warned freighter crews of the sandbank.
        """
    private static let inquiry = """
        Nine sailors owe their lives to a raft and to a radio that kept working, their families said yesterday. They \
        had been asleep when the bow of a freighter tore open their dredger. Investigators want the log of the \
        freighter, whose captain denies leaving the fairway in the fog. The sandbank holds the dredger for now; \
        coastguards fear that the estuary will stay closed until the dredger is lifted. Fog is common in the estuary \
        in spring. A spokesman of the coastguards said freighter captains are told to wait for clear sight.
        """

    @Test func `long reports that come back to the same words are one event, however each begins`() {
        var wire = Wire()
        wire.add("a", "Crew of nine saved after crash at sea", Self.collision)
        wire.add("b", "How a raft saved nine sailors", Self.inquiry, from: "Gazette", at: 9)
        wire.add(
            "c",
            "Frost ruins apple blossom in the valley",
            Copy.orchard + Copy.museum,
            from: "Courier",
            at: 9
        )
        let grouping = wire.grouping
        #expect(grouping.relation("a", "b") == .event)
        #expect(grouping.relation("a", "c") == nil)
        #expect(
            [Rule.topic.rawValue, Rule.report.rawValue].contains(grouping.evidence("a", "b")?.rule ?? "")
        )
    }

    @Test func `a correction may change several figures of a short notice`() {
        var wire = Wire()
        wire.add(
            "a",
            "Harbour Line sets payout",
            "The board of Harbour Line set a quarterly dividend of 22 cents a share, payable on July 15 to holders of "
                + "record on June 30, the company said in a statement on Monday.",
            from: "Agency"
        )
        wire.add(
            "b",
            "CORRECTED: Harbour Line sets payout",
            "The board of Harbour Line set a quarterly dividend of 25 cents a share, payable on July 18 to holders of "
                + "record on June 30, the company said in a statement on Monday.",
            from: "Agency",
            at: 1
        )
        wire.add(
            "c",
            "Quay Bank sets payout",
            "The board of Quay Bank set a quarterly dividend of 31 cents a share, payable on July 18 to holders of "
                + "record on June 30, the company said in a statement on Monday.",
            from: "Agency",
            at: 1
        )
        let grouping = wire.grouping
        #expect(grouping.relation("a", "b") == .text)
        #expect(grouping.relation("a", "c") != .text && grouping.relation("b", "c") != .text)
    }
}
