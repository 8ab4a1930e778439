extension Text {
    /// The text without markup, for formats that hold only plain text.
    var plain: String { value }
}
