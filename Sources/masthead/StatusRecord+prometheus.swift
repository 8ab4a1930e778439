import Foundation

extension StatusRecord {
    /// The record in the text format that Prometheus' node exporter picks up from files.
    var prometheus: [UInt8] {
        let sourceLabels = sourceLabels
        var text = ""
        func tell(_ name: String, _ help: String, _ values: [(labels: String, value: Double?)]) {
            let values = values.compactMap { labels, value in value.map { (labels, $0) } }
            if values.isEmpty { return }
            text += "# HELP masthead_\(name) \(help)\n# TYPE masthead_\(name) gauge\n"
            for (labels, value) in values {
                // Whole numbers, and seconds since 1970 among them, are told without a fraction.
                text +=
                    "masthead_\(name)\(labels) \(value == value.rounded() ? "\(Int64(value))" : "\(value)")\n"
            }
        }
        func tell(_ name: String, _ help: String, _ value: Double?) { tell(name, help, [("", value)]) }
        func tellSources(_ name: String, _ help: String, _ value: (Source) -> Double?) {
            tell(name, help, zip(sourceLabels, sources).map { ($0, value($1)) })
        }
        tell("last_run_timestamp_seconds", "When the last run ended.", run.ended.timeIntervalSince1970)
        tell("last_run_duration_seconds", "How long it took.", run.ended.timeIntervalSince(run.started))
        tell("last_run_exit_code", "How it ended.", Double(run.exitCode))
        tell("last_run_problems", "What it told a person.", Double(run.problems.count))
        tell(
            "last_success_timestamp_seconds",
            "When a run last ended with everything published.",
            lastSuccess?.timeIntervalSince1970
        )
        tell(
            "articles",
            "Articles in the archive.",
            [("{kind=\"own\"}", Double(ownArticles)), ("{kind=\"wire\"}", Double(wireArticles))]
        )
        tell("stories", "Stories in the archive.", Double(stories))
        tell("pending_articles", "Articles that wait to be grouped.", Double(pending))
        tellSources("source_failures", "How many times in a row a source failed.") { Double($0.failures) }
        tellSources("source_last_success_timestamp_seconds", "When a source was last read.") {
            $0.lastSuccess?.timeIntervalSince1970
        }
        tellSources("source_last_news_timestamp_seconds", "When a source last brought something.") {
            $0.lastNews?.timeIntervalSince1970
        }
        return Array(text.utf8)
    }

    /// The labels of each source: its title, and its address where several have that title, for Prometheus takes no
    /// series twice.
    private var sourceLabels: [String] {
        let titles = Dictionary(grouping: sources, by: \.title)
        return sources.map { source in
            let title = "source=\"\(Self.label(source.title))\""
            guard titles[source.title]?.count ?? 0 > 1, let address = source.address else {
                return "{\(title)}"
            }
            return "{\(title),address=\"\(Self.label(address))\"}"
        }
    }

    private static func label(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
