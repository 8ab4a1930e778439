import Foundation
import GRDB
internal import Stories

extension DatabaseFunction {
    /// `folded(text)`: a section or name as it is compared, whatever letters and forms of Unicode it is written in.
    static let folded = DatabaseFunction("folded", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(Facet.folded)
    }
}

extension Facet {
    /// A value as it is compared.
    static func folded(_ value: String) -> String { value.lowercased().precomposedStringWithCanonicalMapping }
}
