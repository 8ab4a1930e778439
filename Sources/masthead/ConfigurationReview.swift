import Fetch
import Foundation
import News
import Site

/// What in a newsroom does not fit together, although each part of it can be read.
struct ConfigurationReview {
    private let configuration: Configuration
    private let lines: TOMLLines
    private let folder: NewsroomFolder
    /// What a run would stumble over.
    private(set) var faults: [String] = []
    /// What a run may stumble over some day.
    private(set) var warnings: [String] = []

    /// Reviews a newsroom; without a list of subscriptions, what has to do with them is left out.
    init(of configuration: Configuration, _ list: SubscriptionList?, in folder: NewsroomFolder) {
        self.configuration = configuration
        self.folder = folder
        lines = TOMLLines(configuration.text)
        reviewFolders(hasFiles: list?.subscriptions.contains(where: \.isFile) ?? false)
        reviewOutputs()
        reviewLinks()
        reviewSecrets()
        if let list { reviewSources(list) }
    }

    private mutating func reviewFolders(hasFiles: Bool) {
        for path in [folder.articles] + (hasFiles ? [folder.sources] : []) where !isFolder(path) {
            faults.append("\(path): there is no such folder; make it")
        }
        let status = [("file", configuration.status.file), ("prometheus", configuration.status.prometheus)]
        for (key, path) in status {
            guard let path else { continue }
            let parent = URL(filePath: folder.place(of: path)).deletingLastPathComponent()
                .path(percentEncoded: false)
            if isFolder(parent) { continue }
            faults.append(
                place(key, in: "status") + "“\(key)”: there is no folder \(parent); make it, or name another"
            )
        }
    }

    private mutating func reviewOutputs() {
        for output in configuration.outputs {
            for (index, other) in configuration.outputs.enumerated() {
                guard let clash = output.clash(with: other) else { continue }
                let line = place("name", in: "output", index)
                switch clash {
                case .page:
                    faults.append(
                        line
                            + "“\(other.name)” is the name of a page of the output “\(output.name)”; give it "
                            + "another, because nothing is published when both are written"
                    )
                case .facet(let facet):
                    warnings.append(
                        line + "the output “\(output.name)” may make one called “\(other.name)” for a "
                            + "\(facet.rawValue) of that name, and nothing would be published then; give it another"
                    )
                }
            }
        }
    }

    /// Tells addresses of the newsroom's that the gate would refuse in every feed.
    private mutating func reviewLinks() {
        let newsroom = configuration.newsroom
        let addresses: [(key: String, addresses: [String?])] = [
            ("link", [newsroom.link]), ("feed_base", [newsroom.feedBase]), ("hubs", newsroom.hubs),
            ("masthead_url", [newsroom.mastheadPage]), ("corrections_url", [newsroom.correctionsPage]),
            ("license", [newsroom.license]), ("icon", [newsroom.icon]), ("logo", [newsroom.logo]),
        ]
        for (key, address) in addresses.flatMap({ row in row.addresses.map { (row.key, $0) } }) {
            guard let address, let objection = configuration.gate.links.objection(to: address) else {
                continue
            }
            faults.append(
                place(key, in: "newsroom")
                    + "“\(key)”: “\(address)” may not be published: \(objection); name "
                    + "another, or look into [gate]"
            )
        }
    }

    private mutating func reviewSources(_ list: SubscriptionList) {
        for subscription in list.subscriptions {
            guard let settings = configuration.fetch.settings(of: subscription),
                !settings.isKnown(at: subscription.address)
            else { continue }
            faults.append(
                place(settings.line) + "the secret is not sent, because \(subscription.title) is at "
                    + "\(subscription.shownAddress), another server; if that one may know it, write its address here"
            )
        }
        let known = Set(
            list.subscriptions.flatMap { [$0.key, CanonicalURL(feed: $0.address)?.value ?? $0.key] }
        )
        for (key, settings) in configuration.fetch.sources.sorted(by: { $0.value.line < $1.value.line })
        where !known.contains(key) {
            let fault = place(settings.line) + "no subscription has the address “\(key)”"
            if let near = known.sorted().min(by: {
                Spelling.distance(key, $0) < Spelling.distance(key, $1)
            }) {
                faults.append(fault + "; the nearest is “\(near)”")
            } else {
                faults.append(fault + "; there are none")
            }
        }
    }

    private mutating func reviewSecrets() {
        for settings in configuration.fetch.sources.values.sorted(by: { $0.line < $1.line }) {
            if let warning = settings.secret?.warning { warnings.append(place(settings.line) + warning) }
            if settings.user != nil, settings.secret == nil {
                faults.append(
                    place(settings.line)
                        + "“user” is not sent without a secret; name one with secret_file, secret_env or secret_command"
                )
            }
        }
    }

    private func place(_ key: String, in table: String, _ index: Int = 0) -> String {
        place(lines.line(of: key, in: table, index))
    }

    private func place(_ line: Int) -> String { "\(folder.configuration), line \(line): " }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && isFolder.boolValue
    }
}
