internal import FeedXML

/// Gathers findings, and no more of them than a person would read.
struct FindingLog {
    /// Whether the document is our own, which does without what is legal and ill-advised.
    let isOwn: Bool
    /// What was found, in the order of the document.
    private(set) var findings: [Finding] = []
    /// How many errors there were, also those not kept.
    private(set) var errors = 0
    /// How many warnings there were, also those not kept.
    private(set) var warnings = 0

    /// The entry that is being judged, for findings inside it.
    var entry: String?
    /// The first error of each of the first entries that have one, by their ids.
    private(set) var faulty: [String: String] = [:]
    /// Whether errors are told as warnings, where a format asks for a value and demands none.
    var isMild = false

    private static let most = 500

    mutating func error(_ rule: String, _ place: Spot, _ text: String, _ remedy: String) {
        add(isMild ? .warning : .error, rule, place, text, remedy)
    }

    mutating func warning(_ rule: String, _ place: Spot, _ text: String, _ remedy: String) {
        add(.warning, rule, place, text, remedy)
    }

    /// Tells what a format allows and its readers stumble over: an error in our own documents only.
    mutating func advise(_ rule: String, _ place: Spot, _ text: String, _ remedy: String) {
        add(isOwn ? .error : .warning, rule, place, text, remedy)
    }

    private mutating func add(
        _ level: Finding.Level,
        _ rule: String,
        _ spot: Spot,
        _ text: String,
        _ remedy: String
    ) {
        if level == .error { errors += 1 } else { warnings += 1 }
        guard findings.count < Self.most || level == .error && entry != nil else { return }
        let finding = Finding(
            level: level,
            rule: rule,
            line: spot.place?.line,
            column: spot.place?.column,
            path: spot.path,
            text: text,
            remedy: remedy,
            isOfEntry: entry != nil
        )
        if level == .error, let entry, faulty[entry] == nil, faulty.count < Self.most {
            faulty[entry] = finding.description
        }
        if findings.count < Self.most { findings.append(finding) }
    }
}

/// Where in a document something stands.
struct Spot {
    var path: String
    var place: XMLScanner.Place?
    /// Whether relative references have something to stand on there.
    var hasBase = false
}

extension String {
    /// A value as a sentence quotes it.
    var quoted: String {
        let start = count > 80 ? prefix(80) + "…" : self[...]
        // A finding is one line.
        return "“" + start.replacing("\n", with: " ") + "”"
    }
}
