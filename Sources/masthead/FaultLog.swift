/// The faults of a configuration, and which keys are known in each table.
final class FaultLog {
    private var noted: [ConfigurationError.Fault] = []
    private var tables: [(table: ConfigurationReader.Table, known: Set<String>)] = []

    /// The faults in the order of the file.
    var faults: [ConfigurationError.Fault] { noted.sorted { ($0.line, $0.text) < ($1.line, $1.text) } }

    func note(_ line: Int, _ text: String) {
        let fault = ConfigurationError.Fault(line: line, text: text)
        if !noted.contains(fault) { noted.append(fault) }
    }

    func watch(_ table: ConfigurationReader.Table) { tables.append((table, [])) }

    func know(_ key: String, in table: ConfigurationReader.Table) {
        guard
            let place = tables.firstIndex(where: {
                $0.table.name == table.name && $0.table.index == table.index
            })
        else { return }
        tables[place].known.insert(key)
    }

    func noteUnknownKeys() {
        for (table, known) in tables {
            for key in table.content?.keys ?? [] where !known.contains(key) {
                note(
                    table.lines.line(of: key, in: table.name, table.index),
                    "there is no key “\(key)” in [\(table.name)]" + nearest(to: key, among: known)
                )
            }
        }
    }
}
