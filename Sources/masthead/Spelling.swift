/// `; did you mean “x”?`, when a known name is near enough to be meant.
func nearest(to name: String, among known: Set<String>) -> String {
    let candidates = known.sorted().map { (name: $0, distance: distance(name, $0)) }
    guard let best = candidates.min(by: { $0.distance < $1.distance }),
        best.distance <= max(2, name.count / 3)
    else { return known.isEmpty ? "" : "; known are \(known.sorted().joined(separator: ", "))" }
    return "; did you mean “\(best.name)”?"
}

/// How many letters must be changed, dropped or added to make one word of another (Levenshtein).
func distance(_ one: String, _ other: String) -> Int {
    let a = Array(one)
    let b = Array(other)
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, other) in b.enumerated() {
            let substituted = diagonal + (letter == other ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
        }
    }
    return row[b.count]
}
