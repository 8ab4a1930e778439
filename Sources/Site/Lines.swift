import Foundation

/// The lines of a file, one after the other, with their line feeds.
struct Lines {
    private let file: FileHandle
    private var held: [UInt8] = []
    private var position = 0

    init(of path: String) throws { file = try FileHandle(forReadingFrom: URL(filePath: path)) }

    mutating func next() throws -> [UInt8]? {
        var searched = position
        while true {
            if let end = held[searched...].firstIndex(of: 0x0A) {
                defer { position = end + 1 }
                return Array(held[position...end])
            }
            searched = held.count
            guard let more = try file.read(upToCount: 1 << 16), !more.isEmpty else { break }
            held.removeSubrange(..<position)
            searched -= position
            position = 0
            held += more
        }
        defer { position = held.count }
        return position < held.count ? Array(held[position...]) : nil
    }
}
