package import News

/// What grouping remembers of an article: numbers only, a few hundred bytes.
///
/// It is stored with the article, under `Fingerprint.rules`, so that a run reads no text twice.
package struct Fingerprint: Sendable, Hashable, Codable {
    /// The version of the rules that made it; a stored one of another version is made anew.
    package static let rules = 3

    /// When the article was published, in seconds since 1970.
    package var published: Int64?
    /// Stands for the outlet.
    package var outlet: UInt32
    /// Stands for the canonical address; 0 when there is none that identifies it.
    package var url: UInt64
    /// Stands for the agency or outlet whose text it says it is; 0 when it does not say.
    package var credit: UInt32
    /// Whether the outlet is a news agency.
    package var isAgency: Bool
    /// How many words the longer of summary and body has.
    package var length: UInt32
    /// Where in its life it stands, as its headline tells.
    package var stage: Stage
    /// Which part of the passages was kept: one in 2^level.
    package var level: UInt8
    /// Where each part of `numbers` ends: headline, figures, terms, topic, opening.
    package var ends: [UInt16]
    /// The headline's terms in order, the figures of headline and lead in order, the sorted terms of headline
    /// and lead, the sorted terms of the topic, the sorted passages of the opening, and the sorted sample of all
    /// passages.
    package var numbers: [UInt32]
}

extension Fingerprint {
    /// A term: what it stands for, and what it looks like, in one number.
    struct Term: Hashable {
        var number: UInt32

        /// Whether it is a number.
        var isNumber: Bool { number & 1 != 0 }
        /// Whether it is a name: a capital where no sentence starts.
        var isName: Bool { number & 2 != 0 }
        /// Whether it stands in the headline.
        var isHeadline: Bool { number & 4 != 0 }
        /// Whether it stands in the lead.
        var isLead: Bool { number & 8 != 0 }
        /// What it stands for.
        var stem: UInt32 { number >> 4 }

        init(_ number: UInt32) { self.number = number }

        init(stem: UInt32, isNumber: Bool, isName: Bool, isHeadline: Bool) {
            number =
                stem & ~15 | (isNumber ? 1 : 0) | (isName ? 2 : 0) | (isHeadline ? 4 : 8)
        }
    }

    /// The number that stands for a canonical address; 0 for a home page, which identifies no article.
    package static func mark(of url: CanonicalURL) -> UInt64 { url.isHomePage ? 0 : Hash.of(url.value) }

    /// Stands for whose voice it is: that of who is credited, else the outlet's.
    package var voice: UInt32 { credit == 0 ? outlet : credit }

    /// Stands for headline and text together; 0 where there is next to no text.
    package var wording: UInt64 {
        guard length >= 12 else { return 0 }
        let words = numbers[headline].map { $0 & ~15 } + numbers[passages]
        return Hash.spread(words.reduce(Hash.seed) { Hash.add($1, to: $0) })
    }

    /// Stands for the headline; 0 where there is none.
    package var heading: UInt64 {
        guard !headline.isEmpty else { return 0 }
        return Hash.spread(numbers[headline].reduce(Hash.seed) { Hash.add($1 & ~15, to: $0) })
    }

    /// The headline's terms in order.
    var headline: Range<Int> { 0..<Int(ends[0]) }
    /// The numbers that headline and lead tell, in order.
    var figures: Range<Int> { Int(ends[0])..<Int(ends[1]) }
    /// The terms of headline and lead, sorted, each once.
    var terms: Range<Int> { Int(ends[1])..<Int(ends[2]) }
    /// The terms that a long text comes back to, sorted, with how often in place of what they look like.
    var topic: Range<Int> { Int(ends[2])..<Int(ends[3]) }
    /// The passages of the opening, sorted.
    var opening: Range<Int> { Int(ends[3])..<Int(ends[4]) }
    /// The sample of all passages, sorted.
    var passages: Range<Int> { Int(ends[4])..<numbers.count }
}
