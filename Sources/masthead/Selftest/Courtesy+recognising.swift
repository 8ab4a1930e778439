import Practice

/// A reader recognises what it has read, and never asks for it again.
extension Courtesy {
    private static let date = "Tue, 24 Nov 2026 08:00:00 GMT"
    private static let later = "Tue, 24 Nov 2026 09:00:00 GMT"

    static let recognising: [Courtesy] = [
        Courtesy(1, "the first fetch is one unconditional request") { rehearsal in
            try rehearsal.poll()
            try expect(rehearsal.requests.map(\.isConditional), is: [false], "requests, conditional or not")
        },
        Courtesy(2, "the second fetch is conditional already") { rehearsal in
            rehearsal.answer { _ in .feed([("ETag", "\"a\"")]) }
            try rehearsal.poll()
            try rehearsal.poll(after: .hours(2))
            try expect(
                rehearsal.requests.map(\.isConditional),
                is: [false, true],
                "requests, conditional or not"
            )
        },
        Courtesy(3, "an ETag comes back byte for byte, with its quotation marks") { rehearsal in
            try rehearsal.expectEcho(of: ("ETag", "\"a:b-c/é\""), as: "If-None-Match")
        },
        Courtesy(4, "a weak ETag comes back weak") { rehearsal in
            try rehearsal.expectEcho(of: ("ETag", "W/\"abc\""), as: "If-None-Match")
        },
        Courtesy(5, "Last-Modified comes back as the same text") { rehearsal in
            try rehearsal.expectEcho(of: ("Last-Modified", date), as: "If-Modified-Since")
        },
        Courtesy(6, "an odd Last-Modified comes back unchanged") { rehearsal in
            try rehearsal.expectEcho(
                of: ("Last-Modified", "tuesday, 24-nov-26 08:00:00 gmt"),
                as: "If-Modified-Since"
            )
        },
        Courtesy(7, "without Last-Modified no If-Modified-Since is invented") { rehearsal in
            rehearsal.answer { _ in .feed([("ETag", "\"a\""), ("Date", date)]) }
            try rehearsal.poll()
            try rehearsal.poll(after: .hours(2))
            try expect(rehearsal.requests.count, is: 2, "requests")
            try expect(rehearsal.last("If-Modified-Since"), is: nil, "If-Modified-Since")
        },
        Courtesy(8, "where both are given, both come back") { rehearsal in
            rehearsal.answer { _ in .feed([("ETag", "\"a\""), ("Last-Modified", date)]) }
            try rehearsal.poll()
            try rehearsal.poll(after: .hours(2))
            try rehearsal.expectLast(etag: "\"a\"", modified: date)
        },
        Courtesy(9, "a new ETag is kept although Last-Modified is the same") { rehearsal in
            try rehearsal.expectKept([("\"a\"", date), ("\"b\"", date)])
        },
        Courtesy(10, "a new Last-Modified is kept although the ETag is the same") { rehearsal in
            try rehearsal.expectKept([("\"a\"", date), ("\"a\"", later)])
        },
        Courtesy(11, "both are kept when only they are new and the body is not") { rehearsal in
            try rehearsal.expectKept([("\"a\"", date), ("\"b\"", later)])
        },
        Courtesy(12, "what a 304 says anew is kept") { rehearsal in
            try rehearsal.expectKept([("\"a\"", date), ("\"b\"", later)], secondStatus: 304)
        },
        Courtesy(13, "a 304 that says nothing leaves what is known") { rehearsal in
            rehearsal.answer { request in
                request.isConditional ? Response(304) : .feed([("ETag", "\"a\""), ("Last-Modified", date)])
            }
            try rehearsal.poll()
            try rehearsal.poll(after: .hours(2))
            try rehearsal.poll(after: .hours(2))
            try expect(rehearsal.requests.count, is: 3, "requests")
            try rehearsal.expectLast(etag: "\"a\"", modified: date)
        },
        Courtesy(14, "a 200 that says nothing makes it forget") { rehearsal in
            rehearsal.answer { request in
                request.isConditional ? .feed() : .feed([("ETag", "\"a\""), ("Last-Modified", date)])
            }
            try rehearsal.poll()
            try rehearsal.poll(after: .hours(2))
            try rehearsal.poll(after: .days(2))
            try expect(
                rehearsal.requests.map(\.isConditional),
                is: [false, true, false],
                "requests, conditional or not"
            )
        },
        Courtesy(15, "a 304 is no fault, and is not asked again") { rehearsal in
            rehearsal.answer { $0.isConditional ? Response(304) : .feed([("ETag", "\"a\"")]) }
            try rehearsal.poll()
            let report = try rehearsal.poll(after: .hours(2))
            try expect(report.problems, is: [], "problems")
            try expect(rehearsal.requests.count, is: 2, "requests")
            try expect(try rehearsal.articles(), is: 1, "articles")
        },
        Courtesy(16, "a 304 renews how long the answer is fresh") { rehearsal in
            rehearsal.answer { request in
                request.isConditional
                    ? Response(304, [("Cache-Control", "max-age=14400")]) : .feed([("ETag", "\"a\"")])
            }
            try rehearsal.poll()
            try rehearsal.poll(after: .hours(2))
            try rehearsal.expectNext(after: .hours(4))
        },
        Courtesy(17, "a 304 to an unconditional request is a fault and changes nothing") { rehearsal in
            rehearsal.answer { _ in Response(304, [("ETag", "\"a\"")]) }
            try rehearsal.poll()
            let state = try rehearsal.state()
            try expect(state.validators == nil, "what the fault said was kept")
            try expect(state.failures, is: 1, "failures")
        },
        Courtesy(18, "what cannot be read does not count as read") { rehearsal in
            rehearsal.answer { request in
                request.isConditional
                    ? Response(200, [("ETag", "\"b\"")], text: "<rss><channel") : .feed([("ETag", "\"a\"")])
            }
            try rehearsal.poll()
            rehearsal.answer { _ in
                Response(200, [("ETag", "\"b\""), ("Content-Type", "text/xml")], text: "not a feed")
            }
            try rehearsal.poll(after: .hours(2))
            try rehearsal.poll(after: .days(2))
            try rehearsal.expectLast(etag: "\"a\"", modified: nil)
        },
        Courtesy(19, "a crash before the answer is kept makes the same request again and loses nothing") {
            rehearsal in
            rehearsal.answer { _ in .feed([("ETag", "\"a\"")]) }
            try rehearsal.poll()
            rehearsal.answer { _ in .feed([("ETag", "\"b\"")], items: ["1", "2"]) }
            try rehearsal.crash(after: .hours(2))
            try rehearsal.poll()
            try expect(
                rehearsal.requests.suffix(2).map { $0["If-None-Match"] },
                is: ["\"a\"", "\"a\""],
                "If-None-Match"
            )
            try expect(try rehearsal.articles(), is: 2, "articles")
        },
        Courtesy(20, "another address is not asked with what the old one said") { rehearsal in
            rehearsal.answer { _ in .feed([("ETag", "\"a\"")]) }
            try rehearsal.poll()
            rehearsal.answer { request in
                request.target == "/feed" ? Response(308, [("Location", "/new")]) : .feed([("ETag", "\"n\"")])
            }
            try rehearsal.poll(after: .hours(2))
            try expect(rehearsal.requests.last?.target, is: "/new", "the address asked last")
            try expect(rehearsal.last("If-None-Match"), is: nil, "If-None-Match")
        },
    ]
}

extension Rehearsal {
    /// Expects what one answer says to come back with the next request.
    fileprivate func expectEcho(of field: (String, String), as name: String) throws {
        answer { _ in .feed([field]) }
        try poll()
        try poll(after: .hours(2))
        try expect(requests.count, is: 2, "requests")
        try expect(last(name), is: field.1, name)
    }

    /// Expects the last of some validators, given with one answer each, to come back.
    fileprivate func expectKept(_ given: [(etag: String, modified: String)], secondStatus: Int = 200) throws {
        for (index, validators) in given.enumerated() {
            let fields = [("ETag", validators.etag), ("Last-Modified", validators.modified)]
            answer { _ in index > 0 && secondStatus == 304 ? Response(304, fields) : .feed(fields) }
            try poll(after: .hours(2))
        }
        try poll(after: .hours(2))
        try expect(requests.count, is: given.count + 1, "requests")
        try expectLast(etag: given.last?.etag, modified: given.last?.modified)
    }

    fileprivate func expectLast(etag: String?, modified: String?) throws {
        try expect(last("If-None-Match"), is: etag, "If-None-Match")
        try expect(last("If-Modified-Since"), is: modified, "If-Modified-Since")
    }
}
