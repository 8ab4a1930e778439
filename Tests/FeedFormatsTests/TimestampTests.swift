import FeedFormats
import Testing

@Suite("Timestamps")
struct TimestampTests {
    @Test(
        "a date is read in every form feeds write it in",
        arguments: [
            ("Sat, 07 Sep 2002 00:00:01 GMT", "2002-09-07T00:00:01Z"),
            ("Sat, 7 Sep 02 00:00:01 GMT", "2002-09-07T00:00:01Z"),
            ("Nov. 16, 2020, 10:57 p.m.", "2020-11-16T22:57:00Z"),
            ("16 Nov 2020 12:07 A. M. GMT", "2020-11-16T00:07:00Z"),
            ("7 Sep 2002 00:00:01 +0000", "2002-09-07T00:00:01Z"),
            ("Saturday, 07-Sep-02 00:00:01 GMT", "2002-09-07T00:00:01Z"),
            ("Sat Sep 07 00:00:01 2002", "2002-09-07T00:00:01Z"),
            ("Sat Sep  7 00:00:01 UTC 2002", "2002-09-07T00:00:01Z"),
            ("  Sat, 07 Sept 2002  00:00:01  UT ", "2002-09-07T00:00:01Z"),
            ("Fri, 06 Sep 2002 20:00:01 EDT", "2002-09-06T20:00:01-04:00"),
            ("Sat, 07 Sep 2002 02:00:01 +02:00", "2002-09-07T02:00:01+02:00"),
            ("Sat, 07 Sep 2002 02:00 +0200", "2002-09-07T02:00:00+02:00"),
            ("Sat, 07 Sep 2002", "2002-09-07T00:00:00Z"),
            ("Sat, 07 Sep 2002 23:59:60 GMT", "2002-09-08T00:00:00Z"),
            ("Sat, 07 Sep 2002 24:00:00 GMT", "2002-09-08T00:00:00Z"),
            ("Wed, 19 Aug 2009 18:28:00 Etc/GMT", "2009-08-19T18:28:00Z"),
            ("Wed, 13 Feb 2012 22:40:00 GMT+01:01", "2012-02-13T22:40:00+01:01"),
            ("Sat Sep 07 2002 02:00:01 GMT+0200 (CEST)", "2002-09-07T02:00:01+02:00"),
            ("September 7th, 2002 5:30 PM", "2002-09-07T17:30:00Z"),
            ("Sat 7 Sep 2002 12:05 am", "2002-09-07T00:05:00Z"),
            ("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T08:19:53-04:00"),
            ("09/15/2006 08:19", "2006-09-15T08:19:00Z"),
            ("15.09.2006 08:19", "2006-09-15T08:19:00Z"),
            ("Thu, 01 Jan 1952 12:00:00 +0200", "1952-01-01T12:00:00+02:00"),
            ("2004\u{B144} 05\u{C6D4} 28\u{C77C}  01:31:15", "2004-05-28T01:31:15+09:00"),
            ("2004-05-25 \u{C624}\u{D6C4} 11:23:17", "2004-05-25T23:23:17+09:00"),
            ("2020年1月16日 20時29分", "2020-01-16T20:29:00Z"),
            ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T12:00:00-05:00"),
            ("2004-július-13T9:15-05:00", "2004-07-13T09:15:00-05:00"),
            ("mar, 21 févr. 2012 10:00:00 +0100", "2012-02-21T10:00:00+01:00"),
            ("Mi, 14 Dez 2011 08:00:00 CET", "2011-12-14T08:00:00+01:00"),
            ("Чт, 16 янв 2020 20:29:00 +0300", "2020-01-16T20:29:00+03:00"),
            ("الخميس 16 يناير 2020 20:29", "2020-01-16T20:29:00Z"),
            ("1031356801", "2002-09-07T00:00:01Z"),
            ("1031356801250", "2002-09-07T00:00:01.25Z"),
        ]
    )
    func loose(text: String, expected: String) throws {
        #expect(try #require(Timestamp(parsing: text)).rfc3339 == expected)
    }

