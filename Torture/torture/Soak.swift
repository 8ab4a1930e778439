import ArgumentParser
import Foundation

/// Runs `masthead update` for a long time against feeds that change and fail, and measures what grows.
struct Soak: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run updates one after another against changing feeds with faults, and tell what grows."
    )

    @Option(help: "How many updates.")
    var runs = 500

    @Option(help: "How many feeds.")
    var feeds = 10

    func run() throws {
        let desk = try Desk()
        let wire = try Wire(.fitful)
        try desk.subscribe(to: (0..<feeds).map(wire.address), settings: wire.settings)
        let victim = try Victim()
        var samples: [Sample] = []
        var told = 0
        for number in 1...runs {
            wire.begin(round: number)
            // Two hours lie between two runs, so every feed is due again.
            let ending = try victim.run(
                ["update", "--no-delay"],
                in: desk.folder,
                root: desk.root,
                at: 1_768_550_400 + number * 7200,
                Mishap(tally: desk.tally)
            )
            guard [0, 3].contains(ending.code) else {
                throw Failure(what: "update \(number) ended with \(ending.code): \(ending.errors)")
            }
            if !ending.output.isEmpty || !ending.errors.isEmpty { told += 1 }
            samples.append(try Sample(of: desk))
            if number % 50 == 0 { print("after \(number): \(samples[number - 1])") }
        }
        let part = max(1, runs / 10)
        print("first \(part): \(Sample.mean(of: samples.prefix(part)))")
        print("last \(part): \(Sample.mean(of: samples.suffix(part)))")
        print("\(told) of \(runs) updates told a person something")
    }
}

/// What a run cost and left.
struct Sample: CustomStringConvertible {
    var kilobytes: Double
    var milliseconds: Double
    var files: Double
    var database: Double

    init(of desk: Desk) throws {
        let numbers = try String(contentsOf: desk.tally, encoding: .utf8).split(separator: " ").compactMap {
            Double($0.filter { $0 != "\n" })
        }
        guard numbers.count == 3 else { throw Failure(what: "the run did not tell what it cost") }
        kilobytes = numbers[0]
        milliseconds = numbers[1]
        files = numbers[2]
        let values = try desk.folder.appending(path: "archive.sqlite").resourceValues(forKeys: [.fileSizeKey])
        database = Double((values.fileSize ?? 0) / 1024)
    }

    private init(_ kilobytes: Double, _ milliseconds: Double, _ files: Double, _ database: Double) {
        self.kilobytes = kilobytes
        self.milliseconds = milliseconds
        self.files = files
        self.database = database
    }

    static func mean(of samples: ArraySlice<Sample>) -> Sample {
        func mean(_ value: (Sample) -> Double) -> Double {
            samples.map(value).reduce(0, +) / Double(samples.count)
        }
        return Sample(mean(\.kilobytes), mean(\.milliseconds), mean(\.files), mean(\.database))
    }

    var description: String {
        "peak \(Int(kilobytes)) kB, CPU \(Int(milliseconds)) ms, \(Int(files)) open files at the end, "
            + "archive \(Int(database)) kB"
    }
}

/// A newsroom of nothing but subscriptions over HTTP on this machine.
final class Desk {
    let root: URL
    var folder: URL { root.appending(path: "trial") }
    /// Where a run tells what it cost.
    var tally: URL { root.appending(path: "tally") }

    init() throws {
        root = FileManager.default.temporaryDirectory.appending(path: "soak-\(UUID().uuidString)")
            .resolvingSymlinksInPath()
        try FileManager.default.createDirectory(
            at: root.appending(path: "trial/articles"),
            withIntermediateDirectories: true
        )
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func subscribe(to addresses: [String], settings: String) throws {
        let outlines = addresses.enumerated().map {
            "<outline type=\"rss\" text=\"Feed \($0)\" xmlUrl=\"\($1)\"/>"
        }
        try Data("<opml version=\"2.0\"><head/><body>\(outlines.joined())</body></opml>".utf8)
            .write(to: folder.appending(path: "subscriptions.opml"))
        let toml = """
            [newsroom]
            title = "Soak"
            link = "https://soak.example/"
            time_zone = "UTC"
            [[output]]
            name = "all"
            title = "All"
            limit = 50
            [gate]
            drop = 100
            surge = 1000000
            share = 100
            \(settings)
            """
        try Data(toml.utf8).write(to: folder.appending(path: "masthead.toml"))
    }
}
