import FeedFormats
import Foundation

/// One feed to read and describe.
struct ParseJob {
    private var file: String?
    private var headers: [String: String] = [:]
    private var url: String?
    private var sanitize = false
    /// What is wrong with the job itself.
    private var fault: String?

    /// Makes the job for a file named on the command line.
    init(file: String, url: String?, sanitize: Bool) {
        self.file = file
        self.url = url
        self.sanitize = sanitize
    }

    /// Reads a job from a line of JSON; what is wrong with it is answered like any other fault.
    init(line: [UInt8], sanitize: Bool) {
        let job: JSONValue
        do {
            job = try JSONReader.read(line).value
        } catch {
            fault = "the job is no JSON: \(error.reason)"
            return
        }
        file = job["file"]?.string
        url = job["url"]?.string
        self.sanitize = sanitize || job["sanitize"]?.bool == true
        for header in job["headers"]?.members ?? [] { headers[header.name] = header.value.string }
        if job.members == nil { fault = "the job is no JSON object" }
        if file == "-" { fault = "a job's file cannot be standard input, which brings the jobs" }
        if fault == nil, file == nil { fault = "the job names no “file”" }
    }

    /// Prints the description of the feed, and tells whether it was one.
    ///
    /// A large document is described entry by entry as it is read, so that no more than its beginning is held.
    func answer() throws -> Bool {
        let start = ContinuousClock.now
        var beginning: [UInt8] = []
        let rest = attempt { try read(into: &beginning) }
        if case .success(let chunks?) = rest { return try describe(beginning, chunks) }
        let result = rest.flatMap { _ in
            attempt {
                let feed = try Feed(parsing: beginning, headers: headers, location: url)
                return sanitize ? feed.sanitised() : feed
            }
        }
        let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        let extra: KeyValuePairs<String, JSONValue> = [
            "file": name, "ms": .number(String(Double((milliseconds * 1000).rounded()) / 1000)),
        ]
        try Terminal.say(vocabularyDocument(result, extra: extra))
        if case .success = result { return true }
        return false
    }

    /// What is read whole, so that its encoding can be decided on all of it.
    private static let whole = 4 << 20

    private var name: JSONValue { file.map { .string($0) } ?? .null }

    private func attempt<Value>(_ work: () throws -> Value) -> Result<Value, ParseFault> {
        Result(catching: work).mapError { ParseFault(description: String(describing: $0)) }
    }

    /// Reads a document; what returns brings the rest of one that is large.
    private func read(into beginning: inout [UInt8]) throws -> DocumentChunks? {
        if let fault { throw ParseFault(description: fault) }
        let chunks = try DocumentChunks(file ?? "-")
        while let chunk = try chunks.next() {
            beginning += chunk
            if beginning.count > Self.whole { return chunks }
        }
        return nil
    }

    /// Prints the description of a large document while it is read.
    private func describe(_ beginning: [UInt8], _ chunks: DocumentChunks) throws -> Bool {
        var writer = VocabularyWriter(extra: ["file": name])
        let reader = FeedReader(headers: headers, location: url)
        var next: Result<[UInt8]?, ParseFault> = .success(beginning)
        while case .success(let chunk?) = next {
            next = attempt {
                try reader.read(chunk.span) { writer.write(sanitize ? $0.sanitised() : $0) }
                return try chunks.next()
            }
            try Terminal.write(writer.take())
        }
        let result = next.flatMap { _ in
            attempt {
                try reader.finish { writer.write(sanitize ? $0.sanitised() : $0) }
                return sanitize ? reader.feed.sanitised() : reader.feed
            }
        }
        writer.end(result)
        try Terminal.say(writer.take())
        if case .success = result { return true }
        return false
    }
}

/// Why a job gave no feed.
struct ParseFault: Error, CustomStringConvertible {
    let description: String
}
