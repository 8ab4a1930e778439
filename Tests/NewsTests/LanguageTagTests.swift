import Testing

@testable import News

/// Language tags as feeds and newsrooms write them.
@Suite struct LanguageTagTests {
    @Test(arguments: [
        ("en", "en"), (" EN_us ", "en-US"), ("zh-hant-tw", "zh-Hant-TW"), ("arz", "arz"),
        ("es-419", "es-419"),
        ("de-DE-1996", "de-DE-1996"), ("x-Klingon", "x-klingon"), ("i-klingon", "i-klingon"),
    ])
    func `a tag is told in its usual letter case`(written: String, tag: String) {
        #expect(LanguageTag(written)?.text == tag)
    }

    @Test(arguments: ["", "english", "e", "x", "a-DE", "en-", "en us", "en--us", "عربي", "en-abcdefghi"])
    func `what is no tag is none`(written: String) {
        #expect(LanguageTag(written) == nil)
    }

    @Test(arguments: [("ar-EG", true), ("en", false), ("az-Arab", true), ("ar-Latn", false), ("he", true)])
    func `a language runs as its script does`(tag: String, isRightToLeft: Bool) {
        #expect(LanguageTag(tag)?.isRightToLeft == isRightToLeft)
    }

    @Test func `a text runs as most of its letters do`() {
        #expect(LanguageTag.isRightToLeft(text: "الأهلي vs الزمالك 3-2") == true)
        #expect(LanguageTag.isRightToLeft(text: "The word سلام means peace") == false)
        #expect(LanguageTag.isRightToLeft(text: "3-2!") == nil)
    }
}
