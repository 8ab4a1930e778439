import FeedFormats
import Foundation
import Testing

/// Every document in `Fixtures` is read into what the file beside it, named `.expected`, says.
@Suite("Fixtures")
struct FixtureTests {
    static let documents: [String] = {
        let folder = Bundle.module.bundlePath + "/Fixtures"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasSuffix(".expected") && !$0.hasPrefix(".") }.sorted()
    }()

    @Test("a document is read into the model", arguments: documents)
    func document(name: String) throws {
        let path = Bundle.module.bundlePath + "/Fixtures/" + name
        let document = try Data(contentsOf: URL(fileURLWithPath: path))
        let expected = try Data(contentsOf: URL(fileURLWithPath: path + ".expected"))
        let result = Result { () throws(FormatError) in
            try Feed(parsing: [UInt8](document), location: "https://example.org/feeds/" + name)
        }
        let actual = vocabularyDocument(result)
        #expect(
            try JSONReader.read(actual).value == JSONReader.read([UInt8](expected)).value,
            "\(String(decoding: actual, as: UTF8.self))"
        )
    }
}
