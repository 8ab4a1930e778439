import Foundation

/// The data beside the project that is not part of it: conformance suites and real feeds.
enum Shared {
    /// Its folder: `MASTHEAD_SHARED`, else `../shared` beside the project; nil where there is none.
    static let folder: String? = {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["MASTHEAD_SHARED"]
        let folder = named ?? project.deletingLastPathComponent().appendingPathComponent("shared").path
        return FileManager.default.fileExists(atPath: folder + "/conformance") ? folder : nil
    }()

    /// What a test that needs it says where there is none.
    static let absence = "needs the folder ../shared, or the one that MASTHEAD_SHARED names"

    /// The bytes of one of its files.
    static func file(_ path: String) -> [UInt8] {
        [UInt8](FileManager.default.contents(atPath: (folder ?? "") + "/" + path) ?? Data())
    }

    /// The paths of the files in one of its folders.
    static func files(in path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: (folder ?? "") + "/" + path)) ?? []
        return names.sorted().map { path + "/" + $0 }
    }
}
