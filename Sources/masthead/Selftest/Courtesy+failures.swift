import Practice

/// A reader takes no for an answer.
extension Courtesy {
    static let failures: [Courtesy] = [
        Courtesy(41, "a feed that is gone is told once and looked for once a month") { rehearsal in
            rehearsal.answer { _ in Response(410) }
            var told = 0
            var last = 0
            for _ in 0..<58 {
                told += try rehearsal.poll(after: .days(1)).problems.count
                last = rehearsal.requests.count
            }
            try expect(told, is: 1, "times it was told")
            try expect(last, is: 2, "requests in two months")
        },
        Courtesy(42, "failures make the wait longer, up to a bound, and never end it") { rehearsal in
            for status in [404, 403, 500] {
                rehearsal.server.forget()
                rehearsal.answer { _ in Response(status) }
                let times = try rehearsal.pollTimes(over: .days(12), every: .minutes(30))
                let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
                try expect(gaps.count >= 9, "only \(times.count) requests in twelve days of \(status)")
                try expect(
                    gaps.last! >= .hours(23) && gaps.last! <= .hours(28),
                    "the last wait is \(gaps.last!)"
                )
                rehearsal.answer { _ in .feed([("ETag", "\"a\"")]) }
                try rehearsal.poll(after: .days(2))
                try expect(try rehearsal.state().failures, is: 0, "failures after an answer")
            }
            try rehearsal.subscribe(to: [
                "https://127.0.0.1:\(rehearsal.server.port)/feed", "http://masthead.invalid/",
            ])
            try rehearsal.poll(after: .days(2))
            let failed = try rehearsal.states().values.filter { $0.failures > 0 }
            try expect(failed.count, is: 2, "failures of TLS and of a name")
            try expect(failed.allSatisfy { $0.due != nil }, "a failed source is never asked again")
        },
        Courtesy(43, "a page instead of a feed is named, and what was known of the feed stays") { rehearsal in
            rehearsal.answer { _ in .feed([("ETag", "\"a\"")]) }
            try rehearsal.poll()
            let page = "<!DOCTYPE html><html><head><title>Welcome</title></head><body>Welcome</body></html>"
            let responses = [
                Response(200, [("Content-Type", "text/html"), ("ETag", "\"p\"")], text: page),
                Response(403, [("Content-Type", "text/html"), ("cf-mitigated", "challenge")], text: page),
            ]
            for response in responses {
                rehearsal.answer { _ in response }
                try rehearsal.poll(after: .days(3))
                let state = try rehearsal.state()
                try expect(
                    state.trouble == .page || state.trouble == .challenge,
                    "trouble: \(state.fault ?? "none")"
                )
                try expect(rehearsal.last("If-None-Match"), is: "\"a\"", "If-None-Match")
            }
            try rehearsal.poll(after: .days(3))
            try expect(rehearsal.last("If-None-Match"), is: "\"a\"", "If-None-Match")
        },
        Courtesy(54, "an answer that breaks off is not asked again in the same run") { rehearsal in
            for response in [
                Response(body: .claiming(length: 100_000, Array("<rss>".utf8))), Response(.reset),
            ] {
                rehearsal.server.forget()
                rehearsal.answer { _ in response }
                try rehearsal.poll(after: .days(3))
                try expect(rehearsal.requests.count, is: 1, "requests")
            }
        },
    ]
}
