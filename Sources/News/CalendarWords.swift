/// The words that newsrooms write dates with, in English and Arabic.
///
/// Words are looked up folded: lower case, without vowel marks, with the letters that writers of Arabic
/// interchange made one.
enum CalendarWords {
    /// English month names, January first.
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]
    /// English weekday names, Sunday first.
    static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    /// Returns the month a folded word names, 1 to 12.
    static func month(_ word: String) -> Int? { monthNumbers[word] }

    /// Returns the weekday a folded word names, 0 for Sunday.
    static func weekday(_ word: String) -> Int? { weekdayNumbers[word] }

    /// Returns which half of the day a folded word names: true for the one after noon.
    static func isAfternoon(_ word: String) -> Bool? { dayHalves[word] }

    /// Whether a folded word says nothing about the time, such as `on` or `الساعة`.
    static func isFiller(_ word: String) -> Bool { fillers.contains(word) }

    /// Folds a word to the form that the tables hold.
    static func fold(_ word: some StringProtocol) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in word.lowercased().unicodeScalars {
            switch scalar.value {
            case 0x064B...0x0652, 0x0670, 0x0640: continue
            case 0x0622, 0x0623, 0x0625, 0x0671: folded.append("\u{0627}")
            case 0x0629: folded.append("\u{0647}")
            case 0x0649: folded.append("\u{064A}")
            default: folded.append(scalar)
            }
        }
        return String(folded)
    }

    private static let monthNumbers: [String: Int] = {
        var numbers: [String: Int] = ["sept": 9]
        let arabic = [
            ["يناير", "كانون الثاني", "جانفي"], ["فبراير", "شباط", "فيفري"], ["مارس", "آذار"],
            ["أبريل", "إبريل", "نيسان", "أفريل"], ["مايو", "أيار", "ماي"],
            ["يونيو", "يونيه", "حزيران", "جوان"], ["يوليو", "يوليه", "تموز", "جويلية"],
            ["أغسطس", "آب", "أوت"], ["سبتمبر", "أيلول"], ["أكتوبر", "تشرين الأول"],
            ["نوفمبر", "تشرين الثاني"], ["ديسمبر", "كانون الأول"],
        ]
        for (index, name) in months.enumerated() {
            numbers[fold(name)] = index + 1
            numbers[fold(name.prefix(3))] = index + 1
            for word in arabic[index] { numbers[fold(word)] = index + 1 }
        }
        return numbers
    }()

    private static let weekdayNumbers: [String: Int] = {
        var numbers: [String: Int] = ["tues": 2, "wednes": 3, "thur": 4, "thurs": 4]
        let arabic = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"]
        for (index, name) in weekdays.enumerated() {
            numbers[fold(name)] = index
            numbers[fold(name.prefix(3))] = index
            numbers[fold(arabic[index])] = index
            numbers[fold(arabic[index].dropFirst(2))] = index
        }
        return numbers
    }()

    private static let dayHalves: [String: Bool] = {
        var halves = ["am": false, "pm": true]
        for word in ["ص", "صباحا", "صباحاً", "فجرا"] { halves[fold(word)] = false }
        for word in ["م", "مساء", "مساءً", "ظهرا", "عصرا"] { halves[fold(word)] = true }
        return halves
    }()

    private static let fillers: Set<String> = {
        let words = ["at", "on", "the", "of", "t", "الساعة", "في", "يوم", "بتاريخ", "من", "عام", "سنة"]
        return Set(words.map { fold($0) })
    }()
}
