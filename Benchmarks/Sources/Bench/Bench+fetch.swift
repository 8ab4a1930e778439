import Foundation

/// Measures fetching: a real nginx on the loopback interface serves a folder of feeds, and the built command reads
/// them twice, beside `curl --parallel` over the same addresses.
extension Bench {
    static func fetch(from feeds: String, by masthead: String) throws {
        guard FileManager.default.isExecutableFile(atPath: masthead),
            FileManager.default.isExecutableFile(atPath: NginxServer.program)
        else {
            print(
                "fetch  needs \(masthead) (swift build -c release) and \(NginxServer.program) (apt-get install nginx-light)"
            )
            return
        }
        for isSecure in [false, true] {
            let server = try NginxServer(serving: feeds, isSecure: isSecure)
            defer { server.stop() }
            let name = isSecure ? "over TLS" : "plain"
            try fetch(server.addresses, from: server, by: masthead, as: name)
        }
        let server = try NginxServer(serving: feeds, isSecure: false)
        defer { server.stop() }
        let many = (0..<10).flatMap { copy in
            server.addresses.map { $0.replacing("/feeds/", with: "/\(copy)/feeds/") }
        }
        for addresses in [server.addresses, many] {
            let newsroom = try BenchNewsroom(reading: addresses, settings: server.settings, by: masthead)
            defer { newsroom.remove() }
            let run = try newsroom.run("fetch", "--no-delay")
            print(
                "fetch  \(addresses.count) feeds without grouping: \(run), \(try newsroom.articles()) articles"
            )
        }
    }

    private static func fetch(
        _ addresses: [String],
        from server: NginxServer,
        by masthead: String,
        as name: String
    ) throws {
        let curl = try curl(addresses, server)
        print("fetch  \(name), curl --parallel: \(curl); \(server.takeLog())")
        let newsroom = try BenchNewsroom(reading: addresses, settings: server.settings, by: masthead)
        defer { newsroom.remove() }
        for step in ["first", "settled"] {
            let run = try newsroom.run("update", "--no-delay")
            let more = String(format: "%+.2f", run.processor - curl.processor)
            print("fetch  \(name), \(step) update: \(run) (\(more) s beyond curl); \(server.takeLog())")
        }
        print("fetch  \(name): \(try newsroom.articles()) articles in the archive")
    }

    private static func curl(_ addresses: [String], _ server: NginxServer) throws -> Child {
        let list = server.folder.appending(path: "curl.txt")
        let lines = addresses.map { "url = \"\($0)\"\noutput = \"/dev/null\"\n" }.joined()
        try Data(lines.utf8).write(to: list)
        return try Child.run(
            "/usr/bin/curl",
            [
                "--parallel", "--parallel-max", "16", "--compressed", "--insecure", "--silent", "--config",
                list.path,
            ]
        )
    }
}

/// A newsroom that reads some addresses, in a folder of its own.
struct BenchNewsroom {
    let folder: URL
    private let masthead: String

    init(reading addresses: [String], settings: String, by masthead: String) throws {
        self.masthead = masthead
        folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        let articles = folder.appending(path: "articles")
        try FileManager.default.createDirectory(at: articles, withIntermediateDirectories: true)
        let outlines = addresses.enumerated().map { "<outline text=\"\($0)\" xmlUrl=\"\($1)\"/>\n" }.joined()
        try Data("<opml version=\"2.0\"><body>\n\(outlines)</body></opml>".utf8)
            .write(to: folder.appending(path: "subscriptions.opml"))
        let configuration = """
            [newsroom]
            title = "Bench"
            link = "https://bench.example/"
            time_zone = "UTC"
            [[output]]
            name = "wire"
            title = "Wire"
            [fetch]
            \(settings)
            """
        try Data(configuration.utf8).write(to: folder.appending(path: "masthead.toml"))
    }

    func run(_ arguments: String...) throws -> Child {
        try Child.run(masthead, arguments + ["--newsroom", folder.path])
    }

    /// How many articles came from sources.
    func articles() throws -> Int {
        let answer = folder.appending(path: "status.json")
        _ = try Child.run(
            "/bin/sh",
            ["-c", "\"$0\" status --json --newsroom \"$1\" > \"$2\"", masthead, folder.path, answer.path]
        )
        let status = try JSONSerialization.jsonObject(with: Data(contentsOf: answer)) as? [String: Any]
        return status?["wire"] as? Int ?? 0
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}
