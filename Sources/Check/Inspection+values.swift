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
        case .reference: checkReference(text, spot)
        case .web, .page: checkWeb(text, is: value, spot)
        case .rfc822, .rfc3339, .w3c: checkDate(text, is: value, spot)
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
        case .number, .within, .amount, .share, .duration, .coordinates: checkNumber(text, is: value, spot)
        case .oneOf(let values):
            if !values.contains(text) {
                log.error(
                    "value",
                    spot,
                    "\(text.quoted) is none of the values allowed",
                    "write one of \(values.joined(separator: ", "))"
                )
            }
        case .html: markup.check(text, spot, rules, &log)
        }
    }
}
