import Foundation
import Testing

@Suite("Withdrawals, as they are told")
struct WithdrawalTests {
    @Test("a withdrawal is told by explain and in a list, also when it was taken back")
    func told() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        #expect(try newsroom.command.run("withdraw", "--list").output == "")
        let id = "us-resumes-military-operations-in-iraq"
        try newsroom.command.run("withdraw", id, "--reason", "It was untrue")
        let explained = try newsroom.command.run("explain", id)
        #expect(
            explained.output.contains("    withdrawn 20") && explained.output.contains("Z: It was untrue")
        )
        #expect(
            try newsroom.command.run("explain", id, "--json").output.contains(#""reason":"It was untrue""#)
        )
        let list = try newsroom.command.run("withdraw", "--list")
        #expect(
            list.status == 0 && list.output.contains("“US Resumes Military Operations in Iraq”  withdrawn 20")
        )
        #expect(!list.output.contains("brought back"))
        let name = try #require(list.lines.last { $0.contains(id) }).trimmingPrefix("    ")
        #expect(try newsroom.command.run("withdraw", String(name), "--undo").status == 0)
        #expect(try newsroom.command.run("withdraw", "--list").output.contains(", brought back 20"))
        #expect(try newsroom.command.run("explain", id).output.contains(", brought back 20"))
        let objects = try newsroom.command.run("withdraw", "--list", "--json").lines.map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
        #expect(objects.count == list.lines.count / 2)
        #expect(objects.allSatisfy { $0?["reason"] as? String == "It was untrue" && $0?["undone"] is String })
    }

    @Test("a reason stands on one line of the list, in the direction of the others")
    func reasonOnOneLine() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let id = "us-resumes-military-operations-in-iraq"
        try newsroom.command.run("withdraw", id, "--reason", "One\nTwo \u{202E}three")
        let list = try newsroom.command.run("withdraw", "--list").output
        #expect(list.contains("Z: One Two \u{FFFD}three"))
    }

    @Test("of an article that is in no story yet it is told that it was withdrawn")
    func embargoed() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write(
            "A Headline\nID: later\nEmbargo: 2999-01-01 10:00\n\n16 Jan 2020 08:29\n\nText of it.\n",
            to: "articles/later.txt"
        )
        try newsroom.command.run("update")
        #expect(try newsroom.command.run("explain", "later").errors.contains("embargo"))
        try newsroom.command.run("withdraw", "later", "--reason", "Not ours")
        let explained = try newsroom.command.run("explain", "later")
        #expect(explained.status == 2 && explained.errors.contains("it was withdrawn 20"))
        #expect(explained.errors.contains("Not ours"))
    }

    @Test("a list of withdrawals takes nothing else", arguments: [["x"], ["--undo"], ["--reason", "y"]])
    func usage(more: [String]) throws {
        let newsroom = try TemporaryNewsroom()
        let run = try newsroom.command.run(program: Command.executable, ["withdraw", "--list"] + more)
        #expect(run.status == 2 && run.errors.contains("--list stands alone"))
    }

    @Test("what was never withdrawn cannot be brought back, and no withdrawal goes without a reason")
    func refused() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let id = "us-resumes-military-operations-in-iraq"
        let undone = try newsroom.command.run("withdraw", id, "--undo")
        #expect(undone.status == 2 && undone.errors.contains("“\(id)” was never withdrawn"))
        for reason in ["", " \t"] {
            let run = try newsroom.command.run("withdraw", id, "--reason", reason)
            #expect(run.status == 2 && run.errors.contains("the reason is empty"))
        }
        let both = try newsroom.command.run("withdraw", id, "--undo", "--reason", "x")
        #expect(
            both.status == 2 && both.errors.contains("--undo takes a withdrawal back, and has no --reason")
        )
        try newsroom.command.run("withdraw", id, "--reason", "It was untrue")
        for _ in 0..<2 { #expect(try newsroom.command.run("withdraw", id, "--undo").status == 0) }
    }
}
