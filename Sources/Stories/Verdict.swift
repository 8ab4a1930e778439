/// What the rules say of two articles.
struct Verdict {
    /// The rule that decided.
    var rule: Rule
    /// The finest relation that holds; nil when none does.
    var relation: Relation?
    /// How strong the likeness is, 0 to 1.
    var score: Float

    init(_ rule: Rule, _ relation: Relation? = nil, score: Float) {
        self.rule = rule
        self.relation = relation
        self.score = score
    }
}

/// The rules by name, as evidence tells them.
enum Rule: String {
    case address = "same canonical address"
    case reissue = "the same headline and text again from one outlet"
    case pointer = "the same headline without a text of its own"
    case passages = "shared passages"
    case headline = "same headline, too little text to compare"
    case wording = "same wording of headline and lead"
    case report = "reports of one event"
    case figures = "same form, other figures"
    case subject = "same form, another subject"
    case furniture = "shared text that tells neither headline"
    case embedded = "a passage quoted inside another text"
    case company = "joined through others in spite of a difference"
    case disagreement = "alike, but not with the others of their groups"
    case unlike = "too little in common"

    /// Whether it keeps apart what looks alike.
    var isGuard: Bool {
        switch self {
        case .figures, .subject, .furniture, .embedded: true
        default: false
        }
    }
}
