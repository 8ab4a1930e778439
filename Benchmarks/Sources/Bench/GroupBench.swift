import Foundation

/// Measures grouping with the built command, over streams made of the words of labelled collections.
struct GroupBench {
    private let program: String
    private let collections: String
    private static let time = "/usr/bin/time"

    init(collections: String) {
        program = ".build/release/masthead"
        self.collections = collections
    }

    /// Groups streams of several lengths from nothing, then 500 new articles beside an archive of 30 days.
    func run() throws {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            print("group  no program found: swift build -c release --product masthead")
            return
        }
        guard FileManager.default.isExecutableFile(atPath: Self.time) else {
            print("group  no GNU time found: apt-get install time")
            return
        }
        guard WordStream(learningFrom: collections) != nil else {
            print("group  no collections found: give their folder as the argument")
            return
        }
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "masthead-bench-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for count in [100_000, 1_000_000] { try fromNothing(count, in: folder) }
        try beside(100_000, new: 500, in: folder)
    }

    private func fromNothing(_ count: Int, in folder: URL) throws {
        guard var stream = WordStream(learningFrom: collections) else { return }
        let input = folder.appending(path: "stream.jsonl")
        try Data().write(to: input)
        let handle = try FileHandle(forWritingTo: input)
        for _ in 0..<count {
            try handle.write(contentsOf: Self.line(stream.next(spread: count).jsonObject))
        }
        try handle.close()
        let used = try measure(["group", "--jsonl"], input: input)
        print("group  \(count) articles from nothing: \(used)")
        try FileManager.default.removeItem(at: input)
    }

    /// Reads articles into a newsroom, groups them, then reads and groups some more.
    private func beside(_ count: Int, new: Int, in folder: URL) throws {
        guard var stream = WordStream(learningFrom: collections) else { return }
        let desk = folder.appending(path: "desk").path
        _ = try measure(["init", desk, "--link", "https://bench.example/", "--time-zone", "UTC"])
        let outlets = 400
        var items = [[String]](repeating: [], count: outlets)
        func write(_ article: WordStream.Article) {
            items[article.outlet].append(Self.item(article))
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
        for _ in 0..<count { write(stream.next(spread: count)) }
        try save()
        _ = try measure(["fetch", "--newsroom", desk])
        print("group  \(count) articles of an archive: \(try measure(["group", "--newsroom", desk]))")
        for _ in 0..<new { write(stream.next(spread: count)) }
        try save()
        _ = try measure(["fetch", "--newsroom", desk])
        print("group  \(new) new ones beside them: \(try measure(["group", "--newsroom", desk]))")
    }

    private static func line(_ object: [String: Any]) throws -> Data {
        try JSONSerialization.data(withJSONObject: object) + [0x0A]
    }

    private static func item(_ article: WordStream.Article) -> String {
        var object = article.jsonObject
        object["date_published"] = object["published"]
        object["content_text"] = object["body"]
        for name in ["published", "body", "source"] { object[name] = nil }
        return String(decoding: (try? line(object)) ?? Data(), as: UTF8.self)
    }

    /// Runs the program and returns what it used of processor and memory.
    private func measure(_ arguments: [String], input: URL? = nil) throws -> String {
        let process = Process()
        // GNU time tells the memory of this child alone.
        process.executableURL = URL(filePath: Self.time)
        process.arguments = ["-f", "%U %S %M", program] + arguments
        process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let figures = told.split(separator: "\n").last?.split(separator: " ").compactMap { Double($0) } ?? []
        guard process.terminationStatus == 0, figures.count == 3 else { return "failed: \(told)" }
        let seconds = figures[0] + figures[1]
        return "\((seconds * 100).rounded() / 100) s of CPU, \(Int(figures[2] / 1_000)) MB"
    }
}
