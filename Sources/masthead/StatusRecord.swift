import Archive
import FeedFormats
import Fetch
import Foundation

/// How the last run ended and how each source stands, for programs that watch over the newsroom.
struct StatusRecord: Codable, Equatable {
    /// The last run.
    struct LastRun: Codable, Equatable {
        var started: Date
        var ended: Date
        var exitCode: Int32
        var problems: [String]
    }

    /// A source.
    struct Source: Codable, Equatable {
        var title: String
        /// Its address; nil in records of versions that did not write it.
        var address: String?
        var failures: Int
        var fault: String?
        var lastSuccess: Date?
        var lastNews: Date?
    }

    var version: String
    var newsroom: String
    var run: LastRun
    /// When a run last ended with everything in its place, perhaps without some sources; nil before the first.
    var lastSuccess: Date?
    var ownArticles: Int
    var wireArticles: Int
    var stories: Int
    /// Articles that no grouping has looked at yet, those under embargo included.
    var pending: Int
    var sources: [Source]
}

extension StatusRecord {
    /// The record in a file; nil where none can be read.
    init?(at path: String) {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let bytes = try? RegularFile.bytes(at: path),
            let record = try? decoder.decode(Self.self, from: Data(bytes))
        else { return nil }
        self = record
    }

    /// The record as a JSON object over several lines.
    var json: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.dateEncodingStrategy = .iso8601
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try Array(encoder.encode(self)) + [0x0A]
        }
    }
}

extension Date {
    init(_ time: Timestamp) { self.init(timeIntervalSince1970: Double(time.seconds)) }
}
