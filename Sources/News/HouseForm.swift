internal import Check
internal import FeedFormats
package import Foundation

/// The newsroom's text form of an article.
///
///     article  = [masthead blank] *header headline [subtitle] *header blank time [byline] *header
///                *(blank paragraph)
///     masthead = 1*( title SP name / title ":" name )           Supervisor Elham AbolFateh
///     headline = line / "Headline:" text
///     subtitle = line directly under the headline / "Subtitle:" text
///     header   = label ":" text                                 Section: World
///     time     = see `TimeLine`                                 Thu 16 Jan 2020 | 08:29 PM
///     byline   = 1*line directly under the time                 City Desk and Business Desk
///     paragraph = 1*line; the lines are joined with a space
///     blank    = 1*( line without anything visible )
///
/// Lines end in CRLF, LF or CR, and space around them means nothing. The labels are those of `HouseLabel`, in
/// English and Arabic; a masthead needs a blank line after it, and its titles are those of `MastheadTitles`.
/// The byline may be missing: lines under the time are one when they are short, are no sentence and a blank
/// line and a text follow. A line that says so itself (`By City Desk`) may also stand above the time, or alone
/// above the text. A line that could be meant as an embargo and is not read as one is refused wherever it stands.
package struct HouseForm: Sendable {
    /// The zone in which times without one are meant.
    package var timeZone: TimeZone
    /// The language of articles that name none, unless their script contradicts it.
    package var language: String?
    /// The titles that masthead lines begin with.
    package var titles: MastheadTitles

    /// Makes the form of one newsroom.
    package init(timeZone: TimeZone, language: String? = nil, titles: MastheadTitles = MastheadTitles()) {
        self.timeZone = timeZone
        self.language = language
        self.titles = titles
    }

    /// The language of a text that names none, unless its script contradicts it: Arabic text is never called English.
    func usualLanguage(of text: String) -> String? {
        guard let usual = language.flatMap({ LanguageTag($0) }) else { return nil }
        let isRightToLeft = LanguageTag.isRightToLeft(text: text) ?? usual.isRightToLeft
        return isRightToLeft == usual.isRightToLeft ? usual.text : nil
    }

    /// Reads an article; `name` is its id unless it has an `ID:` line.
    ///
    /// `warnings` takes what may have been meant otherwise than it was read, one sentence each.
    package func article(
        in bytes: [UInt8],
        file: String,
        name: String,
        warnings: inout [String]
    ) throws(ArticleFileError) -> Article {
        if let fault = ArticleFileError(in: bytes, file: file) { throw fault }
        let lines = try HouseLine.lines(of: bytes, file: file)
        var reader = HouseReader(form: self, file: file, name: name)
        let article = try reader.article(in: lines)
        warnings += reader.warnings
        return article
    }

    /// Writes an article, its text as plain paragraphs; throws where the form has no place for it.
    package func text(of article: Article, reading plain: PlainText) throws(ArticleFileError) -> String {
        var writer = HouseWriter(form: self, article: article, plain: plain)
        return try writer.text()
    }
}

/// Reads the lines of one file.
private struct HouseReader {
    let form: HouseForm
    let file: String
    var article: Article
    var warnings: [String] = []
    /// What lines with a label that an article has once have said.
    private var said: [HouseLabel: String] = [:]

    init(form: HouseForm, file: String, name: String) {
        self.form = form
        self.file = file
        article = Article(key: Article.Key(source: Article.Key.newsroom, item: name), headline: "")
    }

    mutating func article(in lines: [HouseLine]) throws(ArticleFileError) -> Article {
        let (position, time) = try timeLine(in: lines)
        article.published = time.timestamp(in: form.timeZone)
        let head = lines[..<position]
        try refuseDoubtfulEmbargo(among: head)
        try readHead(blocks(of: head))
        var rest = lines[(position + 1)...]
        let attached = Array(rest.prefix { !$0.isBlank })
        rest = rest.dropFirst(attached.count)
        var paragraphs = blocks(of: rest)
        try refuseDoubtfulEmbargo(among: attached[...])
        let remainder = try readByline(attached, isLast: paragraphs.isEmpty)
        if !remainder.isEmpty { paragraphs.insert(remainder, at: 0) }
        readMarkedByline(&paragraphs)
        if let line = paragraphs.joined().first(where: \.tellsEmbargoedTime) { throw doubtfulEmbargo(line) }
        readBody(paragraphs)
        return article
    }

