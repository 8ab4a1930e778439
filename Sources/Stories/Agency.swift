/// The news agencies whose texts others carry, by the names that credit lines give them.
enum Agency {
    /// The agency that a credit names: `Reuters`, `AFP`, `أ ف ب`; nil when it names none.
    static func named(_ text: String) -> String? {
        let bytes = text.utf8.span
        return named(bytes, 0..<bytes.count)
    }

    /// The agency that a part of a text names.
    static func named(_ bytes: Span<UInt8>, _ part: Range<Int>) -> String? { names[hash(bytes, part)] }

    /// The agency that an outlet is: its name, or the host of its pages.
    static func owner(of outlet: String) -> String? {
        if let named = named(outlet) { return named }
        let labels = outlet.lowercased().split(separator: ".")
        guard labels.count > 1 else { return nil }
        return (0..<labels.count - 1).lazy.compactMap { hosts[labels[$0...].joined(separator: ".")] }.first
    }

    /// Stands for a name: its letters in lower case, its digits, and the blanks between them.
    private static func hash(_ bytes: Span<UInt8>, _ part: Range<Int>) -> UInt64 {
        var hash = Hash.seed
        var isBlank = false
        var isEmpty = true
        for index in part {
            let byte = bytes[index]
            switch byte {
            case 0x20: isBlank = true
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...:
                if isBlank, !isEmpty { hash = Hash.add(0x20, to: hash) }
                hash = Hash.add(UInt32((0x41...0x5A).contains(byte) ? byte | 0x20 : byte), to: hash)
                isBlank = false
                isEmpty = false
            default: break
            }
        }
        return hash
    }

    private static let names: [UInt64: String] = {
        var names: [UInt64: String] = [:]
        for agency in all {
            for name in agency.names {
                let bytes = name.utf8.span
                names[hash(bytes, 0..<bytes.count)] = agency.names[0]
            }
        }
        return names
    }()

    private static let hosts: [String: String] = {
        var hosts: [String: String] = [:]
        for agency in all { for host in agency.hosts { hosts[host] = agency.names[0] } }
        return hosts
    }()

    /// Names are folded to lower case without signs; the first one stands for the agency.
    private static let all: [(names: [String], hosts: [String])] = [
        (["reuters", "thomson reuters", "رويترز"], ["reuters.com"]),
        (
            [
                "afp", "agence france presse", "agence francepresse", "أ ف ب", "ا ف ب", "أف ب", "فرانس برس",
                "فرانس برس أ ف ب",
            ],
            ["afp.com"]
        ),
        (
            ["ap", "associated press", "the associated press", "أ ب", "ا ب", "أسوشيتد برس"],
            ["apnews.com", "ap.org"]
        ),
        (["upi", "united press international"], ["upi.com"]),
        (["bloomberg", "بلومبرج", "بلومبرغ"], ["bloomberg.com"]),
        (["dpa", "deutsche presse agentur", "د ب أ", "د ب ا"], ["dpa.com", "dpa-international.com"]),
        (["efe", "agencia efe", "إفي"], ["efe.com"]),
        (["ansa"], ["ansa.it"]),
        (["pa", "pa media", "press association"], ["pa.media"]),
        (["aap"], ["aap.com.au"]),
        (["cp", "the canadian press", "canadian press"], ["thecanadianpress.com"]),
        (["xinhua", "شينخوا"], ["xinhuanet.com", "news.cn"]),
        (["kyodo", "kyodo news"], ["kyodonews.net"]),
        (["jiji", "jiji press"], ["jiji.com"]),
        (["yonhap", "yonhap news agency"], ["yna.co.kr"]),
        (["tass", "تاس"], ["tass.com", "tass.ru"]),
        (["interfax", "إنترفاكس"], ["interfax.com", "interfax.ru"]),
        (["ria", "ria novosti", "sputnik", "سبوتنيك"], ["ria.ru", "sputniknews.com"]),
        (["ukrinform"], ["ukrinform.net", "ukrinform.ua"]),
        (["pti", "press trust of india"], ["ptinews.com"]),
        (["ani"], ["aninews.in"]),
        (["ians"], ["ians.in"]),
        (["app", "associated press of pakistan"], ["app.com.pk"]),
        (["anadolu", "anadolu agency", "aa", "الأناضول", "الاناضول", "أناضول"], ["aa.com.tr"]),
        (["irna", "إرنا"], ["irna.ir"]),
        (["spa", "saudi press agency", "واس", "وكالة الأنباء السعودية"], ["spa.gov.sa"]),
        (["wam", "emirates news agency", "وام"], ["wam.ae"]),
        (["mena", "أ ش أ", "ا ش ا", "أش أ", "وكالة أنباء الشرق الأوسط"], ["mena.org.eg"]),
        (["qna", "qatar news agency", "قنا"], ["qna.org.qa"]),
        (["kuna", "كونا"], ["kuna.net.kw"]),
        (["bna", "bahrain news agency", "بنا"], ["bna.bh"]),
        (["ona", "oman news agency", "العمانية"], ["omannews.gov.om"]),
        (["petra", "بترا"], ["petra.gov.jo"]),
        (["ina", "iraqi news agency", "واع"], ["ina.iq"]),
        (["sana", "سانا"], ["sana.sy"]),
        (["wafa", "وفا"], ["wafa.ps"]),
        (["nna", "الوكالة الوطنية للإعلام"], ["nna-leb.gov.lb"]),
        (["aps", "وأج"], ["aps.dz"]),
        (["tap", "وات"], ["tap.info.tn"]),
        (["map", "و م ع"], ["mapnews.ma"]),
        (["suna", "سونا"], ["suna-sd.net"]),
    ]
}
