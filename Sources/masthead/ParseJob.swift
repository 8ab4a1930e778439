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
    func answer() throws -> Bool {
        let start = ContinuousClock.now
        let result: Result<Feed, ParseFault> = read()
        let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        let extra: KeyValuePairs<String, JSONValue> = [
            "file": file.map { .string($0) } ?? .null,
            "ms": .number(String(Double((milliseconds * 1000).rounded()) / 1000)),
        ]
        try Terminal.say(vocabularyDocument(result, extra: extra))
        if case .success = result { return true }
        return false
    }

    private func read() -> Result<Feed, ParseFault> {
        if let fault { return .failure(ParseFault(description: fault)) }
        do {
            let feed = try Feed(parsing: bytes(), headers: headers, location: url)
            return .success(sanitize ? feed.sanitised() : feed)
        } catch let error as FormatError {
            return .failure(ParseFault(description: error.description))
        } catch let error as FileError {
            return .failure(ParseFault(description: error.description))
        } catch {
            return .failure(ParseFault(description: error.localizedDescription))
        }
    }

    /// The document's bytes; the file may be a pipe.
    private func bytes() throws -> [UInt8] {
        let file = file ?? "-"
        if file == "-" {
            let input = try StandardInput()
            var bytes: [UInt8] = []
            while let more = input.next() { bytes += more }
            return bytes
        }
        let url = URL(filePath: file)
        guard let values = try? url.resourceValues(forKeys: [.isDirectoryKey]) else {
            throw FileError(path: file, reason: "there is no such file")
        }
        if values.isDirectory == true { throw FileError(path: file, reason: "it is a folder") }
        return try Array(Data(contentsOf: url))
    }
}

/// Why a job gave no feed.
struct ParseFault: Error, CustomStringConvertible {
    let description: String
}
