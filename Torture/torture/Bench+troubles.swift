import Foundation
import GRDB

extension Bench {
    /// Lets no file grow beyond a size.
    func limitFiles(_ tally: inout Tally) throws {
        for stage in stages {
            for blocks in [8, 64, 256, 512, 1024] {
                try lay(stage.template)
                let ending = try end(of: start(at: stage.time, limits: "ulimit -f \(blocks)"))
                let odd = ending.code == 0 || ending.code == 1 ? [] : ["it ended with \(ending.code)"]
                let torn = try stage.torn(in: trial)
                tally.note("limited size of files", odd + torn + (try finish(stage)), at: "\(blocks) blocks")
            }
        }
    }

    /// Puts the newsroom on a disk of its own that is nearly full.
    func fillSmallDisk(_ tally: inout Tally) throws {
        for stage in stages {
            for room in [0, 40, 100, 200, 400, 800] {
                try lay(stage.template)
                let size =
                    try FileManager.default.subpathsOfDirectory(atPath: trial.path).count * 4
                    + Stage.bytes(below: trial) / 1024
                try FileManager.default.removeItem(at: trial)
                try FileManager.default.createDirectory(at: trial, withIntermediateDirectories: true)
                guard try mount(kilobytes: size + room) else {
                    print("not run: newsroom on a small disk (no right to mount one)")
                    return
                }
                defer { unmount() }
                for name in try FileManager.default.contentsOfDirectory(atPath: stage.template.path) {
                    try FileManager.default.copyItem(
                        at: stage.template.appending(path: name),
                        to: trial.appending(path: name)
                    )
                }
                let ending = try run(at: stage.time)
                let torn = try stage.torn(in: trial)
                try remount(kilobytes: size + 100_000)
                tally.note(
                    "small disk",
                    refused(ending) + torn + (try finish(stage)),
                    at: "\(room) kB of room"
                )
            }
        }
    }

    /// Lets `public/` be read-only.
    func seal(_ tally: inout Tally) throws {
        for stage in stages {
            try lay(stage.template)
            let folder = trial.appending(path: "public")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let ending = try run(at: stage.time, Mishap(sealed: folder))
            let isTold = ending.code == 1 && ending.errors.contains("public")
            let odd = isTold ? [] : ["it ended with \(ending.code): \(ending.errors.suffix(300))"]
            let torn = try stage.torn(in: trial)
            tally.note("read-only public/", odd + torn + (try finish(stage)), at: stage.name)
        }
    }

    /// Gives runs archives that are broken, another program's, or newer.
    func breakArchive(_ tally: inout Tally) throws {
        let kept = stages.first { stage in
            FileManager.default.fileExists(atPath: stage.template.appending(path: "archive.sqlite").path)
        }
        guard let stage = kept else { return }
        let archive = stage.template.appending(path: "archive.sqlite")
        let sound = try Data(contentsOf: archive)
        var random = Data(count: 4096)
        for index in random.indices { random[index] = UInt8.random(in: 0...255, using: &chance) }
        var variants: [(String, Data)] = [
            ("noise", random), ("nothing at all", Data()), ("text", Data("not a database\n".utf8)),
            ("half of it", sound.prefix(sound.count / 2)),
            ("its first page", sound.prefix(4096)),
            ("noise after its first page", sound.prefix(4096) + random),
        ]
        for page in stride(from: 4096, to: sound.count - 4096, by: max(4096, sound.count / 20 / 4096 * 4096))
        {
            variants.append(
                ("noise in page \(page / 4096)", sound.prefix(page) + random + sound.dropFirst(page + 4096))
            )
        }
        for (name, bytes) in variants {
            try lay(stage.template)
            try bytes.write(to: trial.appending(path: "archive.sqlite"))
            try note("broken archive", name, stage, &tally)
        }
        for (name, sql) in [
            ("a newer one", "INSERT INTO grdb_migrations VALUES ('from the future')"),
            ("another program's", "PRAGMA application_id = 7"),
        ] {
            try lay(stage.template)
            let queue = try DatabaseQueue(path: trial.appending(path: "archive.sqlite").path)
            try queue.write { try $0.execute(sql: sql) }
            try queue.close()
            let before = try Data(contentsOf: trial.appending(path: "archive.sqlite"))
            try note("newer or foreign archive", name, stage, &tally)
            let after = try Data(contentsOf: trial.appending(path: "archive.sqlite"))
            tally.note(
                "newer or foreign archive is left alone",
                before == after ? [] : ["it was changed"],
                at: name
            )
        }
    }

    /// Runs on an archive that is not sound: it is refused in words, or was sound enough.
    private func note(_ kind: String, _ name: String, _ stage: Stage, _ tally: inout Tally) throws {
        let ending = try run(at: stage.time)
        let isTold = ending.code == 1 && ending.errors.contains("archive")
        let odd =
            isTold || ending.code == 0 ? [] : ["it ended with \(ending.code): \(ending.errors.suffix(300))"]
        tally.note(kind, odd + (try stage.torn(in: trial)), at: name)
    }

    /// Lets the clock jump a day back and forth between runs.
    func jump(_ tally: inout Tally) throws {
        let day = 86_400
        for jumps in [[-day, 0], [day, 0], [0, -day, day, 0], [day, -day, 0]] {
            for stage in stages {
                try lay(stage.template)
                var odd: [String] = []
                for jump in jumps {
                    let ending = try run(at: stage.time + jump)
                    if ending.code != 0 {
                        odd.append("it ended with \(ending.code): \(ending.errors.suffix(300))")
                    }
                }
                let dump = try ArchiveDump(of: trial.appending(path: "archive.sqlite").path)
                for table in ["article", "minted"] where dump.names(in: table) != stage.dump.names(in: table)
                {
                    odd.append("the rows of \(table) are others")
                }
                tally.note("clock jumps by a day", odd, at: "\(jumps), \(stage.name)")
            }
        }
    }

    /// Runs several at once: one does the work, the others leave it alone or wait.
    func runTogether(_ number: Int, _ tally: inout Tally) throws {
        for (stage, waits) in stages.flatMap({ stage in [false, true].map { (stage, $0) } }) {
            try lay(stage.template)
            let arguments = Self.update + (waits ? ["--wait=5m"] : [])
            let runs = try (0..<number).map { index in
                try start(at: stage.time, arguments, as: "together-\(index)")
            }
            let endings = try runs.enumerated().map { try end(of: $1, as: "together-\($0)") }
            var odd = endings.filter { $0.code != 0 && (waits || $0.code != 75) }.map {
                "one ended with \($0.code): \($0.errors.suffix(300))"
            }
            if !endings.contains(where: { $0.code == 0 }) { odd.append("none did the work") }
            tally.note(
                "\(number) runs at once",
                odd + (try finish(stage)),
                at: "\(stage.name), waiting \(waits)"
            )
        }
    }
}
