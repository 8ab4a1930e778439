import Practice

/// A reader follows where a publisher leads, and nowhere else.
extension Courtesy {
    static let redirects: [Courtesy] = [
        Courtesy(35, "a permanent redirect is followed and noted, not believed at once") { rehearsal in
            rehearsal.redirect(301)
            try rehearsal.poll()
            try expect(rehearsal.targets, is: ["/feed", "/new"], "addresses asked")
            try expect(try rehearsal.list().contains("/feed"), "the list was rewritten")
            try expect(try rehearsal.state().sighting != nil, "the redirect is not noted")
        },
        Courtesy(
            36,
            "after a week of the same permanent redirect the list follows it, and keeps the old address"
        ) { rehearsal in
            for status in [301, 308] {
                try rehearsal.subscribe(["/feed"])
                rehearsal.redirect(status)
                for _ in 0..<9 { try rehearsal.poll(after: .days(1) + .hours(3)) }
                let list = try rehearsal.list()
                try expect(
                    list.contains("xmlUrl=\"\(rehearsal.server.url("/new"))\""),
                    "the list is not rewritten"
                )
                try expect(list.contains("\(rehearsal.server.url("/feed"))\""), "the old address is not kept")
                try expect(list.contains("mark=\"kept\""), "other attributes are lost")
                rehearsal.server.forget()
                try rehearsal.poll(after: .days(2))
                try expect(rehearsal.targets, is: ["/new"], "addresses asked after the move")
            }
        },
        Courtesy(37, "the list follows only as far as every redirect is permanent") { rehearsal in
            rehearsal.answer { request in
                switch request.target {
                case "/feed": Response(301, [("Location", "/moved")])
                case "/moved": Response(302, [("Location", "/today")])
                default: .feed([("ETag", "\"a\"")])
                }
            }
            for _ in 0..<9 { try rehearsal.poll(after: .days(1) + .hours(3)) }
            let list = try rehearsal.list()
            try expect(
                list.contains("xmlUrl=\"\(rehearsal.server.url("/moved"))\""),
                "the list is not rewritten"
            )
            try expect(!list.contains("/today"), "the list follows a temporary redirect")
        },
        Courtesy(38, "a temporary redirect is followed and never believed") { rehearsal in
            for status in [302, 303, 307] {
                rehearsal.server.forget()
                rehearsal.redirect(status)
                for _ in 0..<9 { try rehearsal.poll(after: .days(1) + .hours(3)) }
                try expect(rehearsal.targets.contains("/new"), "a \(status) is not followed")
                try expect(!(try rehearsal.list().contains("/new")), "the list follows a \(status)")
            }
        },
        Courtesy(39, "a redirect to a login page, out of TLS or to a private address is refused") {
            rehearsal in
            for target in [
                "/wp-login.php?redirect_to=feed", "http://10.0.0.1/feed", "http://169.254.169.254/",
                "file:///etc/passwd",
            ] {
                rehearsal.server.forget()
                rehearsal.answer { request in
                    request.target == "/feed" ? Response(302, [("Location", target)]) : .feed()
                }
                let failures = try rehearsal.state().failures
                try rehearsal.poll(after: .days(3))
                try expect(rehearsal.targets, is: ["/feed"], "addresses asked")
                try expect(
                    try rehearsal.state().failures,
                    is: failures + 1,
                    "failures after a redirect to \(target)"
                )
            }
            let open = try PracticeServer { _ in .feed() }
            defer { open.stop() }
            let safe = try PracticeServer(tls: true) { _ in Response(302, [("Location", open.url("/feed"))]) }
            defer { safe.stop() }
            try rehearsal.trust(safe)
            try rehearsal.subscribe(to: [safe.url("/feed")])
            try rehearsal.poll()
            try expect(safe.requests.count, is: 1, "requests over TLS")
            try expect(open.requests.count, is: 0, "requests out of TLS")
        },
        Courtesy(40, "a redirect that leads in a circle, or over more than five steps, ends") { rehearsal in
            rehearsal.answer { _ in Response(301, [("Location", "/feed")]) }
            try rehearsal.poll()
            try expect(rehearsal.requests.count <= 2, "\(rehearsal.requests.count) requests in a circle")
            rehearsal.server.forget()
            rehearsal.answer { Response(302, [("Location", $0.target + "x")]) }
            try rehearsal.poll(after: .days(3))
            try expect(rehearsal.requests.count, is: 6, "requests on an endless way")
            try expect(try rehearsal.state().failures, is: 2, "failures")
        },
    ]
}

extension Rehearsal {
    /// Leads from `/feed` to `/new`.
    fileprivate func redirect(_ status: Int) {
        answer {
            $0.target == "/feed" ? Response(status, [("Location", "/new")]) : .feed([("ETag", "\"a\"")])
        }
    }
}
