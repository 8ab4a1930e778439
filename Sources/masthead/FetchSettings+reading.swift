import Fetch
import Foundation
import News

extension FetchSettings {
    /// Reads `[fetch]` and the `[[source]]` tables; paths in them are relative to the newsroom's folder.
    init(_ reader: inout ConfigurationReader, bytes: Int, folder: String) {
        limits.bytes = bytes
        manner.largeBytes = 2 * bytes
        let table = reader.table("fetch")
        readManner(table, folder)
        readRhythm(table)
        readLimits(table)
        for source in reader.tables("source") {
            let met = sources
            let address = source.required("address") {
                (address) -> Result<String, ConfigurationReader.Fault> in
                guard let key = CanonicalURL(feed: address)?.value else {
                    return .failure("“\(address.withoutCredentials)” is no address of a feed")
                }
                return met[key] == nil
                    ? .success(address)
                    : .failure("“\(address.withoutCredentials)” has a [[source]] table already; join the two")
            }
            let settings = SourceSettings(source, address: address ?? "", folder: folder)
            if let key = address.flatMap({ CanonicalURL(feed: $0)?.value }) { sources[key] = settings }
        }
    }

    private mutating func readManner(_ table: ConfigurationReader.Table, _ folder: String) {
        let allow = table.list("allow") { entry in
            AddressGuard.isEntry(entry)
                ? .success(entry)
                : .failure("“\(entry)” is no address, range such as 10.0.0.0/8, or host name")
        }
        manner.addressGuard = AddressGuard(allowing: allow ?? [])
        manner.spacing = .seconds(table.seconds("spacing") ?? 1)
        manner.concurrency = table.integer("concurrency", in: 1...200) ?? manner.concurrency
        manner.deadline = table.duration("deadline") ?? .seconds(1800)
        manner.authorities = table.optional("ca_file") { Self.file($0, in: folder) }
        manner.proxy = table.optional("proxy", Self.proxy).flatMap(\.self)
        contact = table.optional("contact") { text in
            let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x28 && $0 != 0x29 }
            return isPlain && !text.isEmpty
                ? .success(text) : .failure("“\(text)” is no web or mail address without spaces")
        }
        startDelay = table.seconds("start_delay") ?? startDelay
        keep = table.seconds("keep") ?? keep
        keepBytes = table.integer("keep_bytes", in: 0...1_000_000_000_000) ?? keepBytes
    }

    private mutating func readRhythm(_ table: ConfigurationReader.Table) {
        rules.floor = table.seconds("floor") ?? rules.floor
        if let audit = table.seconds("audit") { rules.audit = audit > 0 ? audit : nil }
        rules.tellAt = table.integer("report_after", in: 1...1000) ?? rules.tellAt
    }

    private mutating func readLimits(_ table: ConfigurationReader.Table) {
        limits.packedBytes = table.integer("packed_bytes", in: 1000...2_000_000_000) ?? limits.packedBytes
        limits.headerBytes = table.integer("header_bytes", in: 1000...300_000) ?? limits.headerBytes
        limits.connecting = table.duration("connect_timeout") ?? limits.connecting
        limits.firstByte = table.duration("first_byte_timeout") ?? limits.firstByte
        limits.trickle = table.duration("trickle_timeout") ?? limits.trickle
        limits.total = table.duration("total_timeout") ?? limits.total
    }

    private static func file(_ path: String, in folder: String) -> Result<String, ConfigurationReader.Fault> {
        let path = path.hasPrefix("/") ? path : folder + "/" + path
        guard let text = try? RegularFile.bytes(at: path, limit: 10_000_000) else {
            return .failure("there is no file \(path) that can be read")
        }
        return String(decoding: text, as: UTF8.self).contains("-----BEGIN")
            ? .success(path) : .failure("\(path) holds no certificate (PEM)")
    }

    /// The proxy's address, or the one that the environment names where it is asked to.
    private static func proxy(_ text: String) -> Result<String?, ConfigurationReader.Fault> {
        if text == "environment" {
            let environment = ProcessInfo.processInfo.environment
            return .success(
                ["https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY"].lazy.compactMap {
                    environment[$0]
                }
                .first { !$0.isEmpty }
            )
        }
        let isKnown = text.contains(/^(https?|socks5h):\/\/[^\s\/]+\/?$/.ignoresCase())
        return isKnown
            ? .success(text)
            : .failure("write the proxy's address with http://, https:// or socks5h://, or “environment”")
    }
}

extension SourceSettings {
    fileprivate init(_ table: ConfigurationReader.Table, address: String, folder: String) {
        self.address = address
        line = table.lines.line(of: "address", in: table.name, table.index)
        every = table.seconds("every")
        user = table.optional("user") { user in
            user.contains(":") ? .failure("a user's name has no colon") : .success(user)
        }
        secret = table.optional("secret_file") { path in
            let secret = Secret.file(path.hasPrefix("/") ? path : folder + "/" + path)
            return secret.fault.map { .failure(.init($0)) } ?? .success(secret)
        }
        secret =
            table.optional("secret_env") { name in
                name.isEmpty ? .failure("name a variable") : .success(.environment(name))
            } ?? secret
        secret =
            table.optional("secret_command") { line in
                line.isEmpty ? .failure("write a command") : .success(.command(line))
            } ?? secret
        bytes = table.integer("bytes", in: 1000...2_000_000_000)
        total = table.seconds("total_timeout")
        isSeparate = table.flag("separate") ?? false
    }
}

extension ConfigurationReader.Table {
    /// A time in seconds, written with its unit: `90s`, `60m`, `24h`, `7d`.
    func seconds(_ key: String) -> Int64? {
        optional(key) { text in
            // A number alone would leave readers of the file to guess its unit.
            guard text.last?.isLetter == true, let span = TimeSpan(text) else {
                return .failure("“\(text)” is no time such as 90s, 60m, 24h or 7d")
            }
            return .success(Int64(span.seconds))
        }
    }

    /// A time that is not nothing.
    fileprivate func duration(_ key: String) -> Duration? {
        seconds(key).map { .seconds(max($0, 1)) }
    }
}
