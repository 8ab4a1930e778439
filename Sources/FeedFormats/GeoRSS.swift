internal import FeedXML

extension ElementReader {
    /// Reads a place: GeoRSS simple, GML inside `where`, or W3C Basic Geo.
    mutating func readPlace(_ element: Int, _ tag: Name) {
        switch tag {
        case .lat: draft.latitude = coordinates(segment.text(of: element)).first
        case .long: draft.longitude = coordinates(segment.text(of: element)).first
        case .point, .line, .polygon, .box, .lineString, .envelope, .latLong:
            if let place = place(element, tag) { draft.place = place }
        default: break
        }
        switch tag {
        case .point, .placeWhere, .exterior, .linearRing:
            for child in segment.children(of: element) { readPlace(child, segment.tag(of: child)) }
        default: break
        }
        if let latitude = draft.latitude, let longitude = draft.longitude {
            if Self.isOnEarth([longitude, latitude]) {
                draft.place = Place(.point, [[longitude, latitude]])
            }
            (draft.latitude, draft.longitude) = (nil, nil)
        }
    }

    private func place(_ element: Int, _ tag: Name) -> Place? {
        var dimension = number(.srsDimension, of: element)
        var isLatitudeFirst = true
        var isWGS84 = true
        var text = segment.hasElements(element) ? "" : segment.text(of: element)
        if let name = segment.attribute(.srsName, of: element) {
            isLatitudeFirst = Self.isLatitudeFirst(name)
            isWGS84 = false
        }
        for node in element + 1..<segment.end(of: element) where !segment.isText(node) {
            switch segment.tag(of: node) {
            case .pos, .posList, .lowerCorner, .upperCorner, .coordinates:
                text += " " + segment.text(of: node)
                dimension = dimension ?? number(.srsDimension, of: node)
                if let name = segment.attribute(.srsName, of: node) {
                    isLatitudeFirst = Self.isLatitudeFirst(name)
                    isWGS84 = false
                }
            default: break
            }
        }
        let numbers = coordinates(text)
        let shape = Self.shape(tag)
        let width = max(2, dimension ?? (shape == .point && numbers.count == 3 ? 3 : 2))
        guard numbers.count >= width else { return nil }
        var positions = stride(from: 0, through: numbers.count - width, by: width).map {
            Array(numbers[$0..<$0 + width])
        }
        if isLatitudeFirst { for index in positions.indices { positions[index].swapAt(0, 1) } }
        if shape == .point { positions = [positions[0]] }
        guard shape != .box || positions.count == 2, !isWGS84 || positions.allSatisfy(Self.isOnEarth) else {
            return nil
        }
        return Place(shape, positions)
    }

    /// Whether a longitude and a latitude are in the range of degrees.
    private static func isOnEarth(_ position: [Double]) -> Bool {
        abs(position[0]) <= 180 && abs(position[1]) <= 90
    }

    private static func shape(_ tag: Name) -> Place.Shape {
        switch tag {
        case .line, .lineString: .lineString
        case .polygon: .polygon
        case .box, .envelope: .box
        default: .point
        }
    }

    /// Geographic reference systems of the EPSG list put the latitude first, projected ones the easting.
    private static func isLatitudeFirst(_ name: String) -> Bool {
        guard name.contains("EPSG"), let code = name.split(separator: ":").last.flatMap({ Int($0) }) else {
            return true
        }
        return 4_000...4_999 ~= code || code == 3_819 || code == 3_821 || code == 3_824 || code == 3_889
            || code == 3_906
    }

    private func coordinates(_ text: String) -> [Double] {
        var numbers: [Double] = []
        for word in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            guard let number = Double(word), number.isFinite else { return [] }
            numbers.append(number)
        }
        return numbers
    }
}
