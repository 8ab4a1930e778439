/// The names that dates in feeds are written with: months, weekdays, halves of the day, zones, units.
enum DateNames {
    /// What one word of a date means.
    enum Meaning: Equatable {
        case month(Int)
        case weekday
        case morning
        case afternoon
        case zone(minutes: Int)
        /// The number before it is a year, month, day, hour, minute or second.
        case unit(DateUnit)
        /// The years after it are counted from this one.
        case era(Int)
        case unknown
    }

    /// What a number of a date counts, in languages that say so.
    enum DateUnit {
        case year
        case month
        case day
        case hour
        case minute
        case second
    }

    /// What an ASCII word means; `packed` holds its first four letters in lower case, the last one lowest.
    static func meaning(ofASCII packed: UInt32, count: Int) -> Meaning {
        if count < 3 {
            switch packed {
            case pack("am"): return .morning
            case pack("pm"): return .afternoon
            case pack("ut"), pack("z"): return .zone(minutes: 0)
            // What Americans say in summer and in winter; the offset is that of winter.
            case pack("et"): return .zone(minutes: -300)
            case pack("ct"): return .zone(minutes: -360)
            case pack("mt"): return .zone(minutes: -420)
            case pack("pt"): return .zone(minutes: -480)
            default: return .unknown
            }
        }
        let letters = count > 3 ? packed >> 8 : packed
        if letters == gmt { return .zone(minutes: 0) }
        // November of the Finns begins like March.
        if packed == pack("marr") { return .month(11) }
        if let month = englishMonths.firstIndex(of: letters) { return .month(month + 1) }
        if englishWeekdays.contains(letters) { return .weekday }
        if count <= 4, let minutes = zones[packed] { return .zone(minutes: minutes) }
        if packed == pack("juil") { return .month(7) }
        return otherMonths[letters].map { .month($0) } ?? .unknown
    }

    /// What a word with letters outside ASCII means.
    static func meaning(of word: String) -> Meaning {
        let word = word.lowercased()
        for (prefix, meaning) in prefixes where word.hasPrefix(prefix) { return meaning }
        return .unknown
    }

