extension Visit {
    /// What an answer brought, before anyone has looked into its body.
    package enum Meaning: Sendable {
        /// A document, which may be the feed.
        case document(Answer)
        /// Nothing has changed.
        case unchanged(Answer)
        /// Something else, with the answer where there was one.
        case mishap(Mishap, Answer?)
    }

    /// What the answer means by its status and header fields.
    package var meaning: Meaning {
        switch result {
        case .failure(let mishap): return .mishap(mishap, nil)
        case .success(let answer):
            if answer.isChallenge {
                let text =
                    "a page that tests whether a person asks stands before the feed: ask the publisher to let "
                    + "feed readers through"
                return .mishap(Mishap(.challenge, text), answer)
            }
            switch answer.status {
            case 200, 203: return .document(answer)
            case 304 where isConditional: return .unchanged(answer)
            default: return .mishap(answer.mishap, answer)
            }
        }
    }
}

extension Answer {
    /// Whether Cloudflare answers instead of the publisher.
    fileprivate var isChallenge: Bool {
        if headers["cf-mitigated"]?.lowercased() == "challenge" { return true }
        guard status == 403 || status == 503, headers["server"]?.lowercased() == "cloudflare" else {
            return false
        }
        return String(decoding: body.prefix(65_536), as: UTF8.self).contains("challenge-platform")
    }

    /// What a status that brings no feed means.
    fileprivate var mishap: Mishap {
        switch status {
        case 304: Mishap(.server, "the server said “not changed” although it was asked for everything (304)")
        case 226: Mishap(.server, "the server sent changes only (226), which nobody asked for")
        case 204, 205: Mishap(.document, "the server answered without a document (\(status))")
        case 206: Mishap(.broken, "the server sent a part of the document only (206)")
        case 401: Mishap(.forbidden, "the server wants credentials (401): give them in its [[source]]")
        case 407: .refusedByProxy(status)
        case 404: Mishap(.missing, "there is nothing at its address (404)")
        case 410: Mishap(.gone, "the feed is gone for good, says its server (410): unsubscribe from it")
        case 429: Mishap(.limited, "the server wants to be asked less (429)")
        case 400..<500: Mishap(.forbidden, "the server refuses to answer (\(status))")
        case 500..<600: Mishap(.server, "the server has a fault of its own (\(status))")
        default: Mishap(.server, "the server answered with the status \(status)")
        }
    }
}

extension Visit {
    /// The address to list: as far as every redirect up to it is permanent.
    package func settledAddress(from address: String) -> String {
        hops.prefix { $0.isPermanent }.last?.to.withCredentials(of: address) ?? address
    }
}
