/// The query parameters that tell who came from where, and nothing about the article.
enum TrackingParameters {
    /// Whether a parameter is dropped from an article's canonical address; both in lower case, decoded.
    static func contains(_ name: String, value: String) -> Bool {
        if names.contains(name) || isOfFamily(name) { return true }
        if channelNames.contains(name) { return isChannel(value) }
        if renderings.contains(name) { return ["amp", "mobile", "amphtml"].contains(value) }
        if switches.contains(name) { return ["", "1", "true", "yes", "on"].contains(value) }
        return sessions.contains(name) && value.utf8.count == 32 && value.utf8.allSatisfy(isHexDigit)
    }

    private static func isChannel(_ value: String) -> Bool {
        guard let end = value.firstIndex(where: { "-_:.|".contains($0) }) else {
            return channels.contains(value)
        }
        return channels.contains(value) || channels.contains(String(value[..<end]))
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte || 0x61...0x66 ~= byte }

    /// Whether a name begins as all names of one system do, such as `utm_`.
    private static func isOfFamily(_ name: String) -> Bool {
        if let mark = name.utf8.firstIndex(of: UInt8(ascii: "_")), families.contains(name[..<mark]) {
            return true
        }
        return otherPrefixes.contains(where: name.hasPrefix)
    }

    /// What stands before the first underscore.
    private static let families: Set<Substring> = [
        "utm", "at", "pk", "mtm", "piwik", "matomo", "hsa", "itm", "bsft", "sfmc", "ga", "ns", "stm", "trk",
        "vero",
        "oly", "mkt", "amp",
    ]
    private static let otherPrefixes = ["wt.", "elq", "aspsessionid", "_x_tr_"]

    private static let names: Set<String> = [
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid", "msclkid",
        "yclid",
        "ymclid", "twclid", "ttclid", "igshid", "igsh", "li_fat_id", "mc_cid", "mc_eid", "_hsenc", "_hsmi",
        "hsctatracking", "_openstat", "openstat", "rb_clickid", "s_cid", "s_kwcid", "ef_id", "srsltid",
        "epik",
        "wickedid", "wt_mc", "wt_zmc", "xtor", "xtref", "xtcr", "xts", "cmp", "cmpid", "cmp_id",
        "cmpid_source",
        "ncid", "ocid", "icid", "ito", "ftag", "ftcamp", "intcmp", "intcid", "spm", "smid", "smtyp", "smprod",
        "emc",
        "tpcc", "guccounter", "guce_referrer", "guce_referrer_sig", "soc_src", "soc_trk", "fb_action_ids",
        "fb_action_types", "fb_ref", "fb_source", "action_object_map", "action_type_map", "action_ref_map",
        "mbid",
        "trk", "trkinfo", "trkcampaign", "sc_cid", "sr_share", "sref", "__twitter_impression",
        "twitter_impression",
        "usqp", "aoh", "ampshare", "ref_src", "ref_url", "referrer", "referer", "nr_email_referer", "_ga",
        "_gl",
        "dicbo", "oborigurl", "tblci", "ck_subscriber_id", "rdt_cid", "syclid", "cvosrc", "mkcid", "mkevt",
        "_ke",
        "unlocked_article_code", "sharetype", "share_id", "jsessionid", "phpsessid", "cfid", "cftoken",
        "zenid",
        "oscsid", "sessionid", "session_id", "__tn__", "__cft__", "recruiter", "campaign_id", "cn-reloaded",
        "maca", "sara_ref",
        "int_cmp",
    ]

    /// Names that publishers use for other things too; only the channels below make them tracking.
    private static let channelNames: Set<String> = [
        "ref", "source", "src", "from", "feed", "partner", "via", "medium", "channel", "origin", "cid",
        "campaign",
        "rss", "mod", "traffic_source", "feedtype", "feedname", "syn",
    ]

    private static let channels: Set<String> = [
        "rss", "rss2", "rssfeed", "feed", "feeds", "atom", "syndication", "twitter", "tw", "twtr", "facebook",
        "fb", "fbk", "instagram", "ig", "linkedin", "whatsapp", "wa", "telegram", "tg", "reddit", "email",
        "mail",
        "newsletter", "nl", "social", "share", "sharebutton", "googlenews", "google_news", "applenews",
        "apple_news",
        "flipboard", "msn", "yahoo", "smartnews", "upday", "push", "amp", "mobile", "app",
    ]

    private static let renderings: Set<String> = [
        "outputtype", "output", "mode", "view", "type", "layout", "format",
    ]

    private static let switches: Set<String> = [
        "amp", "_amp", "isamp", "is_amp", "m", "mobile", "is_mobile", "rss", "fromrss", "from_rss",
        "nomobile",
    ]

    private static let sessions: Set<String> = ["sid", "s", "osid"]
}
