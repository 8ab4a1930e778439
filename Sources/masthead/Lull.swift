import FeedFormats
import Fetch
import Foundation
import Site

/// A time in which a run has nothing to do, as the last run wrote it down.
///
/// While every file it looks at is as it was and nothing is due, a run changes nothing but the status files. Cron starts
/// most runs for no more than that; they find it out here, before the configuration is read or the archive is opened.
/// Whatever is in doubt leads to a whole run.
struct Lull: Equatable {
    /// What stood at a path.
    struct Place: Equatable {
        /// The path, relative to the newsroom's folder unless it lies elsewhere.
        let path: String
        /// What tells when it is replaced or written to; nil where nothing stood.
        let mark: String?
    }

    /// A status file, with control characters for what changes from run to run.
    struct Notice: Equatable {
        let path: String
        let text: String
    }

    /// The words that the command was called with; others may ask for something else.
    var words: [String]
    /// When it was written.
    var since: Timestamp
    /// When something is due next; nil for never.
    var until: Timestamp?
    /// All that a run looks at.
    var places: [Place]
    /// The status files.
    var notices: [Notice]
}

extension Lull {
    /// Does what a run has to do, where that is nothing; otherwise changes nothing.
    ///
    /// - Returns: whether all is done.
    static func prevails(over words: [String]) -> Bool {
        // A log that tells each step is wanted for the steps.
        guard words.contains("update"), !words.contains(where: { $0.hasSuffix("debug") }),
            isatty(STDOUT_FILENO) == 0, isatty(STDERR_FILENO) == 0,
            let folder = newsroom(named: words),
            let bytes = try? RegularFile.bytes(at: file(of: folder)),
            let lull = Lull(bytes), lull.words == words, lull.holds(at: .now)
        else { return false }
        return lull.pass(in: folder)
    }

    /// Where it lies in the folder of a newsroom.
    static func file(of folder: String) -> String { folder + "/masthead.lull" }

    /// Forgets the one of a newsroom, before something changes there.
    static func end(in folder: String) { try? FileManager.default.removeItem(atPath: file(of: folder)) }

    /// The folder that is named by option or environment, else the one we are in; a whole run also looks upward.
    private static func newsroom(named words: [String]) -> String? {
        let option = "--newsroom"
        if let word = words.firstIndex(of: option) { return words.dropFirst(word + 1).first }
        if let word = words.first(where: { $0.hasPrefix(option + "=") }) {
            return String(word.dropFirst(option.count + 1))
        }
        return ProcessInfo.processInfo.environment["MASTHEAD_NEWSROOM"] ?? "."
    }

    private func holds(at now: Timestamp) -> Bool {
        !now.isEarlier(than: since) && until.map { now.isEarlier(than: $0) } ?? true
    }

    private func pass(in folder: String) -> Bool {
        do {
            let lock = try RunLock(folder + "/masthead.lock")
            defer { withExtendedLifetime(lock) {} }
            // A log with something in it is a part of the archive.
            if try FileMark(of: folder + "/archive.sqlite-wal")?.size ?? 0 > 0 { return false }
            for place in places
            where try FileMark(of: Self.place(of: place.path, in: folder))?.description != place.mark {
                return false
            }
            let now = Timestamp.now
            for notice in notices {
                try WholeFile.replace(
                    Self.place(of: notice.path, in: folder),
                    with: notice.bytes(at: now),
                    followingLinks: false
                )
            }
            return true
        } catch {
            return false
        }
    }

    private static func place(of path: String, in folder: String) -> String {
        path.hasPrefix("/") ? path : "\(folder)/\(path)"
    }
}

extension Lull.Notice {
    /// Takes the text of a status file whose run was at `moment`.
    init(path: String, telling text: [UInt8]) {
        self.path = path
        self.text = String(decoding: text, as: UTF8.self).replacing("\n", with: "\0")
            .replacing(Self.moment.rfc3339, with: "\u{1}").replacing("\(Self.moment.seconds)", with: "\u{2}")
    }

    /// A time at which no run is.
    static let moment = Timestamp(seconds: 253_402_300_799)

    fileprivate func bytes(at now: Timestamp) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0: bytes.append(0x0A)
            case 1: bytes += now.rfc3339.utf8
            case 2: bytes += "\(now.seconds)".utf8
            default: bytes.append(byte)
            }
        }
        return bytes
    }
}

extension Lull {
    /// Its form as text: a line for each thing, which begins with what it is.
    ///
    /// It is nil where a path or a word has a line feed.
    var bytes: [UInt8]? {
        var lines = ["version \(Masthead.version)", "since \(since.seconds)"]
        if let until { lines.append("until \(until.seconds)") }
        lines += words.map { "word \($0)" }
        for place in places { lines += ["mark \(place.mark ?? "")", "at \(place.path)"] }
        for notice in notices { lines += ["text \(notice.text)", "in \(notice.path)"] }
        lines.append("end")
        return lines.contains { $0.utf8.contains(0x0A) } ? nil : Array(lines.joined(separator: "\n").utf8)
    }

    /// Reads that form; nil when it is another version's, or not whole.
    init?(_ bytes: [UInt8]) {
        self.init(words: [], since: Timestamp(seconds: 0), places: [], notices: [])
        var version: String?
        var before = ""
        var isWhole = false
        for line in bytes.split(separator: 0x0A) {
            let name = line.prefix { $0 != 0x20 }
            let value = String(decoding: line.dropFirst(name.count + 1), as: UTF8.self)
            switch String(decoding: name, as: UTF8.self) {
            case "version": version = value
            case "since": since = Timestamp(seconds: Int64(value) ?? .max)
            case "until": until = Timestamp(seconds: Int64(value) ?? .min)
            case "word": words.append(value)
            case "at": places.append(Place(path: value, mark: before.isEmpty ? nil : before))
            case "in": notices.append(Notice(path: value, text: before))
            case "mark", "text": before = value
            case "end": isWhole = true
            default: return nil
            }
        }
        guard isWhole, version == Masthead.version else { return nil }
    }
}
