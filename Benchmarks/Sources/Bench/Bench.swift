import Baseline
import FeedFormats
import Foundation

/// Measures reading, writing and fetching: `Bench [all|read|write|fetch] [folder of feeds] [masthead]`.
///
/// Reading stands beside its bound, raw libxml2 over the same bytes, measured in the same run.
@main
struct Bench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let work = arguments.first ?? "all"
        let folder = arguments.dropFirst().first ?? "../shared/perf/feeds"
        // First, because a child's memory is told as no less than what this process held when it began.
        if ["all", "fetch"].contains(work) {
            try fetch(from: folder, by: arguments.dropFirst(2).first ?? ".build/release/masthead")
        }
        if ["all", "read"].contains(work) { try read(documents(in: folder)) }
        if ["all", "write"].contains(work) { try write() }
    }

    /// Every file of a folder, in memory.
    static func documents(in folder: String) -> [[UInt8]] {
        let files = FileManager.default
        let names = (try? files.contentsOfDirectory(atPath: folder).sorted()) ?? []
        return names.compactMap { files.contents(atPath: "\(folder)/\($0)").map { Array($0) } }
    }

    private static func read(_ documents: [[UInt8]]) throws {
        guard !documents.isEmpty else {
            print("read   no feeds found: give a folder of feeds as the argument")
            return
        }
        let megabytes = Double(documents.reduce(0) { $0 + $1.count }) / 1e6
        var (bound, ours) = (Double.infinity, Double.infinity)
        var (feeds, entries) = (0, 0)
        for _ in 0..<5 {
            bound = min(
                bound,
                processorTime {
                    for document in documents { _ = baseline_parse(document, document.count) }
                }
            )
            (feeds, entries) = (0, 0)
            ours = min(
                ours,
                processorTime {
                    for document in documents {
                        guard let feed = try? Feed(parsing: document) else { continue }
                        feeds += feed.entries.isEmpty ? 0 : 1
                        entries += feed.entries.count
                    }
                }
            )
        }
        print(
            "read   \(documents.count) documents, \(told(megabytes)) MB: \(feeds) feeds with \(entries) entries, "
                + "\(told(megabytes / ours)) MB/s; \(told(ours / bound)) times raw libxml2 (\(told(megabytes / bound)) MB/s)"
        )
    }

    private static func write() throws {
        var head = Head()
        head.id = "https://bench.example/feed"
        head.title = Text("Benchmark")
        head.subtitle = Text("Articles of two kilobytes")
        head.link = "https://bench.example/"
        let body = String(
            repeating: "<p>A sentence of a body, with an &amp; and a <b>mark</b> in it.</p>",
            count: 31
        )
        let count = 10_000
        for format in [Feed.Format.rss, .atom, .json] {
            var bytes = 0
            let time = try processorTime {
                let writer = try FeedWriter(format, head: head)
                for number in 0..<count {
                    var entry = Entry()
                    entry.id = "tag:bench.example,2026:\(number)"
                    entry.title = Text("Article & number \(number)")
                    entry.link = "https://bench.example/\(number)"
                    entry.published = Timestamp(seconds: 1_790_000_000 + Int64(number), offset: 120)
                    entry.authors = [Person(name: "City Desk")]
                    entry.content = [Text(body, kind: .html)]
                    writer.write(entry)
                    bytes += writer.take().count
                }
                writer.end()
                bytes += writer.take().count
            }
            print(
                "write  \(format.rawValue): \(Int(Double(count) / time)) articles/s, \(told(Double(bytes) / 1e6 / time)) MB/s"
            )
        }
    }

    /// Seconds of processor time that a piece of work takes.
    private static func processorTime(_ work: () throws -> Void) rethrows -> Double {
        let start = clock()
        try work()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }

    private static func told(_ number: Double) -> String {
        number.formatted(.number.precision(.significantDigits(3)).grouping(.never))
    }
}
