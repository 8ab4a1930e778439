import Foundation

/// The zones that have a name of a place.
enum ZoneName {
    /// Minutes east of UTC in a zone at a local time, told in seconds since 1970 as if it were UTC; nil where no
    /// such zone is known.
    static func offset(of name: String, at local: Int) -> Int? {
        guard let zone = TimeZone(identifier: name) else { return nil }
        func offset(at seconds: Int) -> Int {
            zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))) / 60
        }
        // The offset of about that time leads to the time at which it is looked up.
        return offset(at: local - offset(at: local) * 60)
    }
}