    /// Finds the line that tells when the article was published; all other reading hangs on it.
    private func timeLine(in lines: [HouseLine]) throws(ArticleFileError) -> (Int, TimeLine) {
        var nearest: (line: HouseLine, reason: String)?
        for (position, line) in lines.enumerated() {
            let labelled = HouseLabel.read(line)
            if let label = labelled?.label, label != .published { continue }
            switch TimeLine.read(labelled?.value ?? line.text) {
            case .time(let time): return (position, time)
            case .impossible(let reason):
                throw error(
                    line,
                    "the time “\(line.bareText)” cannot be: \(reason)",
                    "correct the time or the weekday"
                )
            case .incomplete(let reason): nearest = nearest ?? (line, reason)
            case .other: continue
            }
        }
        let remedy = "write it above the byline as in “Thu 16 Jan 2020 | 08:29 PM”"
        if let nearest {
            let reason = "“\(nearest.line.bareText)” is not understood as a time: \(nearest.reason)"
            throw error(nearest.line, reason, remedy)
        }
        if lines.allSatisfy(\.isBlank) {
            throw error(nil, "the file is empty", "write an article into it, or remove it")
        }
        throw error(nil, "no line tells the time of publication", remedy)
    }

    /// Throws where a line without a known label speaks of an embargo.
    private func refuseDoubtfulEmbargo(among lines: ArraySlice<HouseLine>) throws(ArticleFileError) {
        let doubtful = lines.first { HouseLabel.read($0) == nil && $0.resemblesEmbargo }
        if let doubtful { throw doubtfulEmbargo(doubtful) }
    }

    private func doubtfulEmbargo(_ line: HouseLine) -> ArticleFileError {
        error(
            line,
            "“\(line.bareText.firstWords)” may be meant as an embargo, but is not read as one",
            "write it above the headline as in “\(HouseLabel.embargo.word): Thu 16 Jan 2020 | 08:29 PM”, or begin "
                + "a headline with “\(HouseLabel.headline.word):”"
        )
    }

    private func blocks(of lines: ArraySlice<HouseLine>) -> [[HouseLine]] {
        lines.split(whereSeparator: \.isBlank).map { Array($0) }
    }

    private func error(_ line: HouseLine?, _ reason: String, _ remedy: String) -> ArticleFileError {
        ArticleFileError(file: file, line: line?.number, reason: reason, remedy: remedy)
    }

    private mutating func warn(_ line: HouseLine, _ reason: String, _ remedy: String) {
        warnings.append(error(line, reason, remedy).description)
    }
}

// MARK: - Above the time

extension HouseReader {
    /// Reads masthead, headline and headers.
    private mutating func readHead(_ blocks: [[HouseLine]]) throws(ArticleFileError) {
        var rest = blocks[...]
        while let block = rest.first, holdsHeadline(rest.dropFirst()) {
            guard try readLabelled(block, isFirst: rest.startIndex == 0) else { break }
            rest.removeFirst()
        }
        guard var headBlock = rest.popFirst() else { throw noHeadline(nil) }
        let first = headBlock.first
        try readLeadingHeaders(&headBlock)
        try readMastheadWithoutBlank(&headBlock)
        try readLeadingHeaders(&headBlock)
        if article.headline.isEmpty {
            guard !headBlock.isEmpty else { throw noHeadline(first) }
            article.headline = headBlock.removeFirst().text
        }
        if let line = headBlock.first, HouseLabel.read(line) == nil, !Byline.isMarked(line.bareText),
            article.subtitle == nil
        {
            guard HouseLabel.split(line).map({ $0.label.words.count > 2 }) ?? true else {
                throw error(
                    line,
                    "“\(line.bareText)” begins with an unknown label",
                    "use one of the known labels, or begin the line with “\(HouseLabel.subtitle.word):”"
                )
            }
            article.subtitle = line.text
            headBlock.removeFirst()
        }
        for line in headBlock + rest.joined() {
            if Byline.isMarked(line.bareText) {
                article.byline += Byline.people(in: line.bareText)
                continue
            }
            guard let (label, value) = HouseLabel.read(line) else {
                throw error(
                    line,
                    "“\(line.bareText)” is neither masthead nor headline nor a labelled line",
                    "add its title to the masthead titles, or begin it with “\(HouseLabel.subtitle.word):”"
                )
            }
            try read(value, as: label, at: line)
        }
    }

