internal import FeedFormats
internal import FeedXML
import Foundation
package import Stories

/// Takes articles out of the set that is published, and leaves all else in it as it is.
package struct Excision {
    private let withdrawn: [Withdrawn]
    private let keys: Set<String>

    /// Makes an excision of stories that were withdrawn, of which feeds tell, and of some that must only go.
    package init(of withdrawn: [Withdrawn], hiding hidden: [Withdrawn] = []) {
        self.withdrawn = withdrawn
        let all = withdrawn + hidden
        keys = Set(all.map(\.publishedID) + all.compactMap(\.permalink).map(Percent.encoded))
    }

    /// Stages what changes of the last set.
    package func stage(
        from last: PublishedSet,
        ledger: some Ledger,
        in folder: PublicFolder,
        under gate: Gate
    ) throws -> Edition.Staged {
        let staging = try Staging(in: folder)
        var removed: [String: Int] = [:]
        for name in last.files.keys.sorted() where !name.hasSuffix(".gz") && staging.isPublished(name) {
            guard let layout = Layout(of: name) else { continue }
            let file = try staging.file(named: name, isPacked: last.files[name + ".gz"] != nil)
            removed[name] = try copy(folder.path + "/" + name, layout, to: file)
        }
        try staging.close()
        for name in removed.keys where Layout(of: name) != .page {
            let proof = try Proof(of: name, at: folder.stagedPath(of: name), under: gate)
            if let objection = proof.objections.first {
                throw SiteError.rejected(name: name, reason: objection)
            }
        }
        var set = last
        for (name, standing) in last.outputs {
            let files = [Feed.Format.rss, .atom, .json].map { name + $0.fileSuffix }
            set.outputs[name]?.entries = standing.entries - (files.compactMap { removed[$0] }.max() ?? 0)
            set.outputs[name]?.withdrawn = try ledger.withdrawals(in: name, places: nil).count
        }
        return Edition.Staged(renames: try staging.seal(), set: set, leftOut: [])
    }

    /// Copies a file without the entries, and says how many there were.
    private func copy(_ path: String, _ layout: Layout, to file: Staging.File) throws -> Int {
        var lines = try Lines(of: path)
        var (kept, removed) = (0, 0)
        while let line = try lines.next() {
            // Where a list of JSON goes on, its line begins with a comma.
            var entry = layout == .json && line.first == UInt8(ascii: ",") ? Array(line.dropFirst()) : line
            guard entry.starts(with: layout.marks.first.utf8) else {
                try file.append(line)
                continue
            }
            if let last = layout.marks.last {
                var line = entry
                while !line.starts(with: last.utf8), let next = try lines.next() {
                    line = next
                    entry += next
                }
            }
            if layout == .atom, kept + removed == 0, !withdrawn.isEmpty { try file.append(tombstones()) }
            if let key = layout.key(of: entry), keys.contains(key) {
                removed += 1
            } else {
                if layout == .json, kept > 0 { try file.append([UInt8(ascii: ",")]) }
                try file.append(layout.unlinked(entry, from: keys))
                kept += 1
            }
        }
        return removed
    }

    private func tombstones() -> [UInt8] {
        let out = XMLWriter()
        for withdrawn in withdrawn {
            out.element(
                "at:deleted-entry",
                [
                    "xmlns:at": "http://purl.org/atompub/tombstones/1.0", "ref": withdrawn.publishedID,
                    "when": withdrawn.time.rfc3339,
                ]
            ) {
                if !withdrawn.reason.isEmpty { out.element("at:comment", [:], withdrawn.reason) }
            }
            out.lineBreak()
        }
        return out.take()
    }
}