    private static let gmt = pack("gmt")
    private static let englishMonths: [UInt32] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ].map(pack)
    private static let englishWeekdays: [UInt32] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(pack)

    /// Month names of other languages in ASCII letters, by their first three.
    private static let otherMonths: [UInt32: Int] = packed([
        "ene": 1, "gen": 1, "oca": 1, "sty": 1, "fev": 2, "lut": 2, "mrt": 3, "maa": 3, "mae": 3,
        "abr": 4, "avr": 4, "kwi": 4, "nis": 4, "mai": 5, "maj": 5, "mag": 5, "mei": 5,
        "jui": 6, "giu": 6, "cze": 6, "haz": 6, "lug": 7, "lip": 7, "tem": 7, "ago": 8, "sie": 8,
        "set": 9, "wrz": 9, "eyl": 9, "okt": 10, "ott": 10, "out": 10, "eki": 10, "paz": 10,
        "kas": 11, "lis": 11, "dez": 12, "dic": 12, "des": 12, "gru": 12, "ara": 12,
        "led": 1, "dub": 4, "srp": 8, "pro": 12,
        "tam": 1, "hel": 2, "huh": 4, "tou": 5, "elo": 8, "syy": 9, "lok": 10, "jou": 12,
    ])

    /// Zone names in minutes east of UTC; where a name is used in several places, the one most feeds mean.
    private static let zones: [UInt32: Int] = packed([
        "utc": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "met": 60, "mez": 60, "wat": 60,
        "cest": 120, "mest": 120, "mesz": 120, "eet": 120, "cat": 120, "sast": 120, "eest": 180,
        "msk": 180, "msd": 240, "eat": 180, "trt": 180, "gst": 240, "pkt": 300, "ist": 330, "npt": 345,
        "wib": 420, "ict": 420, "sgt": 480, "hkt": 480, "myt": 480, "awst": 480, "pht": 480,
        "jst": 540, "kst": 540, "acst": 570, "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720,
        "nzdt": 780, "nst": -210, "ndt": -150, "ast": -240, "adt": -180, "brt": -180, "art": -180,
        "clt": -240, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
        "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600,
    ])

    /// Beginnings of words with other letters, in lower case; a longer one stands before its own beginning.
    private static let prefixes: [(String, Meaning)] = [
        ("오전", .morning), ("오후", .afternoon), ("上午", .morning), ("下午", .afternoon),
        ("午前", .morning), ("午後", .afternoon), ("πμ", .morning), ("μμ", .afternoon),
        ("ص", .morning),
        ("년", .unit(.year)), ("월", .unit(.month)),
        ("일", .unit(.day)), ("시", .unit(.hour)),
        ("분", .unit(.minute)), ("초", .unit(.second)),
        ("年", .unit(.year)), ("月", .unit(.month)),
        ("日", .unit(.day)), ("号", .unit(.day)),
        ("時", .unit(.hour)), ("时", .unit(.hour)),
        ("点", .unit(.hour)), ("分", .unit(.minute)),
        ("秒", .unit(.second)),
        ("令和", .era(2018)), ("平成", .era(1988)), ("昭和", .era(1925)),
        ("一月", .month(1)), ("二月", .month(2)), ("三月", .month(3)), ("四月", .month(4)), ("五月", .month(5)),
        ("六月", .month(6)), ("七月", .month(7)), ("八月", .month(8)), ("九月", .month(9)), ("十月", .month(10)),
        ("十一月", .month(11)), ("十二月", .month(12)),
        // French, German, Spanish, Portuguese, Polish, Turkish, Czech, Hungarian, Finnish
        ("fév", .month(2)), ("mär", .month(3)), ("már", .month(3)), ("máj", .month(5)), ("máu", .month(5)),
        ("jún", .month(6)), ("júl", .month(7)), ("aoû", .month(8)), ("déc", .month(12)), ("paź", .month(10)),
        ("şub", .month(2)), ("ağu", .month(8)), ("çer", .month(6)), ("ápr", .month(4)), ("úno", .month(2)),
        ("bře", .month(3)), ("kvě", .month(5)), ("čvn", .month(6)), ("čvc", .month(7)),
        ("červenec", .month(7)), ("července", .month(7)),
        ("červ", .month(6)), ("září", .month(9)), ("říj", .month(10)), ("kesä", .month(6)),
        ("heinä", .month(7)),
        // Greek, with the spellings its feeds have
        ("ιαν", .month(1)), ("φεβ", .month(2)), ("μάώ", .month(3)), ("μαώ", .month(3)), ("μαρ", .month(3)),
        ("μάρ", .month(3)), ("απρ", .month(4)), ("μάι", .month(5)), ("μαϊ", .month(5)), ("μαι", .month(5)),
        ("μάϊ", .month(5)), ("ιούν", .month(6)), ("ιουν", .month(6)), ("ιον", .month(6)), ("ιούλ", .month(7)),
        ("ιουλ", .month(7)), ("ιολ", .month(7)), ("αύγ", .month(8)), ("αυγ", .month(8)), ("σεπ", .month(9)),
        ("οκτ", .month(10)), ("νοέ", .month(11)), ("νοε", .month(11)), ("δεκ", .month(12)),
        // Russian, Ukrainian, Bulgarian
        ("янв", .month(1)), ("фев", .month(2)), ("мар", .month(3)), ("апр", .month(4)), ("мая", .month(5)),
        ("май", .month(5)), ("июн", .month(6)), ("юни", .month(6)), ("июл", .month(7)), ("юли", .month(7)),
        ("авг", .month(8)), ("сен", .month(9)), ("сеп", .month(9)), ("окт", .month(10)), ("ноя", .month(11)),
        ("ное", .month(11)), ("дек", .month(12)), ("січ", .month(1)), ("лют", .month(2)), ("бер", .month(3)),
        ("кві", .month(4)), ("тра", .month(5)), ("чер", .month(6)), ("лип", .month(7)), ("сер", .month(8)),
        ("вер", .month(9)), ("жов", .month(10)), ("лис", .month(11)), ("гру", .month(12)),
        // Arabic (both calendars' names for the Gregorian months) and Hebrew
        ("يناير", .month(1)), ("كانون الثاني", .month(1)), ("فبراير", .month(2)), ("شباط", .month(2)),
        ("مارس", .month(3)), ("آذار", .month(3)), ("أبريل", .month(4)), ("إبريل", .month(4)),
        ("ابريل", .month(4)), ("نيسان", .month(4)), ("مايو", .month(5)), ("أيار", .month(5)),
        ("يونيو", .month(6)), ("حزيران", .month(6)), ("يوليو", .month(7)), ("تموز", .month(7)),
        ("أغسطس", .month(8)), ("اغسطس", .month(8)), ("آب", .month(8)), ("سبتمبر", .month(9)),
        ("أيلول", .month(9)), ("أكتوبر", .month(10)), ("اكتوبر", .month(10)), ("نوفمبر", .month(11)),
        ("ديسمبر", .month(12)),
        ("ינו", .month(1)), ("פבר", .month(2)), ("מרץ", .month(3)), ("אפר", .month(4)), ("מאי", .month(5)),
        ("יוני", .month(6)), ("יולי", .month(7)), ("אוג", .month(8)), ("ספט", .month(9)), ("אוק", .month(10)),
        ("נוב", .month(11)), ("דצמ", .month(12)),
    ]

    private static func pack(_ letters: String) -> UInt32 {
        letters.utf8.reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func packed(_ table: [String: Int]) -> [UInt32: Int] {
        Dictionary(uniqueKeysWithValues: table.map { (pack($0), $1) })
    }
}
