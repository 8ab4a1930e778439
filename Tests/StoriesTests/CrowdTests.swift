import Testing

@testable import Stories

/// What many articles have in common at once.
@Suite struct CrowdTests {
    @Test(arguments: [130, 1_000])
    func `a text that hundreds of outlets carry is told once`(outlets: Int) {
        var wire = Wire()
        for outlet in 0..<outlets {
            wire.add(
                "\(outlet)",
                "Cracked pillars close northern quay",
                Copy.quay,
                from: "Outlet \(outlet)",
                at: Double(outlet) / 100
            )
        }
        #expect(Set(wire.grouping.text).count == 1)
    }

    @Test func `copies are found among others however many pass between them`() {
        var wire = Wire()
        let texts = [Copy.quay, Copy.orchard, Copy.museum, Copy.tram]
        for number in 0..<800 {
            wire.add("\(number)", "", texts[number % 4], from: "Outlet \(number)", at: Double(number) / 100)
        }
        let grouping = wire.grouping
        #expect(Set(grouping.text).count == 4)
        #expect(Set(grouping.event).count == 4)
    }

    @Test func `an address that comes hundreds of times is one item`() {
        var wire = Wire()
        for number in 0..<300 {
            wire.add(
                "\(number)",
                "Quay closed",
                at: Double(number) * 10,
                url: "https://herald.example/quay?utm_id=\(number)"
            )
        }
        #expect(Set(wire.grouping.item).count == 1)
    }

    @Test func `hundreds of entries in one form stay apart`() {
        var wire = Wire()
        let letters = Array("abcdefghijklmnopqrst")
        for number in 0..<300 {
            let name = "Vor\(letters[number / 20])dan\(letters[number % 20])sk"
            wire.add(
                "\(number)",
                "King congratulates president of \(name) on national day",
                """
                The King sent a cable of congratulations to the president of the Republic of \(name), wishing \
                him good health and happiness and the friendly people of \(name) steady progress and prosperity.
                """,
                at: Double(number) / 20
            )
        }
        #expect(Set(wire.grouping.event).count == 300)
    }
}
