import Foundation

/// Measures grouping with the built command, over streams made of the words of labelled collections.
struct GroupBench {
    private let program: String
    private let collections: String

    init(collections: String) {
        program = ".build/release/masthead"
        self.collections = collections
    }

    /// Groups streams of several lengths from nothing, then 500 new articles beside an archive of 30 days.
    func run() throws {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            tell("no program found: swift build -c release --product masthead")
            return
        }
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "masthead-bench-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try fromNothing(100_000, length: 200, in: folder)
        try fromNothing(1_000_000, length: 20, in: folder)
        try beside(100_000, new: 500, in: folder)
    }

    private func stream(of count: Int, length: Int) -> WordStream? {
        let stream = WordStream(learningFrom: collections, spread: count, length: length)
        if stream == nil { tell("no collections found: give their folder as the argument") }
        return stream
    }

    private func fromNothing(_ count: Int, length: Int, in folder: URL) throws {
        guard var stream = stream(of: count, length: length) else { return }
        let input = folder.appending(path: "stream.jsonl")
        try Data().write(to: input)
        let handle = try FileHandle(forWritingTo: input)
        for _ in 0..<(count / 1_000) {
            let lines = (0..<1_000).map { _ -> String in
                // Apart, since the stream learns a new article's names while it makes it.
                let article = stream.next()
                return stream.json(article, names: ("id", "body", "published")) + "\n"
            }
            try handle.write(contentsOf: Data(lines.joined().utf8))
        }
        try handle.close()
        let megabytes = try input.resourceValues(forKeys: [.fileSizeKey]).fileSize.map { $0 / 1_000_000 } ?? 0
        tell(
            "\(count) articles (\(megabytes) MB) from nothing: \(try measure(["group", "--jsonl"], input: input))"
        )
        try FileManager.default.removeItem(at: input)
    }

    /// Tells a result at once: the next one may take minutes.
    private func tell(_ line: String) { FileHandle.standardOutput.write(Data("group  \(line)\n".utf8)) }

    /// Reads articles into a newsroom, groups them, then reads and groups some more.
    private func beside(_ count: Int, new: Int, in folder: URL) throws {
        guard var stream = stream(of: count, length: 200) else { return }
        let desk = folder.appending(path: "desk").path
        _ = try measure(["init", desk, "--link", "https://bench.example/", "--time-zone", "UTC"])
        let outlets = 400
        var items = [[String]](repeating: [], count: outlets)
        func write(_ count: Int) {
            for _ in 0..<count {
                let article = stream.next()
                let item = stream.json(article, names: ("id", "content_text", "date_published"))
                items[article.outlet].append(item)
            }
        }
        func save() throws {
            for (outlet, items) in items.enumerated() {
                let feed =
                    #"{"version":"https://jsonfeed.org/version/1.1","title":"Outlet \#(outlet)","items":["#
                    + items.joined(separator: ",") + "]}"
                try Data(feed.utf8).write(to: URL(filePath: "\(desk)/sources/\(outlet).json"))
            }
        }
        let list = (0..<outlets).map { #"<outline text="Outlet \#($0)" xmlUrl="file:sources/\#($0).json"/>"# }
        let opml = #"<opml version="2.0"><body>\#(list.joined())</body></opml>"#
        try Data(opml.utf8).write(to: URL(filePath: desk + "/subscriptions.opml"))
        write(count)
        try save()
        _ = try measure(["fetch", "--newsroom", desk])
        tell("\(count) articles of an archive: \(try measure(["group", "--newsroom", desk]))")
        write(new)
        try save()
        _ = try measure(["fetch", "--newsroom", desk])
        tell("\(new) new ones beside them: \(try measure(["group", "--newsroom", desk]))")
    }

    /// Runs the program, its answers thrown away, and tells what it cost.
    private func measure(_ arguments: [String], input: URL? = nil) throws -> Child {
        let script = "exec \"$@\" <'\(input?.path ?? "/dev/null")' >/dev/null"
        return try Child.run("/bin/sh", ["-c", script, "sh", program] + arguments)
    }
}
