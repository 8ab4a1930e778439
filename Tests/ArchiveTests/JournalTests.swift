import Testing

@testable import Archive

@Suite("The journal of what is under way")
struct JournalTests {
    struct Plan: Codable, Equatable {
        var files: [String]
    }

    let newsroom: TestNewsroom

    init() throws { newsroom = try TestNewsroom() }

    @Test("what was begun is known until it is finished, also after a restart")
    func life() throws {
        let archive = try newsroom.open()
        #expect(try archive.journal(.publish, as: Plan.self) == nil)
        try archive.write { try $0.begin(Plan(files: ["a", "b"]), as: .publish) }
        #expect(try newsroom.open().journal(.publish, as: Plan.self) == Plan(files: ["a", "b"]))
        try archive.finish(.publish)
        #expect(try newsroom.open().journal(.publish, as: Plan.self) == nil)
    }

    @Test("a journal that cannot be read is told, not dropped")
    func unreadable() throws {
        let archive = try newsroom.open()
        try archive.write { try $0.begin([1, 2], as: .publish) }
        #expect(throws: ArchiveError.self) { try archive.journal(.publish, as: Plan.self) }
    }
}
