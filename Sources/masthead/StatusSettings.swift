/// Where the state of the newsroom is told to programs, as `[status]` says.
struct StatusSettings {
    /// The JSON file; nil for none.
    var file: String?
    /// The text file for Prometheus; nil for none.
    var prometheus: String?

    /// Reads the table; paths are relative to the newsroom's folder, and an empty one is none.
    init(_ reader: inout ConfigurationReader) {
        let table = reader.table("status")
        file = (table.optional("file") ?? "status.json").nonEmpty
        prometheus = table.optional("prometheus")?.nonEmpty
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
