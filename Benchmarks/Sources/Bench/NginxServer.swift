import Foundation

/// An nginx on the loopback interface that serves a folder of feeds, packed by gzip, and logs each request.
final class NginxServer {
    static let program = "/usr/sbin/nginx"

    let folder: URL
    let addresses: [String]
    private let isSecure: Bool
    private let process = Process()

    /// What `[fetch]` must say for it to be read again and again.
    var settings: String {
        let trust = isSecure ? "\nca_file = \"\(folder.appending(path: "cert.pem").path)\"" : ""
        return "allow = [\"127.0.0.1\"]\nfloor = \"0s\"\nspacing = \"0s\"" + trust
    }

    init(serving feeds: String, isSecure: Bool) throws {
        self.isSecure = isSecure
        let port = Int.random(in: 20_000...50_000)
        folder = FileManager.default.temporaryDirectory.appending(path: "nginx-\(UUID().uuidString)")
        let root = folder.appending(path: "root/feeds")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        let names = try FileManager.default.contentsOfDirectory(atPath: feeds).sorted()
        for name in names {
            try FileManager.default.copyItem(
                atPath: "\(feeds)/\(name)",
                toPath: root.appending(path: "\(name).xml").path
            )
        }
        addresses = names.map { "\(isSecure ? "https" : "http")://127.0.0.1:\(port)/feeds/\($0).xml" }
        if isSecure {
            _ = try Child.run(
                "/bin/sh",
                [
                    "-c",
                    """
                    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=127.0.0.1 \
                    -addext subjectAltName=IP:127.0.0.1 -keyout "$0/key.pem" -out "$0/cert.pem" 2>/dev/null
                    """, folder.path,
                ]
            )
        }
        let tls =
            isSecure
            ? "ssl_certificate \(folder.path)/cert.pem; ssl_certificate_key \(folder.path)/key.pem;" : ""
        let configuration = """
            daemon off; worker_processes 1; pid \(folder.path)/pid; error_log \(folder.path)/error.log;
            events { worker_connections 256; }
            http {
                log_format bench '$status $connection $server_protocol $http_if_none_match$http_if_modified_since|$sent_http_content_encoding';
                access_log \(folder.path)/access.log bench;
                client_body_temp_path \(folder.path)/body; proxy_temp_path \(folder.path)/proxy;
                fastcgi_temp_path \(folder.path)/f; uwsgi_temp_path \(folder.path)/u; scgi_temp_path \(folder.path)/s;
                types { application/xml xml; } gzip on; gzip_types application/xml; keepalive_requests 100000;
                server {
                    listen 127.0.0.1:\(port)\(isSecure ? " ssl http2" : ""); \(tls)
                    root \(folder.path)/root; rewrite ^/[0-9]+(/feeds/.*)$ $1;
                }
            }
            """
        let file = folder.appending(path: "nginx.conf")
        try Data(configuration.utf8).write(to: file)
        process.executableURL = URL(filePath: Self.program)
        process.arguments = ["-c", file.path]
        try process.run()
        // It listens once its pid is written.
        let deadline = ContinuousClock.now + .seconds(10)
        while !FileManager.default.fileExists(atPath: folder.path + "/pid"), ContinuousClock.now < deadline {
            Thread.sleep(forTimeInterval: 0.05)
        }
    }

    /// What was asked since the last look, in words.
    func takeLog() -> String {
        let file = folder.appending(path: "access.log")
        // A line is written after its answer has gone out.
        var (text, before): (String, String?) = ("", nil)
        while text != before {
            before = text
            Thread.sleep(forTimeInterval: 0.2)
            text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        }
        if let handle = try? FileHandle(forWritingTo: file) { try? handle.truncate(atOffset: 0) }
        let requests = text.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 3) }.filter {
            $0.count == 4
        }
        let statuses = Dictionary(grouping: requests) { $0[0] }.mapValues(\.count).sorted { $0.key < $1.key }
        let told = statuses.map { "\($0.value) × \($0.key)" }.joined(separator: ", ")
        let conditional = requests.count { !$0[3].hasPrefix("--|") }
        let packed = requests.count { $0[3].hasSuffix("|gzip") }
        let connections = Set(requests.map { $0[1] }).count
        let versions = Set(requests.map { $0[2] }).sorted().joined(separator: ", ")
        return "\(requests.count) requests (\(told)), \(conditional) conditional, \(packed) packed, "
            + "\(connections) connections, \(versions)"
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }
}