    /// Reads the labelled lines at the start of a block that stand above its headline.
    private mutating func readLeadingHeaders(_ block: inout [HouseLine]) throws(ArticleFileError) {
        while article.headline.isEmpty, let line = block.first, let (label, value) = HouseLabel.read(line) {
            try read(value, as: label, at: line)
            block.removeFirst()
        }
    }

    private func noHeadline(_ labelled: HouseLine?) -> ArticleFileError {
        let remedy = "write the headline on a line of its own"
        guard let labelled else { return error(nil, "no headline stands above the time", remedy) }
        return error(
            labelled,
            "“\(labelled.bareText.firstWords)” is a labelled line, and no headline stands above the time",
            "\(remedy), or put “\(HouseLabel.headline.word):” before this one if it is the headline"
        )
    }

    /// Whether one of the blocks could hold the headline, at its start or under labelled lines.
    private func holdsHeadline(_ blocks: ArraySlice<[HouseLine]>) -> Bool {
        blocks.contains { block in
            let line = block.first { line in
                HouseLabel.read(line).map { $0.label == .headline } ?? true
            }
            guard let line else { return false }
            return line == block.first || !Byline.isMarked(line.bareText)
        }
    }

    /// Reads a block in which every line has a label or a masthead title; returns false for another one.
    private mutating func readLabelled(_ block: [HouseLine], isFirst: Bool) throws(ArticleFileError) -> Bool {
        // In the first block `Title: Name` is masthead, also with a title we have never heard of.
        let isTitled = { (line: HouseLine) in
            isFirst && (HouseLabel.split(line).map { !$0.value.isEmpty } ?? false)
        }
        let isLabelled = block.allSatisfy { line in
            HouseLabel.read(line) != nil || form.titles.role(in: line) != nil || isTitled(line)
        }
        guard isLabelled else { return false }
        for line in block {
            if let role = form.titles.role(in: line) {
                article.masthead.append(role)
            } else if let (label, value) = HouseLabel.read(line) {
                try read(value, as: label, at: line)
            } else if let (title, name) = HouseLabel.split(line) {
                guard TimeLine.read(name) == .other else { throw unknownTime(line) }
                if let label = HouseLabel.word(meantBy: title) {
                    warn(
                        line,
                        "“\(title)” was read as a title of the masthead, and may be meant as “\(label)”",
                        "correct it, or add the title to [[masthead]]"
                    )
                }
                article.masthead.append(form.titles.role(titled: title, held: name))
            }
        }
        return true
    }

    /// No person's name is a time: it may be meant as an embargo, whatever its label.
    private func unknownTime(_ line: HouseLine) -> ArticleFileError {
        error(
            line,
            "“\(line.bareText.firstWords)” tells a time under an unknown label",
            "write “\(HouseLabel.embargo.word):” if the article is to be held back until then"
        )
    }

