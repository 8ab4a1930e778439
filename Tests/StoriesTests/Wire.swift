import News

@testable import Stories

/// A stream of articles for tests.
struct Wire {
    var items: [StoryItem] = []

    /// Adds an article; `hours` count from any day's start.
    mutating func add(
        _ id: String,
        _ title: String = "",
        _ text: String = "",
        summary: String = "",
        from outlet: String = "Herald",
        at hours: Double? = 0,
        url: String? = nil
    ) {
        var item = StoryItem(key: Article.Key(source: outlet, item: id))
        item.title = title
        item.summary = summary
        item.body = text
        item.published = hours.map { 1_700_000_000 + Int64($0 * 3_600) }
        item.url = url.flatMap { CanonicalURL(article: $0) }
        items.append(item)
    }

    /// The reports of the articles.
    var reports: [Report] {
        var maker = FingerprintMaker()
        return items.map { Report(key: $0.key, print: maker.fingerprint(of: $0)) }
    }

    /// The articles grouped.
    var grouping: Grouping { Grouper().group(reports) }

    /// Names what two articles are to each other.
    func relation(_ a: String, _ b: String) -> Relation? { grouping.relation(a, b) }
}

extension Grouping {
    /// The finest relation that holds between two articles.
    func relation(_ a: String, _ b: String) -> Relation? {
        guard let a = keys.firstIndex(where: { $0.item == a }),
            let b = keys.firstIndex(where: { $0.item == b })
        else { return nil }
        if item[a] == item[b] { return .item }
        if text[a] == text[b] { return .text }
        return event[a] == event[b] ? .event : nil
    }

    /// The evidence on two articles.
    func evidence(_ a: String, _ b: String) -> Evidence? {
        evidence.first { Set([$0.first.item, $0.second.item]) == [a, b] }
    }
}

/// Texts that several tests use.
enum Copy {
    static let quay = """
        The harbour authority closed the northern quay on Monday after divers found cracks in two of its oldest \
        pillars. Ferries to the islands leave from the fish market until engineers have finished their survey, \
        which will take at least ten days, the authority said in a statement. Island hotels asked the ministry \
        for a night service because the last boat now leaves before the evening train arrives.
        """

    static let quayElsewhere = """
        Cracks in the pillars of the northern quay have forced the harbour authority to send island ferries to a \
        berth beside the fish market. Passengers queued along the promenade while dockers moved ticket booths by \
        hand. Divers will look at every pillar, and nobody would promise an early reopening.
        """

    static let orchard = """
        Apple growers in the valley expect the smallest harvest in a generation after frost in April burned the \
        blossom on most of the lower slopes. The growers' union asked the province for loans without interest and \
        for permission to sell fruit with marks on the skin, which buyers usually refuse.
        """

    static let museum = """
        The city museum will show its collection of river maps for the first time since the flood, when staff \
        carried the sheets up to the attic by candlelight. Restorers spent six years removing mud from the paper \
        and say that three of the oldest charts can still not be unrolled.
        """

    static let tram = """
        Tram drivers voted to end their overtime ban after the company offered longer breaks at both ends of the \
        busiest line. Timetables return to normal on the first weekend of the month, and tickets bought for the \
        replacement buses stay valid until the end of the year.
        """
}
