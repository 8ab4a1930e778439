import FeedFormats
import Foundation
import Testing

@testable import News

/// Texts of the house form, and what they are read as.
@Suite struct HouseFormReadingTests {
    private func read(_ text: String, language: String? = "en") throws -> Article {
        try read(bytes: Array(text.utf8), language: language)
    }

    private func read(bytes: [UInt8], language: String? = "en") throws -> Article {
        let form = HouseForm(timeZone: try #require(TimeZone(identifier: "Africa/Cairo")), language: language)
        return try form.article(in: bytes, file: "articles/a.txt", name: "a")
    }

    private func refusal(of text: String) -> ArticleFileError? {
        #expect(throws: ArticleFileError.self) { try read(text) }
    }

    @Test func `the seed article is read whole`() throws {
        let article = try read(seedArticle)
        #expect(article.key == Article.Key(source: "newsroom", item: "a"))
        #expect(
            article.masthead == [
                Article.Role(title: "Supervisor", name: "Elham AbolFateh"),
                Article.Role(title: "Editor in Chief", name: "Mohamed Wadie"),
            ]
        )
        #expect(article.headline == "US Resumes Military Operations in Iraq")
        #expect(article.subtitle == nil)
        #expect(article.published?.rfc3339 == "2020-01-16T20:29:00+02:00")
        #expect(article.byline == [Person(name: "Yassmine Elsayed")])
        #expect(article.language == "en")
        let body = try #require(article.body)
        #expect(body.kind == .html)
        let paragraphs = body.value.split(separator: "\n")
        #expect(paragraphs.count == 10)
        #expect(paragraphs.allSatisfy { $0.hasPrefix("<p>") && $0.hasSuffix("</p>") })
        #expect(paragraphs[3].contains("named “Asa’ib Ahl Al-Haq” vowed"))
        #expect(paragraphs[4].hasSuffix("legal and diplomatic means.</p>"))
        #expect(paragraphs[5].hasPrefix("<p>\"I believe"))
        #expect(paragraphs[8].contains("Soleimani’s killing"))
        #expect(paragraphs[9].hasSuffix("the US embassy in Baghdad.</p>"))
    }

    @Test(arguments: ["\r\n", "\r"])
    func `line ends of other systems change nothing`(end: String) throws {
        #expect(try read(seedArticle.replacing("\n", with: end)) == read(seedArticle))
    }

    @Test func `a byte order mark and space at the ends of lines change nothing`() throws {
        let spaced = seedArticle.replacing("\n", with: " \t\u{A0}\n  ")
        #expect(try read("\u{FEFF}" + spaced) == read(seedArticle))
    }

    @Test(arguments: [
        "Thu 16 Jan 2020 | 20:29", "16 January 2020, 8:29 p.m.", "Thursday, January 16th, 2020 at 08:29 PM",
        "2020-01-16 20:29", "16/01/2020 20:29:00", "16.01.2020 - 20.29", "2020-01-16T20:29:00+02:00",
        "2020-01-16T18:29Z", "20:29 | Thu 16 Jan 2020", "الخميس 16 يناير 2020 | 08:29 م",
        "الخميس، ١٦ يناير ٢٠٢٠ - ٠٨:٢٩ مساءً", "الخميس 16 كانون الثاني/يناير 2020 الساعة 20:29",
        "الخميس 16 يناير 2020م - 08:29 م", "Published: Thu 16 Jan 2020 | 08:29 PM", "16 Jan 2020 20:29 GMT+2",
        "Thu 16 Jan 2020 | 20:29 PM",
    ])
    func `the time may be written as newsrooms write it`(line: String) throws {
        let article = try read("Headline\n\n\(line)\nCity Desk\n\nA sentence.")
        #expect(article.published?.seconds == 1_579_199_340)
        #expect(article.byline == [Person(name: "City Desk")])
    }

    @Test(arguments: [
        ("Fri 16 Jan 2020 | 08:29 PM", "2020-01-16 was a Thursday, not a Friday"),
        ("Thu 31 Jun 2020 | 08:29 PM", "there is no 2020-06-31 in the calendar"),
        ("Thu 16 Jan 2020 | 25:29", "the clock has no such time"),
        ("01/16/2020 20:29", "there is no 2020-16-01 in the calendar"),
        ("Thu 16 Jan 2020", "it has no time of day"), ("16 Jan | 20:29", "it has no year"),
        ("Thu 16 Jan 2020 | 08:29 PM sharp", "“sharp” is no part of a date"),
    ])
    func `a time that cannot be is refused with its line and reason`(line: String, reason: String) throws {
        let error = try #require(refusal(of: "Headline\n\n\(line)\nCity Desk\n\nA sentence."))
        #expect(error.line == 3)
        #expect(error.reason.hasSuffix(reason))
        #expect(error.description.hasPrefix("articles/a.txt, line 3: "))
    }