    /// Takes masthead lines off a block that goes on with the headline; one alone could be the headline itself.
    private mutating func readMastheadWithoutBlank(_ block: inout [HouseLine]) throws(ArticleFileError) {
        guard article.masthead.isEmpty, article.headline.isEmpty else { return }
        let unlabelled = block.prefix { HouseLabel.read($0) == nil }
        let roles = unlabelled.map { form.titles.role(in: $0) }.prefix { $0 != nil }
        guard !roles.isEmpty, roles.count < block.count else { return }
        if roles.count > 1 {
            article.masthead = roles.compactMap(\.self)
            block.removeFirst(roles.count)
        } else if HouseLabel.read(block[1]) == nil {
            throw error(
                block[0],
                "“\(block[0].bareText)” may be masthead or headline",
                "leave a blank line after the masthead, or begin the line under the headline with “Subtitle:”"
            )
        }
    }
}

// MARK: - Headers

extension HouseReader {
    private mutating func read(
        _ value: String,
        as label: HouseLabel,
        at line: HouseLine
    ) throws(ArticleFileError) {
        // Systems that export every field leave the unused ones empty.
        guard !value.isEmpty else { return }
        if label.isSingle, let earlier = said.updateValue(value, forKey: label), earlier != value {
            warn(
                line,
                "“\(label.word)” is told a second time, and this one counts",
                "leave the one that holds"
            )
        }
        switch label {
        case .headline: article.headline = value
        case .subtitle: article.subtitle = value
        case .summary: article.summary = Text(value)
        case .section: article.section = value
        case .keywords:
            let terms = value.split { ",،;؛".contains($0) }.map(\.trimmed)
            for term in terms where !term.isEmpty { addCategory(term) }
        case .keyword: addCategory(value)
        case .url: article.permalink = try address(value, line)
        case .id: article.key.item = value
        case .language:
            guard let tag = LanguageTag(value) else {
                throw error(line, "“\(value)” is no language code", "write a code such as “en” or “ar-EG”")
            }
            article.language = tag.text
        case .published: article.published = try time(value, line)
        case .updated: article.updated = try time(value, line)
        case .embargo:
            guard article.embargo == nil else {
                throw error(line, "the embargo is told a second time", "leave the one that holds")
            }
            article.embargo = try time(value, line)
        case .byline: article.byline += Byline.people(in: value)
        case .author: article.byline.append(Byline.person(value))
        case .image, .file: try readFile(value, line)
        case .caption, .credit: try readAbout(value, as: label, at: line)
        case .source:
            article.credit =
                value.isWebAddress ? Article.Credit(url: value) : Article.Credit(name: value)
        case .rights: article.rights = value
        case .correction: article.correction = value
        }
    }

    private mutating func addCategory(_ term: String) {
        guard !article.categories.contains(where: { $0.term == term }) else { return }
        article.categories.append(Category(term))
    }

    private func time(_ value: String, _ line: HouseLine) throws(ArticleFileError) -> Timestamp {
        let reason: String
        switch TimeLine.read(value) {
        case .time(let time): return time.timestamp(in: form.timeZone)
        case .impossible(let clause), .incomplete(let clause): reason = clause
        case .other: reason = "it has no date"
        }
        throw error(
            line,
            "the time “\(value)” is not understood: \(reason)",
            "write it as in “Thu 16 Jan 2020 | 08:29 PM”"
        )
    }

    private func address(_ value: String, _ line: HouseLine) throws(ArticleFileError) -> String {
        guard value.isWebAddress else {
            throw error(line, "“\(value)” is no web address", "write the whole address, with https://")
        }
        return value
    }

    /// Reads `address [media type] [length]`.
    private mutating func readFile(_ value: String, _ line: HouseLine) throws(ArticleFileError) {
        let words = value.words
        let url = try address(words.first ?? "", line)
        var rest = words.dropFirst()
        let length = rest.last.flatMap { Int64($0) }.flatMap { $0 >= 0 ? $0 : nil }
        if length != nil { rest.removeLast() }
        let type = rest.isEmpty ? MediaType.known(for: url) : rest.joined(separator: " ")
        guard type.map(NameRules.isMediaType) ?? true else {
            throw error(
                line,
                "“\(rest.joined(separator: " "))” behind the address is no media type",
                "write the address, with %20 for a space in it, then a type such as image/jpeg, then the bytes"
            )
        }
        article.attachments.append(Article.Attachment(Enclosure(url, type: type, length: length)))
    }

