import Practice

/// A reader comes as often as it is welcome.
extension Courtesy {
    static let timing: [Courtesy] = [
        Courtesy(21, "two polls are an hour apart, and a day where nothing can be recognised") { rehearsal in
            rehearsal.answer { _ in .feed([("ETag", "\"a\"")]) }
            try rehearsal.expectGaps(atLeast: .hours(1), over: .hours(8))
            rehearsal.answer { _ in .feed() }
            try rehearsal.poll(after: .hours(2))
            try rehearsal.expectGaps(atLeast: .days(1), over: .days(3), every: .hours(1))
        },
        Courtesy(22, "ten runs in a row send one request") { rehearsal in
            for _ in 0..<10 { try rehearsal.poll() }
            try expect(rehearsal.requests.count, is: 1, "requests")
        },
        Courtesy(23, "a run after 59 minutes does not ask") { rehearsal in
            rehearsal.answer { _ in .feed([("ETag", "\"a\"")]) }
            try rehearsal.poll()
            try rehearsal.poll(after: .minutes(59))
            try expect(rehearsal.requests.count, is: 1, "requests")
        },
        Courtesy(24, "an answer is not asked for while it is fresh, up to a day, and what is cut is told") {
            rehearsal in
            rehearsal.answer { _ in
                .feed([("ETag", "\"a\""), ("Cache-Control", "public, max-age=15000"), ("Age", "600")])
            }
            try rehearsal.poll()
            try rehearsal.expectNext(after: .hours(4))
            rehearsal.answer { _ in .feed([("ETag", "\"a\""), ("Cache-Control", "max-age=99999999")]) }
            try rehearsal.poll(after: .hours(6))
            try expect(try rehearsal.state().note != nil, "the cut is not told")
            try rehearsal.expectNext(after: .days(1))
        },
        Courtesy(25, "Expires counts from the answer's own Date") { rehearsal in
            let fields = [
                ("ETag", "\"a\""), ("Date", "Mon, 02 Nov 2020 08:00:00 GMT"),
                ("Expires", "Mon, 02 Nov 2020 12:00:00 GMT"),
            ]
            rehearsal.answer { _ in .feed(fields) }
            try rehearsal.poll()
            try rehearsal.expectNext(after: .hours(4))
        },
        Courtesy(26, "no-cache and its like change neither the hour nor the condition") { rehearsal in
            rehearsal.answer { _ in
                .feed([("ETag", "\"a\""), ("Cache-Control", "no-cache, no-store, must-revalidate")])
            }
            try rehearsal.poll()
            try rehearsal.expectNext(after: .hours(1))
            try expect(rehearsal.last("If-None-Match"), is: "\"a\"", "If-None-Match")
        },
        Courtesy(27, "ttl and sy:updatePeriod make the wait longer, never shorter") { rehearsal in
            let elements = [
                ("<ttl>240</ttl>", Duration.hours(4)), ("<ttl>1</ttl>", .hours(1)),
                (
                    "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
                    .hours(6)
                ),
            ]
            for (element, wait) in elements {
                rehearsal.answer { _ in .feed([("ETag", "\"a\"")], channel: element) }
                try rehearsal.poll(after: .days(2))
                try rehearsal.expectNext(after: wait)
            }
        },
        Courtesy(28, "no request falls into skipHours or skipDays") { rehearsal in
            let hours = (6...18).map { "<hour>\($0)</hour>" }.joined()
            let channel =
                "<skipHours>\(hours)</skipHours><skipDays><day>Saturday</day><day>Sunday</day></skipDays>"
            rehearsal.answer { _ in .feed([("ETag", "\"a\"")], channel: channel) }
            try rehearsal.poll()
            let times = try rehearsal.pollTimes(over: .days(9), every: .minutes(30))
            try expect(times.count > 20, "only \(times.count) requests in nine days")
            for time in times {
                let hour = time.seconds / 3600 % 24
                // 1 January 1970 was a Thursday.
                let weekday = (time.seconds / 86_400 + 4) % 7
                try expect(!(6...18).contains(hour), "a request at \(time.rfc3339)")
                try expect((1...5).contains(weekday), "a request on a weekend, at \(time.rfc3339)")
            }
        },
        Courtesy(29, "a 429 with Retry-After is obeyed, also by hand") { rehearsal in
            try rehearsal.expectObeyed(Response(429, [("Retry-After", "7200")]), for: .hours(2))
        },
        Courtesy(30, "a date in Retry-After counts from the answer's own Date") { rehearsal in
            let fields = [
                ("Date", "Mon, 02 Nov 2020 08:00:00 GMT"), ("Retry-After", "Mon, 02 Nov 2020 11:00:00 GMT"),
            ]
            try rehearsal.expectObeyed(Response(429, fields), for: .hours(3))
        },
        Courtesy(31, "a 503 with Retry-After is obeyed, also by hand") { rehearsal in
            try rehearsal.expectObeyed(Response(503, [("Retry-After", "7200")]), for: .hours(2))
        },
        Courtesy(32, "a 429 that says nothing is left alone for an hour, then for twice as long") {
            rehearsal in
            rehearsal.answer { _ in Response(429) }
            try rehearsal.poll()
            try rehearsal.poll(after: .minutes(59), byHand: true)
            try expect(rehearsal.requests.count, is: 1, "requests within an hour")
            let times = try rehearsal.pollTimes(over: .hours(12), every: .minutes(5))
            try expect(times.count >= 2, "only \(times.count) requests in twelve hours")
            try expect(times[1] - times[0] >= .hours(2), "the wait is not doubled: \(times[1] - times[0])")
        },
        Courtesy(33, "a 429 on one feed of a host ends the run's requests to it; a 503 need not") {
            rehearsal in
            let paths = (1...40).map { "/feed/\($0)" }
            try rehearsal.subscribe(paths)
            rehearsal.answer { _ in Response(429) }
            try rehearsal.poll()
            try expect(rehearsal.requests.count, is: 1, "requests after a 429")
            let tables = paths.map {
                "[[source]]\naddress = \"\(rehearsal.server.url($0))\"\nseparate = true\n"
            }
            try rehearsal.configure(tables: tables.joined())
            rehearsal.server.forget()
            rehearsal.answer { _ in Response(503, [("Retry-After", "7200")]) }
            try rehearsal.poll(after: .days(2))
            try expect(rehearsal.requests.count, is: 40, "requests after a 503 of a host that is none")
        },
        Courtesy(34, "a Retry-After that makes no sense is cut to what does, and told") { rehearsal in
            for value in ["-5", "soon", "315360000"] {
                rehearsal.answer { _ in Response(429, [("Retry-After", value)]) }
                try rehearsal.poll(after: .days(20))
                try expect(try rehearsal.state().note != nil, "“\(value)” is not told")
                let count = rehearsal.requests.count
                try rehearsal.poll(after: .minutes(50), byHand: true)
                try expect(rehearsal.requests.count, is: count, "requests within the hour after “\(value)”")
                try rehearsal.poll(after: .days(10))
                try expect(
                    rehearsal.requests.count,
                    is: count + 1,
                    "requests within ten days after “\(value)”"
                )
            }
        },
    ]
}

extension Rehearsal {
    /// Expects a wish to be left alone to be obeyed, whoever asks, and not for ever.
    fileprivate func expectObeyed(_ response: Response, for wait: Duration) throws {
        answer { _ in response }
        try poll()
        try poll(after: wait - .minutes(1), byHand: true)
        try expect(requests.count, is: 1, "requests before the time")
        try poll(after: .days(1))
        try expect(requests.count, is: 2, "requests after the time")
    }

    fileprivate func expectGaps(
        atLeast gap: Duration,
        over time: Duration,
        every step: Duration = .minutes(10)
    ) throws {
        let times = try pollTimes(over: time, every: step)
        try expect(times.count > 1, "only \(times.count) requests in \(time)")
        for (one, next) in zip(times, times.dropFirst()) {
            try expect(next - one >= gap, "two polls \(next - one) apart")
        }
    }
}
