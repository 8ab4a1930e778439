import Foundation

/// What a child process cost.
struct Child: CustomStringConvertible {
    /// Seconds of processor time.
    let processor: Double
    /// Seconds on the clock.
    let wall: Double
    /// Megabytes it held at most.
    let memory: Double
    let status: Int32

    var description: String {
        String(format: "%.2f s of CPU, %.1f s, %.0f MB", processor, wall, memory)
            + (status == 0 ? "" : ", exit \(status)")
    }

    /// Runs a program to its end.
    static func run(_ program: String, _ arguments: [String]) throws -> Child {
        var pid: pid_t = 0
        let words = ([program] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        let start = ContinuousClock.now
        guard posix_spawn(&pid, program, nil, nil, words + [nil], environ) == 0 else {
            throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: program])
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(pid, &status, 0, &usage) < 0, errno == EINTR {}
        let seconds = { (time: timeval) in Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return Child(
            processor: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            wall: (ContinuousClock.now - start) / .seconds(1),
            memory: Double(usage.ru_maxrss) / 1024,
            status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        )
    }
}
