import FeedFormats
import Practice

/// A reader's requests say who it is and ask for nothing more than it reads.
extension Courtesy {
    static let requests: [Courtesy] = [
        Courtesy(44, "no cookie, no referrer, no invented query, the exact path") { rehearsal in
            let path = "/Feeds/a%2Fb//c/./d;x=1?q=%41&r=b+c"
            try rehearsal.subscribe([path])
            rehearsal.answer { _ in .feed([("ETag", "\"a\""), ("Set-Cookie", "id=1; Path=/")]) }
            try rehearsal.poll()
            try rehearsal.poll(after: .hours(2))
            try expect(rehearsal.requests.count, is: 2, "requests")
            for request in rehearsal.requests {
                try expect(request.target, is: path, "the path")
                for name in ["Cookie", "Referer"] { try expect(request[name], is: nil, name) }
            }
        },
        Courtesy(45, "every request names the program, its version and whom to talk to") { rehearsal in
            try rehearsal.configure(fetch: "contact = \"https://desk.example/feeds\"")
            rehearsal.answer {
                $0.target == "/feed" ? Response(302, [("Location", "/new")]) : .feed([("ETag", "\"a\"")])
            }
            try rehearsal.poll()
            try rehearsal.poll(after: .hours(2))
            let names = Set(rehearsal.requests.map { $0["User-Agent"] ?? "" })
            try expect(names.count, is: 1, "names")
            let name = names.first ?? ""
            try expect(name.hasPrefix("Masthead/\(Masthead.version) "), "the name is “\(name)”")
            try expect(name.contains("https://desk.example/feeds"), "the name is “\(name)”")
        },
        Courtesy(46, "it takes gzip, and a bomb ends at the limit") { rehearsal in
            try rehearsal.configure(tables: "[limits]\nsource_bytes = 5000000\n")
            rehearsal.answer { _ in .bomb(unpackingTo: 200_000_000) }
            try rehearsal.poll()
            try expect(rehearsal.last("Accept-Encoding")?.contains("gzip") == true, "gzip is not taken")
            try expect(try rehearsal.state().trouble == .large, "the bomb was unpacked")
        },
        Courtesy(47, "nothing is asked for but the feed") { rehearsal in
            let channel = "<image><url>/logo.png</url></image><link>\(rehearsal.server.url("/"))</link>"
            rehearsal.answer { _ in .feed(channel: channel) }
            try rehearsal.poll()
            try expect(rehearsal.targets, is: ["/feed"], "addresses asked")
        },
        Courtesy(48, "an address that stands in two groups is asked once") { rehearsal in
            let address = rehearsal.server.url("/feed")
            let line = "<outline type=\"rss\" text=\"Feed\" xmlUrl=\"\(address)\"/>"
            try rehearsal.writeList(
                "<outline text=\"A\">\(line)</outline><outline text=\"B\">\(line)</outline>"
            )
            try rehearsal.poll()
            try expect(rehearsal.requests.count, is: 1, "requests")
        },
        Courtesy(49, "a host has one request at a time, with a pause, in no fixed order") { rehearsal in
            let paths = (1...8).map { "/feed/\($0)" }
            try rehearsal.subscribe(paths)
            let traffic = Traffic()
            rehearsal.answer { _ in
                traffic.passing { .feed([("ETag", "\"a\"")]) }
            }
            var orders: Set<[String]> = []
            for _ in 0..<4 {
                rehearsal.server.forget()
                let before = rehearsal.waited
                try rehearsal.poll(after: .days(1))
                try expect(
                    rehearsal.waited - before >= .seconds(7),
                    "eight requests within \(rehearsal.waited - before)"
                )
                orders.insert(rehearsal.targets)
            }
            try expect(traffic.most, is: 1, "requests at a time")
            try expect(orders.count > 1, "the order is always the same")
        },
        Courtesy(50, "a run that nobody watches begins at a random moment, and due times are spread") {
            rehearsal in
            let starts = try (0..<6).map { _ in
                let before = rehearsal.waited
                try rehearsal.poll(after: .days(1), unwatched: true)
                return rehearsal.waited - before
            }
            try expect(Set(starts).count > 2, "the starts are the same: \(starts)")
            try expect(starts.allSatisfy { $0 <= .minutes(8) }, "a start was held up for \(starts.max()!)")
            try rehearsal.subscribe((1...8).map { "/feed/\($0)" })
            try rehearsal.poll(after: .days(1))
            try expect(Set(try rehearsal.states().values.map(\.due)).count > 4, "the due times are the same")
        },
        Courtesy(51, "everything is asked for again only by the audit, once in 30 days") { rehearsal in
            rehearsal.answer { $0.isConditional ? Response(304) : .feed([("ETag", "\"a\"")]) }
            try rehearsal.poll()
            for _ in 0..<65 { try rehearsal.poll(after: .days(1)) }
            let count = rehearsal.requests.dropFirst().count { !$0.isConditional }
            try expect((1...2).contains(count), "\(count) unconditional requests in 65 days")
            try expect(rehearsal.requests.count, is: 66, "requests in 65 days")
        },
        Courtesy(52, "changes alone are not asked for, nor taken for the whole") { rehearsal in
            rehearsal.answer { _ in .feed([("ETag", "\"a\"")]) }
            try rehearsal.poll()
            rehearsal.answer { _ in
                Response(226, [("ETag", "\"b\""), ("IM", "feed")], text: Response.feedText(items: ["2"]))
            }
            try rehearsal.poll(after: .hours(2))
            try expect(rehearsal.last("A-IM"), is: nil, "A-IM")
            try expect(try rehearsal.state().failures, is: 1, "failures")
            try rehearsal.poll(after: .days(2))
            try expect(rehearsal.last("If-None-Match"), is: "\"a\"", "If-None-Match")
        },
        Courtesy(53, "one connection a host and run, over either address family, HTTP/2 where it is offered")
        { rehearsal in
            try rehearsal.subscribe((1...5).map { "/feed/\($0)" })
            try rehearsal.poll()
            try expect(rehearsal.requests.count, is: 5, "requests")
            try expect(rehearsal.server.connections, is: 1, "connections")
            let six = try PracticeServer(family: .v6) { _ in .feed() }
            defer { six.stop() }
            let safe = try PracticeServer(tls: true) { _ in .feed() }
            defer { safe.stop() }
            try rehearsal.trust(safe)
            try rehearsal.subscribe(to: [six.url("/feed"), safe.url("/feed")])
            try rehearsal.poll(after: .days(1))
            try expect(six.requests.count, is: 1, "requests over IPv6")
            try expect(safe.requests.count, is: 1, "requests over TLS")
            try expect(safe.offers.contains("h2"), "HTTP/2 is not asked for: \(safe.offers)")
        },
    ]
}
