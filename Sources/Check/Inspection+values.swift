internal import FeedFormats

extension Inspection {
    /// Judges a text of an element or an attribute.
    func check(_ text: String, is value: Grammar.Value, _ spot: Spot) {
        switch value {
        case .free: break
        case .empty:
            if !text.trimmingSpace.isEmpty {
                log.error("stray-text", spot, "it must be empty", "remove the text")
            }
        case .filled:
            if text.trimmingSpace.isEmpty {
                log.error("blank", spot, "it is blank", "say something, or leave it out")
            }
        case .address: checkAddress(text, spot)
        case .iri: checkAddress(text, asIRI: true, spot)
        case .web:
            checkAddress(text, spot)
            let start = text.prefix(8).lowercased()
            if !start.hasPrefix("http://"), !start.hasPrefix("https://"), AddressRules.fault(of: text) == nil
            {
                log.error(
                    "address",
                    spot,
                    "\(text.quoted) is no web address",
                    "readers fetch over http and https only"
                )
            }
        case .rfc822: checkDate(text, DateRules.faultOfRFC822(text), spot)
        case .rfc3339: checkDate(text, DateRules.faultOfRFC3339(text), spot)
        case .language:
            if !NameRules.isLanguage(text) {
                log.error(
                    "language",
                    spot,
                    "\(text.quoted) is no language",
                    "write a tag such as en or ar-EG"
                )
            }
        case .mailbox:
            if NameRules.isMail(text) {
                log.warning("mail", spot, "\(text.quoted) has no name", "write mail@host (Name)")
            } else if !NameRules.isMailbox(text) {
                log.error("mail", spot, "\(text.quoted) is not of the form mail@host (Name)", "write it so")
            }
        case .mail:
            if !NameRules.isMail(text) {
                log.error("mail", spot, "\(text.quoted) is no mail address", "write name@host")
            }
        case .mediaType:
            if !NameRules.isMediaType(text) {
                log.error(
                    "media-type",
                    spot,
                    "\(text.quoted) is no media type",
                    "write one such as image/jpeg"
                )
            }
        case .number(let least):
            let isNumber = !text.isEmpty && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
            if !isNumber || (Int(text) ?? .max) < least {
                log.error(
                    "number",
                    spot,
                    "\(text.quoted) is no whole number from \(least) up",
                    text.hasPrefix("-") ? "write 0 where the number is unknown" : "write digits only"
                )
            }
        case .oneOf(let values):
            if !values.contains(text) {
                log.error(
                    "value",
                    spot,
                    "\(text.quoted) is none of the values allowed",
                    "write one of \(values.joined(separator: ", "))"
                )
            }
        case .html: markup.check(text, spot, hasBase: false, rules, &log)
        }
    }

    /// Judges an address, and where it leads.
    func checkAddress(_ text: String, asIRI: Bool = false, isLink: Bool = true, _ spot: Spot) {
        if let fault = AddressRules.fault(of: text, asIRI: asIRI) {
            log.error(
                "address",
                spot,
                "\(text.quoted) is no absolute address: \(fault)",
                "write the whole address, percent-encoded"
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

    private func checkDate(_ text: String, _ fault: String?, _ spot: Spot) {
        if let fault {
            return log.error(
                "date",
                spot,
                "\(text.quoted) is no date of this format: \(fault)",
                "write the date with its time and zone"
            )
        }
        guard let now = rules.now, let time = Timestamp(parsing: text) else { return }
        if time.seconds > now.seconds + 86_400 {
            log.warning(
                "date-ahead",
                spot,
                "\(text.quoted) lies in the future",
                "publish when its time has come"
            )
        }
    }
}
