import Foundation

/// The folder that holds what is published.
package struct PublicFolder: Sendable, Hashable {
    /// Where it lies.
    package let path: String
    /// Where people find it: for a copy, the folder it is a copy of.
    let shownPath: String

    /// Takes the folder at a path, and makes it if it is not there.
    package init(at path: String, shownAs shownPath: String? = nil) throws(SiteError) {
        self.path = path
        self.shownPath = shownPath ?? path
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .failed(path: path, detail: error.localizedDescription)
        }
    }

    /// Puts staged files in their places and removes those that are no more; doing so again, after an interruption at any point, is safe.
    package func complete(_ renames: Renames) throws(SiteError) {
        for name in renames.names {
            let staged = try stagedPath(of: name)
            // A file that is not staged any more is in its place already.
            guard try FileMark(of: staged) != nil else { continue }
            let target = try place(of: name)
            try DurableFile.rename(staged, to: target)
        }
        for name in renames.removed { try DurableFile.remove(place(of: name)) }
        try DurableFile.syncFolder(path)
    }

    /// The marks of files as they are published, as lines; nil where one of them is missing.
    package func marks(of names: some Sequence<String>) throws(SiteError) -> [String]? {
        var lines: [String] = []
        for name in names {
            guard let mark = try FileMark(of: place(of: name)) else { return nil }
            lines.append("\(name) \(mark)")
        }
        return lines.sorted()
    }

    /// Removes what a dead run left; call it only when no journal waits to be completed.
    package func sweep() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: path)
        where name.hasPrefix(".") && name.hasSuffix(Self.suffix) {
            try DurableFile.remove(path + "/" + name)
        }
    }

    private static let suffix = ".masthead-staged"

    /// Where a file waits before it is published.
    func stagedPath(of name: String) throws(SiteError) -> String {
        guard Self.isFit(name) else { throw .oddName(name) }
        return "\(path)/.\(name)\(Self.suffix)"
    }

    /// Where a file is published; refused where something else than a plain file stands.
    func place(of name: String) throws(SiteError) -> String {
        guard Self.isFit(name) else { throw .oddName(name) }
        let target = path + "/" + name
        if let mark = try FileMark(of: target), !mark.isPlain { throw .notAFile(path: shownPlace(of: name)) }
        return target
    }

    /// Where people find a published file.
    func shownPlace(of name: String) -> String { "\(shownPath)/\(name)" }

    private static func isFit(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 200 && !name.hasPrefix(".")
            && name.unicodeScalars.allSatisfy { scalar in
                scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar != "/"
                    && scalar != "\\"
            }
    }
}
