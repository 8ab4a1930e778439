/// Makes fingerprints; keeps its scratch space, so one maker serves a whole run.
package struct FingerprintMaker {
    private var reader = WordReader()
    private var title = Words()
    private var summary = Words()
    private var body = Words()
    private var topics = TopicCounter()
    private var numbers: [UInt32] = []
    private var owners: [String: String?] = [:]

    /// How many words of summary and of body count as the lead.
    private static let lead = 50
    /// How many words of summary and of body count as the opening.
    private static let opening = 64
    /// How many passages are kept before every second one is dropped.
    private static let sample = 128

    /// Makes a maker.
    package init() {}

    /// The fingerprint of an item.
    package mutating func fingerprint(of item: StoryItem) -> Fingerprint {
        title.clear()
        summary.clear()
        body.clear()
        let headline = Headline(item.title, outlet: item.outlet)
        let summaryLine = Dateline(item.summary)
        let bodyLine = Dateline(item.body)
        reader.read(String(headline.text), into: &title, limit: 64)
        reader.read(item.summary, from: summaryLine?.length ?? 0, into: &summary, limit: 4_000)
        reader.read(item.body, from: bodyLine?.length ?? 0, into: &body, limit: 20_000)

        let agency = owner(of: item.outlet)
        let credit =
            agency ?? item.credit.map { Agency.named($0) ?? $0.lowercased() }
            ?? CreditLine(item.body, bodyLine).name ?? CreditLine(item.summary, summaryLine).name

        numbers.removeAll(keepingCapacity: true)
        let terms = leadTerms()
        for word in title.all {
            let name = terms.contains { $0 & ~13 == word.stem & ~15 | 2 }
            numbers.append(
                Fingerprint.Term(stem: word.stem, isNumber: word.isNumber, isName: name, isHeadline: true)
                    .number
            )
        }
        var ends = [UInt16(numbers.count)]
        for words in [title, body.count < summary.count ? summary : body] {
            for word in words.all.prefix(Self.lead) where word.isNumber { numbers.append(word.exact) }
        }
        ends.append(UInt16(numbers.count))
        append(terms: terms, to: &numbers)
        ends.append(UInt16(numbers.count))
        numbers += topics.topic(of: body.count < summary.count ? summary : body)
        ends.append(UInt16(numbers.count))
        // Where there is no text, the headline is the text.
        let texts = summary.count + body.count < Passage.length ? [title] : [summary, body]
        append(texts.flatMap(openingPassages), to: &numbers)
        ends.append(UInt16(numbers.count))
        let level = appendSample(of: texts, to: &numbers)
        return Fingerprint(
            published: item.published,
            outlet: Hash.mix(Hash.of(item.outlet)),
            url: item.url.map(Fingerprint.mark) ?? 0,
            credit: credit.map { Hash.mix(Hash.of($0)) } ?? 0,
            isAgency: agency != nil,
            length: UInt32(max(summary.count, body.count)),
            stage: headline.stage,
            level: level,
            ends: ends,
            // A copy of its own, without the room to spare that the scratch space has.
            numbers: numbers.map(\.self)
        )
    }

    /// The agency that an outlet is, which is the same for all its articles.
    private mutating func owner(of outlet: String) -> String? {
        if let known = owners[outlet] { return known }
        let owner = Agency.owner(of: outlet)
        owners[outlet] = .some(owner)
        return owner
    }

    /// The terms of the lead, with what they look like.
    private func leadTerms() -> [UInt32] {
        var terms: [UInt32] = []
        for words in [summary, body] {
            for word in words.all.prefix(Self.lead) {
                terms.append(
                    Fingerprint.Term(
                        stem: word.stem,
                        isNumber: word.isNumber,
                        isName: word.isCapital && !word.opens,
                        isHeadline: false
                    ).number
                )
            }
        }
        return terms
    }

    /// Appends headline and lead terms, sorted, each once with all that any place says about it.
    private func append(terms: [UInt32], to numbers: inout [UInt32]) {
        let isShouted = title.all.count { $0.isCapital } * 3 > title.count * 2
        var all = terms
        for word in title.all {
            all.append(
                Fingerprint.Term(
                    stem: word.stem,
                    isNumber: word.isNumber,
                    isName: word.isCapital && !word.opens && !isShouted,
                    isHeadline: true
                ).number
            )
        }
        all.sort()
        var last: UInt32?
        for term in all {
            if let before = last, before & ~15 == term & ~15 {
                numbers[numbers.count - 1] |= term & 15
            } else {
                numbers.append(term)
            }
            last = term
        }
    }

    /// The passages among the first words of a text.
    private func openingPassages(of words: Words) -> [UInt32] {
        var passages: [UInt32] = []
        let all = words.all
        let count = min(Self.opening, all.count)
        guard count >= Passage.length else { return [] }
        passages.reserveCapacity(count)
        for start in 0...(count - Passage.length) {
            passages.append(Passage.hash(all, at: start))
        }
        return passages
    }

    private func append(_ passages: [UInt32], to numbers: inout [UInt32]) {
        var last: UInt32?
        for passage in passages.sorted() where passage != last {
            numbers.append(passage)
            last = passage
        }
    }

    /// Appends a fair sample of all passages and returns its level.
    private func appendSample(of texts: [Words], to numbers: inout [UInt32]) -> UInt8 {
        var kept: [UInt32] = []
        var level: UInt8 = 0
        var highest = UInt32.max
        for words in texts where words.count >= Passage.length {
            let all = words.all
            for start in 0...(all.count - Passage.length) {
                let passage = Passage.hash(all, at: start)
                guard passage <= highest else { continue }
                kept.append(passage)
                while kept.count > Self.sample {
                    level += 1
                    highest >>= 1
                    kept.removeAll { $0 > highest }
                }
            }
        }
        append(kept, to: &numbers)
        return level
    }
}
