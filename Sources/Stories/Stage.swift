/// Where an article stands in its life, as the marks in its headline tell.
package enum Stage: UInt8, Sendable, Hashable, Codable, Comparable {
    /// Nothing is said.
    case first
    /// It was sent again as it was.
    case again
    /// It tells more than before.
    case update
    /// It mends what was wrong.
    case correction
    /// It must no longer be used.
    case withdrawal

    /// Whether it speaks of an article that was sent before, however long ago.
    package var isNotice: Bool { self >= .correction }

    package static func < (a: Stage, b: Stage) -> Bool { a.rawValue < b.rawValue }

    /// What agencies and desks write, folded to lower case.
    static let words: [String: Stage] = [
        "rpt": .again, "repeat": .again, "repeats": .again, "repeating": .again, "resend": .again,
        "resent": .again, "refile": .again, "refiles": .again, "refiled": .again, "إعادة": .again,
        "اعادة": .again, "watch": .again, "video": .again, "photos": .again, "pictures": .again,
        "exclusive": .again, "urgent": .again, "breaking": .again, "flash": .again, "alert": .again,
        "newsalert": .again, "عاجل": .again, "بالفيديو": .again, "فيديو": .again, "بالصور": .again,
        "صور": .again,
        "update": .update, "updated": .update, "updates": .update, "update1": .update, "update2": .update,
        "upd": .update, "lead": .update, "ld": .update, "live": .update, "wrapup": .update,
        "تحديث": .update, "محدث": .update, "إضافة": .update, "اضافة": .update,
        "corrected": .correction, "correction": .correction, "corrects": .correction,
        "correcting": .correction,
        "corr": .correction, "amended": .correction, "تصحيح": .correction, "مصحح": .correction,
        "تصويب": .correction, "معدل": .correction,
        "kill": .withdrawal, "withdrawn": .withdrawal, "withdrawal": .withdrawal, "withdraws": .withdrawal,
        "retraction": .withdrawal, "retracted": .withdrawal, "سحب": .withdrawal, "إلغاء": .withdrawal,
    ]
}
