/// The rules of one format, which sees the parts of a document one after the other.
protocol FormatRules {
    /// Begins an element whose children come one by one.
    mutating func open(_ container: Node, _ inspection: Inspection)
    /// Judges a child of such an element, complete with all it holds.
    mutating func take(_ child: Node, of container: Node, _ inspection: Inspection)
    /// Ends such an element.
    mutating func close(_ container: Node, _ inspection: Inspection)
}

extension FormatRules {
    mutating func open(_ container: Node, _ inspection: Inspection) {}
    mutating func close(_ container: Node, _ inspection: Inspection) {}
}