    @Test(
        "ISO 8601 is read in its calendar, ordinal and week forms",
        arguments: [
            ("2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z"),
            ("2003-12-31t10:14:55.1250+02:30", "2003-12-31T10:14:55.125+02:30"),
            ("20031231101455", "2003-12-31T10:14:55Z"),
            ("2003-12-31 10:14:55,5", "2003-12-31T10:14:55.5Z"),
            ("2003-12-31 10:14:55 +0200", "2003-12-31T10:14:55+02:00"),
            ("2003-12-31 10:14:55 EST", "2003-12-31T10:14:55-05:00"),
            ("2003-12-31T10:14Z", "2003-12-31T10:14:00Z"),
            ("2003-12-31T10Z", "2003-12-31T10:00:00Z"),
            ("20031231T101455Z", "2003-12-31T10:14:55Z"),
            ("20031231", "2003-12-31T00:00:00Z"),
            ("2003-12", "2003-12-01T00:00:00Z"),
            ("2003", "2003-01-01T00:00:00Z"),
            ("03-12-31", "2003-12-31T00:00:00Z"),
            ("2003-335", "2003-12-01T00:00:00Z"),
            ("2003335", "2003-12-01T00:00:00Z"),
            ("2020-W03-4", "2020-01-16T00:00:00Z"),
            ("2020W034T20:29+02:00", "2020-01-16T20:29:00+02:00"),
            ("2020-W53-7", "2021-01-03T00:00:00Z"),
            ("2020-01-16T20:29:00+02:00[Africa/Cairo]", "2020-01-16T20:29:00+02:00"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
        ]
    )
    func iso(text: String, expected: String) throws {
        #expect(try #require(Timestamp(parsing: text)).rfc3339 == expected)
    }

    @Test(
        "what is no date stays unread",
        arguments: [
            "", "not a date", "Mon, 99 Foo 2020 99:99:99 GMT", "99999-01-01T00:00:00Z",
            "Tue, 01 Jan 0000 00:00:00 GMT", "-1", "1e400", "Wed, 02 Oct 2002 13:00:00 +9999",
            "Thu, 31 Feb 2021 10:00:00 GMT", "2003-02-29", "2003-366", "2021-W53", "2003-12-31T25:14:55Z",
            "20031331101455", "20031231241455", "Sun, 16 zzz 2012 11:47:32 GMT", "2003-12-31T10:61:00Z",
            String(repeating: "x", count: 500),
        ]
    )
    func noDate(text: String) {
        #expect(Timestamp(parsing: text) == nil)
    }

    @Test("a date without a zone is taken as UTC and says so")
    func noZone() throws {
        #expect(try #require(Timestamp(parsing: "2002-09-07 00:00:01")).offset == nil)
        #expect(try #require(Timestamp(parsing: "2002-09-07T00:00:01Z")).offset == 0)
    }

    @Test(
        "RFC 822 keeps the local offset and the weekday of the local day",
        arguments: [
            ("2020-01-16T20:29:00+02:00", "Thu, 16 Jan 2020 20:29:00 +0200"),
            ("1952-07-23T06:00:00+02:00", "Wed, 23 Jul 1952 06:00:00 +0200"),
            ("2004-02-29T23:30:00-09:30", "Sun, 29 Feb 2004 23:30:00 -0930"),
            ("2002-09-07T00:00:01Z", "Sat, 07 Sep 2002 00:00:01 +0000"),
        ]
    )
    func rfc822(text: String, expected: String) throws {
        let timestamp = try #require(Timestamp(parsing: text))
        #expect(timestamp.rfc822 == expected)
        #expect(Timestamp(parsing: timestamp.rfc822) == timestamp)
    }

    @Test("what is written is read back, before 1970 as after it")
    func roundTrip() throws {
        for seconds in stride(from: Int64(-62_135_596_800), through: 253_402_300_799, by: 40_000_003_333) {
            let timestamp = Timestamp(seconds: seconds, nanoseconds: 120_000_000, offset: 0)
            #expect(Timestamp(parsing: timestamp.rfc3339) == timestamp)
        }
        #expect(Timestamp(seconds: .max).rfc3339 == "9999-12-31T23:59:59Z")
        #expect(Timestamp(seconds: .min).rfc822 == "Mon, 01 Jan 0001 00:00:00 +0000")
    }
}