    private mutating func readAbout(
        _ value: String,
        as label: HouseLabel,
        at line: HouseLine
    ) throws(ArticleFileError) {
        guard var attachment = article.attachments.popLast() else {
            throw error(
                line,
                "“\(line.bareText)” stands before any image",
                "write the “\(HouseLabel.image.word):” line above it"
            )
        }
        if label == .caption { attachment.caption = value } else { attachment.credit = value }
        article.attachments.append(attachment)
    }
}

// MARK: - Below the time

extension HouseReader {
    /// Reads byline and headers off the lines directly under the time; returns what begins the text.
    private mutating func readByline(
        _ lines: [HouseLine],
        isLast: Bool
    ) throws(ArticleFileError) -> [HouseLine] {
        var rest = try readHeaders(lines[...])
        let names = rest.prefix { HouseLabel.read($0) == nil }
        let isFollowed = !isLast || names.count < rest.count
        for line in names.prefix(bylineLength(names.map(\.bareText), isFollowed: isFollowed)) {
            article.byline += Byline.people(in: line.bareText)
            rest.removeFirst()
        }
        guard !article.byline.isEmpty else { return Array(rest) }
        return Array(try readHeaders(rest))
    }

    private mutating func readHeaders(
        _ lines: ArraySlice<HouseLine>
    ) throws(ArticleFileError) -> ArraySlice<HouseLine> {
        var rest = lines
        while let line = rest.first, let (label, value) = HouseLabel.read(line) {
            try read(value, as: label, at: line)
            rest.removeFirst()
        }
        return rest
    }

    /// How many of the lines under the time are the byline.
    private func bylineLength(_ lines: [String], isFollowed: Bool) -> Int {
        guard let first = lines.first, Byline.isPlausible(first) else { return 0 }
        if lines.count == 1, !isFollowed { return Byline.isMarked(first) ? 1 : 0 }
        if lines.count <= 6, lines.allSatisfy(Byline.isPlausible), isFollowed { return lines.count }
        // Text that a program wrapped fills its lines: a line that had room for the next word ended on purpose.
        let width = lines.map(\.count).max() ?? 0
        let next = lines.count > 1 ? lines[1].words.first ?? "" : ""
        return lines.count > 1 && first.words.count <= 6 && first.count + 1 + next.count < width ? 1 : 0
    }

    /// Takes a byline that says so itself (`By …`) from a block of its own above the text.
    private mutating func readMarkedByline(_ paragraphs: inout [[HouseLine]]) {
        guard article.byline.isEmpty, paragraphs.count > 1, paragraphs[0].count == 1 else { return }
        let line = paragraphs[0][0].bareText
        guard Byline.isMarked(line) else { return }
        article.byline = Byline.people(in: line)
        paragraphs.removeFirst()
    }

    private mutating func readBody(_ paragraphs: [[HouseLine]]) {
        let texts = paragraphs.map { $0.map(\.text).joined(separator: " ") }
        let isRightToLeft = decideLanguage(texts)
        guard !texts.isEmpty else { return }
        let open = isRightToLeft ? "<p dir=\"rtl\">" : "<p>"
        let html = texts.map { "\(open)\($0.escapedForHTML)</p>" }.joined(separator: "\n")
        article.body = Text(html, kind: .html, language: article.language, base: article.permalink)
    }

    /// Settles the language; returns whether the text runs from right to left.
    private mutating func decideLanguage(_ texts: [String]) -> Bool {
        if let own = article.language.flatMap({ LanguageTag($0) }) { return own.isRightToLeft }
        let whole = ([article.headline] + texts).joined(separator: " ")
        if let usual = form.usualLanguage(of: whole) { article.language = usual }
        let usual = form.language.flatMap { LanguageTag($0) }
        return LanguageTag.isRightToLeft(text: whole) ?? usual?.isRightToLeft ?? false
    }
}

// MARK: - Writing

/// Writes one article.
private struct HouseWriter {
    let form: HouseForm
    let article: Article
    let plain: PlainText
    var lines: [String] = []

