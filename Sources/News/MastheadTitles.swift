/// The titles by which masthead lines are told from names, as in `Editor in Chief Mohamed Wadie`.
package struct MastheadTitles: Sendable, Hashable {
    /// The titles; those of the newsroom's own configuration stand before the usual ones.
    private let titles: [[String]]

    /// Makes the usual titles, and those of a newsroom besides.
    package init(adding titles: [String] = []) {
        let folded = (titles + Self.usual).map { CalendarWords.fold($0).words }
        // The longest first: "Deputy Editor in Chief" is not a deputy called "Editor in Chief".
        self.titles = folded.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    }

    /// Reads `Role Name` or `Role: Name`; returns nothing when the line begins with no known title.
    func role(in line: HouseLine) -> Article.Role? {
        let words = line.bareText.words
        let folded = words.map { word in
            CalendarWords.fold(word.hasSuffix(":") ? word.dropLast() : word[...])
        }
        guard let title = titles.first(where: { folded.starts(with: $0) }) else { return nil }
        let name = words.dropFirst(title.count).joined(separator: " ")
        let bareName = name.hasPrefix(":") ? name.dropFirst().trimmed : name
        guard !bareName.isEmpty, bareName.utf8.count <= 120 else { return nil }
        let written = words.prefix(title.count).joined(separator: " ")
        return role(titled: written.hasSuffix(":") ? String(written.dropLast()) : written, held: bareName)
    }

    /// Makes a role of a title and what stands after it: a name, perhaps with a mail address.
    func role(titled title: String, held name: String) -> Article.Role {
        let person = Byline.person(name)
        return Article.Role(title: title, name: person.name ?? name, email: person.email)
    }

    private static let usual = [
        "Supervisor", "General Supervisor", "Supervised by", "Editor in Chief", "Editor-in-Chief",
        "Chief Editor", "Executive Editor", "Executive Editor in Chief", "Deputy Editor in Chief",
        "Deputy Editor-in-Chief", "Managing Editor", "Deputy Editor", "Deputy Managing Editor",
        "Assistant Editor", "Senior Editor", "News Editor", "Web Editor", "Website Editor", "Copy Editor",
        "Photo Editor", "Editor at Large", "Editor", "Publisher", "Chairman", "Chairwoman", "Chairperson",
        "Chairman of the Board", "Board Chairman", "President", "Vice President", "Chief Executive",
        "Chief Executive Officer", "CEO", "Founder", "Director", "Managing Director", "Editorial Director",
        "Director General", "General Manager", "Web Desk", "Webmaster",
        "المشرف العام", "مشرف عام", "الإشراف العام", "إشراف عام", "المشرف", "إشراف",
        "رئيس التحرير", "رئيسة التحرير", "رئيس تحرير", "نائب رئيس التحرير", "نائبة رئيس التحرير",
        "رئيس التحرير التنفيذي", "مدير التحرير", "مديرة التحرير", "مدير تحرير", "نائب مدير التحرير",
        "سكرتير التحرير", "رئيس مجلس الإدارة", "رئيسة مجلس الإدارة", "رئيس مجلس الادارة والتحرير",
        "المدير العام", "مدير عام", "المدير المسؤول", "الناشر", "المؤسس", "العضو المنتدب",
    ]
}