    @Test func `a text without time or headline is refused`() throws {
        #expect(refusal(of: "Headline\n\nA sentence.")?.reason == "no line tells the time of publication")
        #expect(refusal(of: " \n\n")?.reason == "the file is empty")
        #expect(refusal(of: "2020-01-16 20:29\n\nA sentence.")?.reason == "no headline stands above the time")
    }

    @Test func `bytes that are not UTF-8 are refused with their line`() throws {
        let bytes = Array("Headline\r\n\r\n2020-01-16 20:29\r\n\r\nCaf".utf8) + [0xE9]
        let error = #expect(throws: ArticleFileError.self) { try read(bytes: bytes) }
        #expect(error?.line == 5)
        #expect(error?.reason == "the line is not UTF-8")
    }

    @Test(arguments: [
        ("City Desk", ["City Desk"]), ("By City Desk and Politics Desk", ["City Desk", "Politics Desk"]),
        ("City Desk\nPolitics Desk", ["City Desk", "Politics Desk"]),
        ("Arts and Culture Desk", ["Arts and Culture Desk"]), ("City Desk, Cairo", ["City Desk, Cairo"]),
        ("City Desk, Web Desk & Politics Desk", ["City Desk", "Web Desk", "Politics Desk"]),
        ("بقلم قسم الثقافة", ["قسم الثقافة"]), ("By: City Desk", ["City Desk"]),
        ("كتب: قسم الثقافة و قسم الأخبار", ["قسم الثقافة", "قسم الأخبار"]),
    ])
    func `a byline may name several`(line: String, names: [String]) throws {
        let article = try read("Headline\n\n2020-01-16 20:29\n\(line)\n\nA sentence.")
        #expect(article.byline.map(\.name) == names)
        #expect(article.body?.value == "<p>A sentence.</p>")
    }

    @Test func `a mail address in the byline is kept apart`() throws {
        let article = try read("Headline\n\n2020-01-16 20:29\nCity Desk <city@desk.example>\n\nA sentence.")
        #expect(article.byline == [Person(name: "City Desk", email: "city@desk.example")])
    }

    @Test(arguments: [
        "The council met.", "The council met on\nThursday.",
        "Nobody was hurt in the fire, the council said on Thursday,",
    ])
    func `a paragraph directly under the time is no byline`(paragraph: String) throws {
        let article = try read("Headline\n\n2020-01-16 20:29\n\(paragraph)\n\nAnother sentence.")
        #expect(article.byline.isEmpty)
        #expect(article.body?.value.split(separator: "\n").count == 2)
    }

    @Test func `a byline is told from the text it stands on`() throws {
        let article = try read(
            """
            Headline

            2020-01-16 20:29
            City Desk
            The council approved the new tram line on Thursday, after a debate
            that took four hours.

            Another sentence.
            """
        )
        #expect(article.byline == [Person(name: "City Desk")])
        #expect(article.body?.value.hasPrefix("<p>The council approved") ?? false)
    }

    @Test func `a byline that says so may stand apart`() throws {
        let article = try read("Headline\n\n2020-01-16 20:29\n\nBy City Desk\n\nA sentence.")
        #expect(article.byline == [Person(name: "City Desk")])
        #expect(article.body?.value == "<p>A sentence.</p>")
    }

    @Test(arguments: ["Headline\nBy City Desk", "Headline\n\nبقلم City Desk\nSection: Local"])
    func `a byline that says so may stand above the time`(head: String) throws {
        let article = try read("\(head)\n\n2020-01-16 20:29\n\nA sentence.")
        #expect(article.byline == [Person(name: "City Desk")])
        #expect(article.headline == "Headline" && article.subtitle == nil)
    }

    @Test func `an article may be its headline only`() throws {
        let article = try read("Headline\n2020-01-16 20:29")
        #expect(article.headline == "Headline")
        #expect(article.byline.isEmpty && article.body == nil)
    }

