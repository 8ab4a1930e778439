import Testing

@testable import Stories

@Suite struct LanguageTests {
    @Test func `an Arabic copy in other letter forms is the same text`() {
        var wire = Wire()
        wire.add(
            "a",
            "إغلاق الرصيف الشمالي بعد اكتشاف تصدعات",
            """
            أعلنت هيئة الميناء إغلاق الرصيف الشمالي يوم الإثنين بعد أن اكتشف الغواصون تصدعات في اثنين من أقدم أعمدته، \
            وتنطلق العبّارات إلى الجزر من سوق السمك حتى ينهي المهندسون فحصهم الذي يستغرق ١٠ أيام على الأقل.
            """
        )
        wire.add(
            "b",
            "العبارات تنتقل الى سوق السمك",
            """
            اعلنت هيئه الميناء اغلاق الرصيف الشمالى يوم الاثنين بعد ان اكتشف الغواصون تصدعات فى اثنين من اقدم اعمدته، \
            وتنطلق العبارات الى الجزر من ســوق السمك حتى ينهى المهندسون فحصهم الذى يستغرق 10 ايام على الاقل.
            """,
            from: "صحيفة",
            at: 1
        )
        #expect(wire.relation("a", "b") == .text)
    }

    @Test func `a Japanese copy is the same text and another story is not`() {
        var wire = Wire()
        let text = "港湾局は月曜日、潜水士が最も古い柱の二本にひび割れを見つけたため、北埠頭を閉鎖した。島への連絡船は調査が終わるまで魚市場から出る。"
        wire.add("a", "北埠頭を閉鎖", text)
        wire.add("b", "連絡船は魚市場から", text + "切符はそのまま使える。", from: "新聞", at: 1)
        wire.add("c", "りんごの花に霜の被害", "四月の霜で谷のりんごの花が焼け、農家は今年の収穫が一世代で最も少ないとみている。", from: "新聞", at: 2)
        #expect(wire.relation("a", "b") == .text)
        #expect(wire.relation("a", "c") == nil)
    }
}
