import Foundation

extension Bench {
    /// Puts a small disk in the place of the trial; false without the right to.
    func mount(kilobytes: Int) throws -> Bool { try mount("size=\(kilobytes)k") == 0 }

    /// Gives the small disk another size.
    func remount(kilobytes: Int) throws { _ = try mount("remount,size=\(kilobytes)k") }

    func unmount() { _ = try? run("/bin/umount", [trial.path]) }

    private func mount(_ options: String) throws -> Int32 {
        try run("/bin/mount", ["-t", "tmpfs", "-o", options, "none", trial.path])
    }

    private func run(_ program: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
