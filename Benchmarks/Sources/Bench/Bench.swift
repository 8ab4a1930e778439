import Baseline
import FeedFormats
import Foundation

/// Measures reading, writing, fetching and grouping: `Bench [all|read|write|fetch|stream|count] [folder of feeds]
/// [masthead]`, and `Bench group [folder of labelled collections]`.
///
/// Reading stands beside its bound, raw libxml2 over the same bytes, and beside fastfeedparser where Python has
/// it, measured in the same run. `count` reads once and `count-bound` walks the bound once, for callgrind, as
/// `count-write-rss` and `count-write-bound-rss` write a thousand articles once, and the same in `atom`.
@main
struct Bench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let work = arguments.first ?? "all"
        if work == "group" {
            return try GroupBench(collections: arguments.dropFirst().first ?? "../shared/dedup").run()
        }
        let folder = arguments.dropFirst().first ?? "../shared/perf/feeds"
        switch work {
        case "read": try read(documents(in: folder), folder)
        case "write": write()
        case "fetch": try fetch(from: folder, by: arguments.dropFirst(2).first ?? ".build/release/masthead")
        case "stream": try stream()
        case "count": for document in documents(in: folder) { _ = try? Feed(parsing: document) }
        case "count-bound":
            for document in documents(in: folder) { _ = baseline_parse(document, document.count) }
        case "count-nothing": _ = documents(in: folder)
        case "count-write-rss", "count-write-atom", "count-write-json":
            print(written(entries(1000), as: Feed.Format(rawValue: String(work.dropFirst(12))) ?? .rss))
        case "count-write-bound-rss": print(baseline(.rss, 1000))
        case "count-write-bound-atom": print(baseline(.atom, 1000))
        case "count-write-nothing": print(entries(1000).count)
        default:
            // First, because a child's memory is told as no less than what this process held when it began.
            try fetch(from: folder, by: arguments.dropFirst(2).first ?? ".build/release/masthead")
            try stream()
            try read(documents(in: folder), folder)
            write()
        }
    }

    /// Every file of a folder, in memory.
    static func documents(in folder: String) -> [[UInt8]] {
        let files = FileManager.default
        let names = (try? files.contentsOfDirectory(atPath: folder).sorted()) ?? []
        return names.compactMap { files.contents(atPath: "\(folder)/\($0)").map { Array($0) } }
    }

    private static func read(_ documents: [[UInt8]], _ folder: String) throws {
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
        if let peer = peer(folder) {
            print(
                "read   fastfeedparser: \(told(megabytes / peer)) MB/s; ours takes \(told(ours / peer)) times as long"
            )
        }
    }

    /// Seconds of processor time that fastfeedparser takes for the same documents; nil where it is not there.
    private static func peer(_ folder: String) -> Double? {
        let script = """
            import os, sys, time, fastfeedparser
            folder = sys.argv[1]
            documents = [open(os.path.join(folder, name), "rb").read() for name in sorted(os.listdir(folder))]
            best = float("inf")
            for _ in range(5):
                start = time.process_time()
                for document in documents:
                    try: fastfeedparser.parse(document)
                    except ValueError: pass
                best = min(best, time.process_time() - start)
            print(best)
            """
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = ["python3", "-c", script, folder]
        let output = Pipe()
        python.standardOutput = output
        python.standardError = FileHandle.nullDevice
        guard (try? python.run()) != nil else { return nil }
        let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return Double(answer.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Writing stands beside libxml2's own text writer in C, and Python's feedgen where that is installed.
    private static func write() {
        let count = 10_000
        let entries = entries(count)
        for format in Feed.Format.allCases {
            var (bytes, ours, bound) = (0, Double.infinity, Double.infinity)
            for _ in 0..<5 {
                bytes = 0
                ours = min(ours, processorTime { bytes = written(entries, as: format) })
                if format == .json { continue }
                bound = min(bound, processorTime { _ = baseline(format, count) })
            }
            let speed = Double(count) / ours
            let share = format == .json ? "" : "; \(told(bound / ours * 100)) % of xmlTextWriter in C"
            print(
                "write  \(format.rawValue): \(Int(speed)) articles/s, \(told(Double(bytes) / 1e6 / ours)) MB/s\(share)"
            )
        }
        feedgen(count / 10)
    }

    /// Two kilobytes of HTML.
    private static let body = String(
        repeating: "<p>A sentence of a body, with an &amp; and a <b>mark</b> in it.</p>",
        count: 31
    )

    private static func entries(_ count: Int) -> [Entry] {
        (0..<count).map { number in
            var entry = Entry()
            entry.id = "tag:bench.example,2026:\(number)"
            entry.title = Text("Article & number \(number)")
            entry.link = "https://bench.example/\(number)"
            entry.published = Timestamp(seconds: 1_790_000_000 + Int64(number), offset: 120)
            entry.authors = [Person(name: "City Desk")]
            entry.summary = Text("A summary")
            entry.content = [Text(body, kind: .html)]
            return entry
        }
    }

    /// How many bytes libxml2's text writer makes of the same articles.
    private static func baseline(_ format: Feed.Format, _ count: Int) -> Int {
        format == .rss ? baseline_write_rss(Int32(count), body) : baseline_write_atom(Int32(count), body)
    }

    private static func written(_ entries: [Entry], as format: Feed.Format) -> Int {
        var head = Head()
        head.id = "https://bench.example/feed"
        head.title = Text("Benchmark")
        head.subtitle = Text("Articles of two kilobytes")
        head.link = "https://bench.example/"
        var bytes = 0
        let writer = FeedWriter(format, head: head)
        for entry in entries {
            writer.write(entry)
            bytes += writer.take().count
        }
        writer.end()
        return bytes + writer.take().count
    }

    private static func feedgen(_ count: Int) {
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "feedgen_speed.py")
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = ["python3", script.path, String(count)]
        let input = Pipe()
        python.standardInput = input
        python.standardError = FileHandle.nullDevice
        guard (try? python.run()) != nil else { return }
        try? input.fileHandleForWriting.write(contentsOf: Data(body.utf8))
        try? input.fileHandleForWriting.close()
        python.waitUntilExit()
        if python.terminationStatus != 0 { print("write  feedgen is not there: pip install feedgen") }
    }

    /// Seconds of processor time that a piece of work takes.
    static func processorTime(_ work: () throws -> Void) rethrows -> Double {
        let start = clock()
        try work()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }

    static func told(_ number: Double) -> String {
        number.formatted(.number.precision(.significantDigits(3)).grouping(.never))
    }
}
