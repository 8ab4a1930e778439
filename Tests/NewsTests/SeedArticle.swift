/// The article of which the form was taken, as the newsroom's system exported it.
let seedArticle = """
    Supervisor Elham AbolFateh
    Editor in Chief Mohamed Wadie

    US Resumes Military Operations in Iraq


    Thu 16 Jan 2020 | 08:29 PM
    Yassmine Elsayed

    The US military announced the resumption of joint military operations in Iraq after having suspended them following the assassination of the top Iranian military Commander Qassim Soleimani.

    Military officials said that the US Defense Department wants to resume as soon as possible its cooperation with the Iraqi army in the fight against ISIS so that the militants do not take advantage of the situation.

    Earlier, the United States decided to halt joint military operations between the two countries on January 5, two days after Soleimani was killed by a raid by a US plane marching near Baghdad airport.

    On the other hand, an Iran allied militia in Iraq, named “Asa’ib Ahl Al-Haq” vowed today the retaliation for the killing of Soleimani.

    Speaking to “Russia Today”, Mahmoud Al-Rubaie, spokesman for the movement's political office confirmed its readiness to defeat the American forces if it rejects the decision to leave Iraq, and implement it via legal and diplomatic means.\u{A0}

    "I believe that the United States is afraid of direct confrontation with the resistance movements, with which it has had a bitter experience,” Al-Rubaie said.

    Later on, Iraq confirmed that it had not granted approval to resume US military operations in the country.

    The spokesman for the Commander-in-Chief of the Armed Forces, Major General Abdul Karim Khalaf, told the Iraqi News Agency that the Commander-in-Chief did not grant approval to resume the operations of the US military, 10 days after it was suspended.

    It is worth noting that the Iraqi parliament asked the government, in a non-binding resolution, to end the presence of all foreign forces in the country, in response to Soleimani’s killing.

    The United States targeted Soleimani on January 3, after a series of missile attacks targeting the US military and an attempt by pro-Iranian factions to storm the US embassy in Baghdad.
    """
