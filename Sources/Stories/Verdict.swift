/// What the rules say of two articles.
struct Verdict {
    /// The rule that decided.
    var rule: Rule
    /// The finest relation that holds; nil when none does.
    var relation: Relation?
    /// How strong the likeness is, 0 to 1.
    var score: Float
    /// The score from which on the rule holds.
    var threshold: Float

    init(_ rule: Rule, _ relation: Relation? = nil, score: Float, threshold: Float = 1) {
        self.rule = rule
        self.relation = relation
        self.score = score
        self.threshold = threshold
    }

    /// How much it speaks for a relation: 1 where that just holds, less than nothing where a guard objects.
    func strength(for relation: Relation) -> Float {
        if rule.isGuard { return -1 }
        switch self.relation {
        case .item: return 2
        case .text where relation == .event: return 1.3
        case .event where relation == .text: return 0
        case nil where relation == .text: return 0
        default: return min(2, score / threshold)
        }
    }
}

/// The rules by name, as evidence tells them.
enum Rule: String {
    case address = "same canonical address"
    case page = "one address for different things"
    case reissue = "the same headline and text again from one outlet"
    case resent = "sent again with a mark that says so"
    case pointer = "the same headline without a text of its own"
    case passages = "shared passages"
    case headline = "same headline, too little text to compare"
    case wording = "same wording of headline and lead"
    case report = "reports of one event"
    case topic = "long reports that come back to the same words"
    case figures = "same form, other figures"
    case subject = "same form, another subject"
    case column = "a column under its usual headline"
    case furniture = "shared text that tells neither headline"
    case embedded = "a passage quoted inside another text"
    case company = "joined through others in spite of a difference"
    case disagreement = "alike, but not with the others of their groups"
    case ruledApart = "alike, but a ruling keeps their groups apart"
    case kill = "taken back by its agency"
    case unlike = "too little in common"

    /// How evidence tells that a ruling decided.
    static func ruling(_ number: Int64) -> String { "ruling \(number)" }

    /// Whether it is how a notice is known to speak of an article.
    var isOfNotices: Bool { self == .kill || self == .resent || self == .reissue }

    /// Whether it keeps apart what looks alike.
    var isGuard: Bool {
        switch self {
        case .page, .figures, .subject, .column, .furniture, .embedded: true
        default: false
        }
    }
}
