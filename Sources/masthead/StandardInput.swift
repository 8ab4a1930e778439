import Foundation

/// The bytes of standard input, as they come.
struct StandardInput {
    /// Takes standard input, unless it is closed or a folder, which Foundation would crash on, or has no end.
    init() throws(FileError) {
        let files = FileManager.default
        guard !StandardStreams.isInputClosed else {
            throw FileError(path: "standard input", reason: "it is closed")
        }
        if (try? files.contentsOfDirectory(atPath: "/dev/stdin")) != nil {
            throw FileError(path: "standard input", reason: "it is a folder")
        }
        if StandardStreams.isEndless(STDIN_FILENO) {
            throw FileError(path: "standard input", reason: StandardStreams.endless)
        }
    }

    /// What has come since the last call, waiting for something to come; nil at the end.
    func next() -> [UInt8]? {
        let bytes = FileHandle.standardInput.availableData
        return bytes.isEmpty ? nil : Array(bytes)
    }
}
