/// How long what sources brought is kept, as `[retention]` says; for ever where it says nothing.
struct RetentionSettings {
    /// Days after the last change.
    var days: Int?
    /// Articles of each source, the newest.
    var articles: Int?

    /// Reads the table.
    init(_ reader: inout ConfigurationReader) {
        let table = reader.table("retention")
        days = table.integer("days", in: 1...36_500)
        articles = table.integer("articles", in: 1...10_000_000)
    }
}
