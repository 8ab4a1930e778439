import Foundation
import Practice
import Testing

@Suite struct PracticeServerTests {
    /// What `curl` made of an answer.
    private struct Outcome {
        let status: Int32
        let text: String
    }

    private static func curl(_ arguments: String...) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/curl")
        process.arguments = ["--silent", "--max-time", "20", "--noproxy", "*"] + arguments
        process.environment = [:]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, text: String(decoding: data, as: UTF8.self))
    }

    @Test("it answers over both address families, and logs what was asked byte for byte", arguments: [0, 1])
    func plain(family: Int) throws {
        let server = try PracticeServer(family: family == 0 ? .v4 : .v6) { request in
            Response(200, [("X-Target", request.target)], text: "hello")
        }
        let outcome = try Self.curl("-H", "If-None-Match: W/\"a\"", server.url("/feed?x=%41&y"))
        #expect(outcome.text == "hello")
        let request = try #require(server.requests.first)
        #expect(request.target == "/feed?x=%41&y")
        #expect(request["if-none-match"] == "W/\"a\"")
        #expect(request.isConditional)
        server.stop()
    }

    @Test("it speaks TLS, and only who trusts its certificate believes it")
    func tls() throws {
        let server = try PracticeServer(tls: true) { _ in
            Response(text: String(repeating: "secret ", count: 20_000))
        }
        defer { server.stop() }
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pem")
        try Data(#require(server.certificatePEM).utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try Self.curl("--cacert", file.path, server.url("/")).text.utf8.count == 140_000)
        #expect(try Self.curl(server.url("/")).status == 60)
        #expect(server.offers == ["h2", "http/1.1"])
    }

    @Test("two requests can share a connection")
    func reuse() throws {
        let server = try PracticeServer { _ in Response(text: "x") }
        defer { server.stop() }
        _ = try Self.curl(server.url("/1"), server.url("/2"))
        #expect(server.requests.map(\.connection) == [0, 0])
    }

    private static let faults: [(Response, status: Int32)] = [
        (Response(body: .chunked([Array("a".utf8), Array("b".utf8)])), 0),
        (Response(body: .untilClose(Array("all".utf8))), 0),
        (Response(body: .claiming(length: 100, Array("short".utf8))), 18),
        (Response(body: .brokenChunk(Array("x".utf8))), 56),
        (Response(.reset), 56),
        (Response(.garbage(Array("nonsense\n".utf8))), 1),
    ]

    @Test("it misbehaves as it is told", arguments: faults.indices)
    func misbehaves(index: Int) throws {
        let server = try PracticeServer { _ in Self.faults[index].0 }
        defer { server.stop() }
        #expect(try Self.curl(server.url("/")).status == Self.faults[index].status)
    }

    @Test("an endless body or head goes on until the reader has enough", arguments: [false, true])
    func endless(isHead: Bool) throws {
        let server = try PracticeServer { _ in
            isHead ? Response(.endlessHead) : Response(body: .endless([UInt8](repeating: 32, count: 10_000)))
        }
        defer { server.stop() }
        let status = try Self.curl("--max-time", "1", "-o", "/dev/null", server.url("/")).status
        #expect(isHead ? status != 0 : status == 28)
    }

    @Test("stopping ends readers that wait")
    func stops() throws {
        let server = try PracticeServer { _ in Response(.silence) }
        let reader = Process()
        reader.executableURL = URL(filePath: "/usr/bin/curl")
        reader.arguments = ["--silent", "--max-time", "60", server.url("/")]
        reader.standardInput = FileHandle.nullDevice
        try reader.run()
        while server.requests.isEmpty { usleep(1000) }
        server.stop()
        reader.waitUntilExit()
        #expect(reader.terminationStatus == 52)
    }
}
