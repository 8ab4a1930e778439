/// What a labelled line such as `Section: World` or `القسم: ثقافة` is about.
enum HouseLabel: CaseIterable {
    case headline
    case subtitle
    case summary
    case section
    case keywords
    case keyword
    case url
    case id
    case language
    case published
    case updated
    case embargo
    case byline
    case author
    case image
    case file
    case caption
    case credit
    case source
    case rights
    case correction

    /// The words that mean it, the one that the writer uses first.
    var words: [String] {
        switch self {
        case .headline: ["Headline", "Title", "العنوان", "العنوان الرئيسي"]
        case .subtitle: ["Subtitle", "Subheading", "Subhead", "Deck", "العنوان الفرعي", "عنوان فرعي"]
        case .summary: ["Summary", "Abstract", "Standfirst", "الملخص", "ملخص"]
        case .section: ["Section", "القسم", "قسم", "الباب"]
        case .keywords:
            [
                "Keywords", "Tags", "Topics", "الكلمات المفتاحية", "كلمات مفتاحية", "الكلمات الدلالية",
                "كلمات دلالية", "الوسوم",
            ]
        case .keyword: ["Keyword", "Tag", "وسم"]
        case .url: ["URL", "Link", "Permalink", "الرابط", "رابط"]
        case .id: ["ID", "GUID", "المعرف", "الرقم التعريفي"]
        case .language: ["Language", "Lang", "اللغة"]
        case .published: ["Published", "Date", "تاريخ النشر", "التاريخ"]
        case .updated: ["Updated", "Last updated", "Modified", "آخر تحديث", "تحديث"]
        case .embargo: ["Embargo", "Embargoed until", "حظر النشر حتى", "محظور حتى"]
        case .byline: ["By", "Byline", "Authors", "بقلم", "كتب", "كتبت", "تقرير"]
        case .author: ["Author", "الكاتب", "الكاتبة"]
        case .image: ["Image", "Photo", "Picture", "الصورة", "صورة"]
        case .file: ["File", "Attachment", "Audio", "Video", "ملف", "فيديو"]
        case .caption: ["Caption", "تعليق الصورة", "التعليق"]
        case .credit: ["Credit", "Photo credit", "تصوير"]
        case .source: ["Source", "المصدر"]
        case .rights: ["Rights", "Copyright", "الحقوق"]
        case .correction: ["Correction", "تصحيح"]
        }
    }

    /// The word that the writer uses.
    var word: String { words[0] }

    /// Whether an article has one of it, and not several.
    var isSingle: Bool {
        switch self {
        case .keywords, .keyword, .embargo, .byline, .author, .image, .file, .caption, .credit: false
        default: true
        }
    }

    /// Splits a line at its colon, when what stands before could be a label.
    static func split(_ line: HouseLine) -> (label: String, value: String)? {
        let text = line.bareText
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let label = text[..<colon].trimmed
        guard !label.isEmpty, label.utf8.count <= 60, label.words.count <= 5 else { return nil }
        return (label, text[text.index(after: colon)...].trimmed)
    }

    /// Reads a labelled line, or returns nothing when its label is none of ours.
    static func read(_ line: HouseLine) -> (label: HouseLabel, value: String)? {
        guard let parts = split(line), let label = table[CalendarWords.fold(parts.label)] else { return nil }
        return (label, parts.value)
    }

    /// The word that a label may be meant as which is none of ours.
    static func word(meantBy label: String) -> String? {
        let label = CalendarWords.fold(label)
        return allCases.lazy.flatMap(\.words).first { Spelling.isSlip(label, of: CalendarWords.fold($0)) }
    }

    private static let table: [String: HouseLabel] = {
        var table: [String: HouseLabel] = [:]
        for label in allCases {
            for word in label.words { table[CalendarWords.fold(word)] = label }
        }
        return table
    }()
}
