import News

/// `; did you mean “x”?`, when a known name is near enough to be meant.
func nearest(to name: String, among known: Set<String>) -> String {
    let candidates = known.sorted().map { (name: $0, distance: Spelling.distance(name, $0)) }
    guard let best = candidates.min(by: { $0.distance < $1.distance }),
        best.distance <= max(2, name.count / 3)
    else { return known.isEmpty ? "" : "; known are \(known.sorted().joined(separator: ", "))" }
    return "; did you mean “\(best.name)”?"
}
