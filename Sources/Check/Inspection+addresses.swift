extension Inspection {
    /// Judges an address, and where it leads.
    func checkAddress(_ text: String, asIRI: Bool = false, isLink: Bool = true, _ spot: Spot) {
        if let fault = AddressRules.fault(of: text, asIRI: asIRI) {
            log.error(
                "address",
                spot,
                "\(text.quoted) is no absolute address: \(fault)",
                "write the whole address, percent-encoded"
            )
        } else if isLink, AddressRules.isActive(text) {
            log.error(
                "active-content",
                spot,
                "\(text.quoted) runs a script, or holds a page itself",
                "link to a page of the web: readers refuse such a link, or are attacked by it"
            )
        } else if isLink, let objection = rules.links?.objection(to: text) {
            log.error(
                "link-target",
                spot,
                "\(text.quoted) may not be published: \(objection)",
                "mend the link, or allow it in the configuration"
            )
        }
    }

    /// Judges an address that may stand on a base, which our own documents do without.
    func checkReference(_ text: String, _ spot: Spot) {
        guard !rules.isOwn, AddressRules.fault(of: text, asIRI: true) != nil,
            AddressRules.fault(of: text, asIRI: true, mayBeRelative: true) == nil
        else { return checkAddress(text, asIRI: true, spot) }
        if spot.hasBase { return }
        log.warning(
            "relative-link",
            spot,
            "\(text.quoted) is relative, and no xml:base says to what",
            "write the whole address: a copy of the feed lies elsewhere"
        )
    }

    /// Judges a web address.
    func checkWeb(_ text: String, is value: Grammar.Value, _ spot: Spot) {
        checkAddress(text, spot)
        guard !AddressRules.isWeb(text), !AddressRules.isActive(text), AddressRules.fault(of: text) == nil
        else { return }
        let fault = "\(text.quoted) is no web address"
        let remedy = "readers fetch over http and https only"
        if case .web = value {
            log.error("address", spot, fault, remedy)
        } else {
            log.advise("address", spot, fault, remedy)
        }
    }

    /// Judges the id of an Atom feed or entry, which is compared letter by letter.
    func checkID(_ node: Node) {
        checkAddress(node.text, asIRI: true, isLink: false, node.spot)
        // Our own ids stay as they are for ever, so that they are no reason to publish nothing.
        if !rules.isOwn, !AddressRules.hasPlainAuthority(node.trimmed) {
            log.error(
                "address",
                node.spot,
                "the tag URI \(node.trimmed.quoted) names no host and no mail address",
                "write the host in ASCII, as in tag:xn--bcher-kva.example,2026:1"
            )
        }
        if !AddressRules.isCanonical(node.trimmed) {
            log.warning(
                "weak-id",
                node.spot,
                "the id \(node.trimmed.quoted) is not written as others would write the address",
                "write scheme and host in small letters, no usual port and no dots as path; but change no published id"
            )
        }
    }
}
