import Testing

@testable import Stories

@Suite struct WordTests {
    private func words(_ text: String) -> [Words.Word] {
        var reader = WordReader()
        var words = Words()
        reader.read(text, into: &words, limit: 100)
        return words.all
    }

    @Test(arguments: [
        ("STRASSE Café", "strasse cafe"), ("ﬁnance ２０２０", "finance 2020"), ("naïve", "nai\u{308}ve"),
        ("أحمر إلى آخر", "احمر الي اخر"), ("مدرسة", "مدرسه"), ("مُحَـــمَّد", "محمد"), ("كتاب ١٢٣", "كتاب 123"),
        ("۴۵۶", "456"), ("१२", "12"), ("1,200 people", "1200 people"), ("١٬٢٠٠", "1200"),
        ("“Quoted”", "\"quoted\""),
        ("soft\u{AD}ware", "software"),
    ])
    func `writings of one word are one word`(one: String, other: String) {
        #expect(words(one).map(\.exact) == words(other).map(\.exact))
        #expect(!words(one).isEmpty)
    }

    @Test(arguments: [
        ("1.2", "12"), ("cat", "dog"), ("北京", "東京"), ("في البيت", "في القلب"), ("23", "24"),
    ])
    func `different words stay different`(one: String, other: String) {
        #expect(words(one).map(\.exact) != words(other).map(\.exact))
    }

    @Test(arguments: [
        ("case", "cases"), ("charge", "charged"), ("study", "studies"), ("الوزارة", "وزارة"),
        ("والرئيس", "رئيس"),
    ])
    func `forms of one word have one stem`(one: String, other: String) {
        #expect(words(one).map(\.stem) == words(other).map(\.stem))
    }

    @Test(arguments: ["東京で大きな地震がありました", "北京市政府宣布新措施", "กรุงเทพมหานครประกาศ"])
    func `scripts without spaces give pairs of letters`(text: String) {
        let found = words(text)
        #expect(found.count >= text.unicodeScalars.count / 2)
        #expect(Set(found.map(\.exact)).count > found.count / 2)
    }

    @Test func `numbers and names are known by their looks`() {
        let found = words("Two ferries reached Port City at 14:30. Divers stayed.")
        #expect(found.filter(\.isNumber).count == 2)
        #expect(found.filter { $0.isCapital && !$0.opens }.count == 2)
    }

    @Test func `a reader stops at its limit`() {
        var reader = WordReader()
        var words = Words()
        reader.read(String(repeating: "word ", count: 50), into: &words, limit: 7)
        #expect(words.count == 7)
    }
}
