/// Words under which outlets publish something every day or week, whatever it tells.
enum UsualWords {
    /// What stands for them.
    static let stems = CommonWords.stems(of: lists)

    private static let lists = [
        """
        agenda ahead announcements april around artist august best big briefing briefs business cartoon cartoons \
        clarifications column columns comments corrections crossword crosswords daily deaths december diary digest \
        editorial editorials emails evening events february finance five forecast forecasts front funeral gallery \
        headline headlines history horoscope horoscopes image images january july june key latest letter letters \
        live local main march markets month monthly morning need news newsletter notice notices november obituaries \
        october open opinion page pages papers photo photos picture pictures podcast podcasts puzzle puzzles quiz \
        quizzes quote quotes readers recap record region roundup roundups schedule september solutions stories story \
        sudoku ten things tonight top traffic tv update updates video videos views week weekend weekly weeks world \
        wrap your
        """,
        """
        bild bilder brief briefe ereignisse fotos horoskop karikatur kommentar kurz leserbriefe meldungen morgen \
        nachrichten presseschau rätsel tag tage tages tageshoroskop todesanzeigen überblick woche zitat \
        actualité actualités brèves caricature citation courrier dessin infos jour journal lettres lecteurs matin \
        nécrologie semaine titres caricatura cartas día diario foto frase horóscopo imágenes lectores mañana \
        noticias obituarios prensa resumen semana titulares viñeta
        """,
        """
        أبرز أخبار أسبوع الأخبار الأسبوع الأنباء الصحف الكاريكاتير اليومية برج حظك رسالة رسائل صباح صحف صورة عناوين \
        كاريكاتير مساء مقالات موجز نشرة وفيات يوميات
        """,
    ]
}
