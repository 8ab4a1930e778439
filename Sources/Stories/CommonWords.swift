/// Words so common that they tell nothing, however few articles there are to count.
enum CommonWords {
    /// What stands for them.
    static let stems = stems(of: lists)

    /// What stands for the words of lists.
    static func stems(of lists: [String]) -> Set<UInt32> {
        var reader = WordReader()
        var words = Words()
        for list in lists { reader.read(list, into: &words, limit: .max) }
        return Set(words.all.map { $0.stem >> 4 })
    }

    private static let lists = [
        """
        about above after again against all also among an and any are as at be because been before being below \
        between both but by can could day days did do does down during each even few first for from further get \
        gets had has have he her here him his how if in into is it its just know last like made make many may me \
        might more most much must my new next no nor not now of off on once one only or other our out over own \
        people per said same say says she should since so some still such than that the their them then there \
        these they this those three through time to today too two under until up us very was way we were what \
        when where which while who whom why will with would year years yesterday you your monday tuesday \
        wednesday thursday friday saturday sunday
        """,
        """
        في من على إلى عن أن إن كان كانت قال قالت بعد قبل مع هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد كل بين \
        حتى أو ثم أي هو هي هم كما عند منذ خلال حول أمام أكثر غير دون يوم اليوم أمس عام العام الأحد الاثنين \
        الثلاثاء الأربعاء الخميس الجمعة السبت وقد وقال وأن ولا وفي ومن أكد أعلن أضاف كذلك أيضا نحو ضد لدى وكان
        """,
        """
        le la les un une des du de et en dans que qui pour par sur au aux avec est son sa ses ce cette plus pas ne \
        der die das und ist im den dem des ein eine einer von zu mit auf für nicht sich als auch nach bei aus wird \
        el los las una del y por con para se su sus al lo como más pero o ha il gli di che per non della
        """,
    ]
}