    @Test func `header lines are read`() throws {
        let article = try read(
            """
            Editor in Chief: Nile Desk
            Art Director: Design Desk

            Tram Line Opens
            Subtitle: After four years
            Section: Local
            Keywords: Transport, Local, Transport
            URL: https://news.example/a/1
            ID: 2020-17
            Updated: Fri 17 Jan 2020 | 09:00 AM
            Image: https://news.example/tram.jpg
            Caption: The first tram
            Credit: Photo Desk
            Rights:

            Thu 16 Jan 2020 | 08:29 PM

            A sentence.
            """
        )
        #expect(article.masthead.map(\.title) == ["Editor in Chief", "Art Director"])
        #expect(article.subtitle == "After four years")
        #expect(article.section == "Local")
        #expect(article.categories.map(\.term) == ["Transport", "Local"])
        #expect(article.permalink == "https://news.example/a/1")
        #expect(article.key.item == "2020-17")
        #expect(article.updated?.rfc3339 == "2020-01-17T09:00:00+02:00")
        let image = Enclosure("https://news.example/tram.jpg", type: "image/jpeg")
        #expect(
            article.attachments == [
                Article.Attachment(image, caption: "The first tram", credit: "Photo Desk")
            ]
        )
        #expect(article.rights == nil)
    }

    @Test func `a line directly under the headline is the subtitle`() throws {
        let article = try read("Headline\nMore of it\n\nSection: Local\n\n2020-01-16 20:29\n\nA sentence.")
        #expect(article.headline == "Headline")
        #expect(article.subtitle == "More of it")
        #expect(article.section == "Local")
    }

    @Test func `a headline that looks like masthead or header stays a headline`() throws {
        #expect(
            try read("Chairman Resigns\n\n2020-01-16 20:29\n\nA sentence.").headline == "Chairman Resigns"
        )
        let labelled = try read("Chairman Resigns\n\nSection: Local\n\n2020-01-16 20:29\n\nA sentence.")
        #expect(labelled.headline == "Chairman Resigns")
        let source = try read("Headline: Source: talks resume\n\n2020-01-16 20:29\n\nA sentence.")
        #expect(source.headline == "Source: talks resume")
        let dated = try read("January 25\n\n2020-01-16 20:29\n\nA sentence.")
        #expect(dated.headline == "January 25")
    }

    @Test(arguments: [
        "Supervisor Nile Desk\nArt Director Design Desk\n\nHeadline\n\n2020-01-16 20:29\n\nA sentence.",
        "Headline\n\nSomething else\n\n2020-01-16 20:29\n\nA sentence.",
        "Supervisor Nile Desk\nHeadline\n\n2020-01-16 20:29\n\nA sentence.",
        "Headline\nPriority: high\n\n2020-01-16 20:29\n\nA sentence.",
        "Headline\nURL: news.example\n\n2020-01-16 20:29\n\nA sentence.",
        "Headline\nLanguage: Arabic\n\n2020-01-16 20:29\n\nA sentence.",
        "Headline\nUpdated: tomorrow\n\n2020-01-16 20:29\n\nA sentence.",
        "Headline\nCaption: A tram\n\n2020-01-16 20:29\n\nA sentence.",
    ])
    func `what could mean two things is refused`(text: String) {
        #expect(refusal(of: text)?.line != nil)
    }

    @Test(arguments: [
        "Embargo: 1 Jan 2099 10:00\nSection: Sport\nHeadline\n",
        "Embargo: 1 Jan 2099 10:00\nSection: Sport\n\nHeadline\n",
        "Supervisor Nile Desk\n\nEmbargo: 1 Jan 2099 10:00\nHeadline\nSection: Sport\n",
        "Supervisor Nile Desk\n\nSection: Sport\nHeadline\nEmbargo: 1 Jan 2099 10:00\n",
        "Supervisor Nile Desk\nEditor City Desk\nSection: Sport\nEmbargo: 1 Jan 2099 10:00\nHeadline\n",
        "Section: Sport\nSupervisor Nile Desk\nEditor City Desk\nEmbargo: 1 Jan 2099 10:00\nHeadline\n",
        "Section: Sport\nHeadline: Headline\nEmbargo: 1 Jan 2099 10:00\n",
        "محظور حتى: 2099-01-01 10:00\nالقسم: Sport\nHeadline\n",
    ])
    func `labelled lines above the headline are no headline`(head: String) throws {
        let article = try read("\(head)\n2020-01-16 20:29\nCity Desk\n\nA sentence.")
        #expect(article.headline == "Headline")
        #expect(article.section == "Sport")
        #expect(article.embargo?.rfc3339 == "2099-01-01T10:00:00+02:00")
        #expect(article.masthead.first?.name == (head.contains("Nile") ? "Nile Desk" : nil))
    }

    @Test(arguments: [
        "Section: Sport", "Source: talks resume", "Embargo: 1 Jan 2099 10:00\n\nSection: Sport",
    ])
    func `labelled lines alone are refused`(head: String) {
        let error = refusal(of: "\(head)\n\n2020-01-16 20:29\n\nA sentence.")
        #expect(error?.line == 1)
        #expect(error?.reason.contains("is a labelled line, and no headline stands above") == true)
    }

    @Test(arguments: [
        "Embargoed: 1 Jan 2099 10:00\n\nHeadline\n\n", "Embargoed: 1 Jan 2099 10:00\nHeadline\n\n",
        "Headline\nEmbargo until: 1 Jan 2099 10:00\n\n", "Embargo until: Friday\n\nHeadline\n\n",
        "Headline\nStrictly embargoed till we say so on the phone\n\n",
        "EMBARGO 1 Jan 2099 10:00\n\nHeadline\n\n",
        "** EMBARGOED UNTIL MONDAY **\nHeadline\n\n", "حظر النشر حتى 2099-01-01\n\nHeadline\n\n",
        "News embargo: 1 Jan 2099 10:00\n\nHeadline\n\n", "Embargo ends: 1 Jan 2099 10:00\n\nHeadline\n\n",
        "Headline\n\n2020-01-16 20:29\nCity Desk\n\nEmbargo: 1 Jan 2099 10:00\n\n",
        "Headline\n\n2020-01-16 20:29\nEmbargoed: 1 Jan 2099 10:00\n\n",
    ])
    func `what may be meant as an embargo is refused with the right label`(head: String) {
        let error = refusal(of: "\(head)2020-01-16 20:29\n\nA sentence.")
        #expect(error?.remedy.contains("“Embargo: ") == true)
    }

    @Test func `a time under an unknown label is no masthead`() {
        let error = refusal(of: "Hold until: 1 Jan 2099 10:00\n\nHeadline\n\n2020-01-16 20:29\n\nA sentence.")
        #expect(error?.remedy.contains("“Embargo:”") == true)
    }

    @Test(arguments: [
        "https://m.example/a b.jpg image/jpeg", "https://m.example/a.jpg jpeg", "https://m.example/a.jpg -1",
    ])
    func `a file with something else than a media type behind its address is refused`(value: String) {
        for label in ["Image", "File"] {
            let text = "Headline\n\n\(label): \(value)\n\n2020-01-16 20:29\n\nA sentence."
            #expect(refusal(of: text)?.line == 3)
        }
    }

    @Test(
        arguments: [
            ("image/jpeg", "image/jpeg", nil),
            ("video/mp4; codecs=\"a, b\" 12", "video/mp4; codecs=\"a, b\"", 12),
            ("12", "image/jpeg", 12), ("", "image/jpeg", nil),
        ] as [(String, String, Int64?)]
    )
    func `a media type and a length may follow an address`(rest: String, type: String, length: Int64?) throws
    {
        let text = "Headline\nImage: https://m.example/a.jpg \(rest)\n\n2020-01-16 20:29\n\nA sentence."
        let file = try read(text).attachments.first?.file
        #expect(file == Enclosure("https://m.example/a.jpg", type: type, length: length))
    }

    private func warnings(of text: String) throws -> [String] {
        var warnings: [String] = []
        let form = HouseForm(timeZone: .gmt, titles: MastheadTitles(adding: ["Sextion"]))
        _ = try form.article(in: Array(text.utf8), file: "articles/a.txt", name: "a", warnings: &warnings)
        return warnings
    }

    @Test(arguments: [
        ("Setcion: Local", "Section"), ("Headlin: x", "Headline"), ("القسمم: ثقافة", "القسم"),
        ("Desk: City", nil),
        ("Sextion: A Name", nil), ("Drone pilot: A Name", nil),
    ])
    func `a title that may be a misspelt label is told`(line: String, label: String?) throws {
        let told = try warnings(of: "\(line)\n\nHeadline\n\n2020-01-16 20:29\n\nA sentence.")
        #expect(told.count == (label == nil ? 0 : 1))
        if let label {
            #expect(told.first?.hasPrefix("articles/a.txt, line 1: ") == true)
            #expect(told.first?.contains("meant as “\(label)”") == true)
        }
    }

    @Test(arguments: [
        "ID: a\nID: b", "Language: en\nLanguage: ar", "Section: A\nقسم: B",
        "URL: https://a.example/\nLink: https://b.example/",
    ])
    func `a line that says again what an article has once is told`(lines: String) throws {
        let text = "Headline\n\(lines)\nKeyword: a\nKeyword: b\n\n2020-01-16 20:29\n\nA sentence."
        let told = try warnings(of: text)
        #expect(told.count == 1 && told[0].hasPrefix("articles/a.txt, line 3: "))
        #expect(
            try warnings(
                of: text.replacing("B", with: "A").replacing("b.ex", with: "a.ex")
                    .replacing("ID: b", with: "ID: a").replacing(": ar", with: ": en")
            ).isEmpty
        )
    }

    @Test func `what is no mail address is part of the name`() throws {
        let text = "Headline\n\n2020-01-16 20:29\nJane <jane@localhost>\n\nA sentence."
        #expect(try read(text).byline == [Person(name: "Jane <jane@localhost>")])
    }

    @Test func `two embargoes are refused`() {
        let both = "Headline\nEmbargo: 1 Jan 2099 10:00\nEmbargo: 2 Jan 2099 10:00"
        #expect(refusal(of: "\(both)\n\n2020-01-16 20:29\n\nA sentence.")?.line == 3)
    }

    @Test(arguments: [
        "Embargo on Arms Is Lifted", "Arms embargo: what is known", "حظر النشر في القضية",
        "Cuba Embargo Enters 60th Year",
    ])
    func `news of an embargo is a headline`(headline: String) throws {
        let article = try read("\(headline)\n\n2020-01-16 20:29\n\nThe embargo: it ended.")
        #expect(article.headline == headline)
        #expect(article.body?.value.contains("The embargo: it ended.") == true)
    }

    @Test func `hard-wrapped lines are one paragraph and markup is text`() throws {
        let article = try read(
            "Headline\n\n2020-01-16 20:29\n\nAT&T <b>\nand more.\n  \u{A0}\nA \"second\" one."
        )
        #expect(article.body?.value == "<p>AT&amp;T &lt;b&gt; and more.</p>\n<p>A \"second\" one.</p>")
    }

    @Test func `Arabic text runs from right to left and is not called English`() throws {
        let text =
            "رئيس التحرير غرفة الأخبار\n\nموكب المومياوات\nالقسم: ثقافة\n\nالسبت ٣ أبريل ٢٠٢١ | ٠٩:٣٠ م\nقسم الثقافة\n\nانتقلت اليوم."
        let article = try read("\u{200F}" + text)
        #expect(article.masthead == [Article.Role(title: "رئيس التحرير", name: "غرفة الأخبار")])
        #expect(article.headline == "موكب المومياوات")
        #expect(article.section == "ثقافة")
        #expect(article.published?.rfc3339 == "2021-04-03T21:30:00+02:00")
        #expect(article.byline == [Person(name: "قسم الثقافة")])
        #expect(article.body?.value == "<p dir=\"rtl\">انتقلت اليوم.</p>")
        #expect(article.language == nil)
        #expect(try read(text, language: "ar-eg").language == "ar-EG")
        #expect(
            try read("Headline\nLanguage: ar\n\n2020-01-16 20:29\n\nA.").body?.value
                == "<p dir=\"rtl\">A.</p>"
        )
    }

    @Test func `a time the clocks skipped is told an hour later, one that came twice is the earlier`() throws
    {
        let skipped = try read("Headline\n\n2023-04-28 00:30\n\nA sentence.")
        #expect(skipped.published?.rfc3339 == "2023-04-28T01:30:00+03:00")
        let twice = try read("Headline\n\n2023-10-26 23:30\n\nA sentence.")
        #expect(twice.published?.rfc3339 == "2023-10-26T23:30:00+03:00")
        #expect(
            try read("Headline\n\n1952-07-23 07:30\n\nA.").published?.rfc3339 == "1952-07-23T07:30:00+02:00"
        )
    }
}