    init(form: HouseForm, article: Article, plain: PlainText) {
        self.form = form
        self.article = article
        self.plain = plain
    }

    mutating func text() throws(ArticleFileError) -> String {
        let headline = oneLine(article.headline)
        guard let published = article.published, !headline.isEmpty else {
            let missing = headline.isEmpty ? "headline" : "time of publication"
            throw ArticleFileError(
                file: article.key.item,
                line: nil,
                reason: "the article has no \(missing)",
                remedy: "the house form needs a headline and a time"
            )
        }
        writeMasthead()
        lines.append(isMisread(headline) ? "\(HouseLabel.headline.word): \(headline)" : headline)
        writeHeaders()
        lines.append("")
        lines.append(TimeLine.line(telling: published, in: form.timeZone))
        for person in article.byline { writePerson(person) }
        let body = article.body.map { plain.lines(of: $0) } ?? []
        for paragraph in body {
            lines.append("")
            lines.append(paragraph)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private mutating func writeMasthead() {
        for role in article.masthead {
            let name = role.name + (role.email.map { " <\($0)>" } ?? "")
            let line = HouseLine(number: 0, text: oneLine("\(role.title) \(name)"))
            let isRead = form.titles.role(in: line) == role
            lines.append(isRead ? line.text : oneLine("\(role.title): \(name)"))
        }
        if !article.masthead.isEmpty { lines.append("") }
    }

    private mutating func writeHeaders() {
        write(.subtitle, article.subtitle)
        write(.summary, article.summary.map { plain.line(of: $0) })
        write(.section, article.section)
        let terms = article.categories.map(\.term)
        if terms.allSatisfy({ !$0.contains { ",،;؛".contains($0) } }) {
            write(.keywords, terms.joined(separator: ", "))
        } else {
            for term in terms { write(.keyword, term) }
        }
        write(.url, article.permalink)
        write(.id, article.key.item)
        write(.language, article.language)
        write(.updated, article.updated.map { TimeLine.line(telling: $0, in: form.timeZone) })
        write(.embargo, article.embargo.map { TimeLine.line(telling: $0, in: form.timeZone) })
        for attachment in article.attachments { write(attachment) }
        write(.source, article.credit?.name ?? article.credit?.url)
        write(.rights, article.rights)
        write(.correction, article.correction)
    }

    private mutating func write(_ attachment: Article.Attachment) {
        let file = attachment.file
        let parts = [
            file.url.words.joined(separator: "%20"), file.type,
            file.type == nil ? nil : file.length.map { String($0) },
        ]
        let isImage = file.type?.hasPrefix("image/") ?? false
        write(isImage ? .image : .file, parts.compactMap(\.self).joined(separator: " "))
        write(.caption, attachment.caption)
        write(.credit, attachment.credit)
    }

    private mutating func write(_ label: HouseLabel, _ value: String?) {
        guard let value = value.map(oneLine), !value.isEmpty else { return }
        lines.append("\(label.word): \(value)")
    }

    /// Writes a person under the time; with a label where the bare line would be read as something else.
    private mutating func writePerson(_ person: Person) {
        let email = person.email.map { person.name == nil ? "<\($0)>" : " <\($0)>" }
        let line = oneLine((person.name ?? "") + (email ?? ""))
        let isRead = Byline.isPlausible(line) && Byline.people(in: line) == [person] && article.body != nil
        lines.append(isRead && !isMisread(line) ? line : "\(HouseLabel.author.word): \(line)")
    }

    /// Whether the reader would take a line for masthead, a label or a time.
    private func isMisread(_ text: String) -> Bool {
        let line = HouseLine(number: 0, text: text)
        if HouseLabel.split(line) != nil || form.titles.role(in: line) != nil { return true }
        return TimeLine.read(text) != .other
    }

    private func oneLine(_ text: String) -> String { text.words.joined(separator: " ") }
}

extension String {
    /// The text with the characters that mean markup written as entities.
    var escapedForHTML: String {
        var escaped = ""
        escaped.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
