/// What the rules say of two articles.
struct Verdict {
    /// The rule that decided.
    var rule: Rule
    /// The finest relation that holds; nil when none does.
    var relation: Relation?
    /// How strong the likeness is, 0 to 1.
    var score: Float
}

/// The rules by name, as evidence tells them.
enum Rule: String {
    case address = "same canonical address"
    case reissue = "issued again by the same outlet"
    case passages = "shared passages"
    case headline = "same headline and lead"
    case report = "reports of one event"
    case template = "same form, other figures"
    case embedded = "a short text inside a longer one"
    case unlike = "too little in common"
}
