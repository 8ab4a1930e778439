/// Where something is (GeoRSS, GML, W3C Basic Geo), in WGS 84.
public struct Place: Sendable, Hashable, Codable {
    /// The kind of figure.
    public enum Shape: String, Sendable, Hashable, Codable {
        /// One position.
        case point = "Point"
        /// A path.
        case lineString = "LineString"
        /// A closed path.
        case polygon = "Polygon"
        /// Two opposite corners.
        case box = "Box"
    }

    /// The kind of figure.
    public var shape: Shape
    /// The positions: longitude, latitude and, where given, height.
    public var positions: [[Double]]

    /// Makes a place.
    public init(_ shape: Shape, _ positions: [[Double]]) {
        self.shape = shape
        self.positions = positions
    }
}
