import NetworkFormats
import SocialNetworks
import Testing

struct VCardReaderTests {
  private static func card(_ lines: String, version: String = "3.0") -> String {
    "BEGIN:VCARD\nVERSION:\(version)\n\(lines)\nEND:VCARD\n"
  }

  private static func sample(_ lines: String, version: String = "3.0") throws -> ContactSample {
    try ContactSample(card(lines, version: version))
  }

  // MARK: - Text

  @Test func quotedPrintableContinuesAfterAnEqualsSign() throws {
    let sample = try Self.sample(
      "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=\n=B6rg;;;\nNOTE;ENCODING=QUOTED-PRINTABLE:a=\n b=0D=0A=\nTEL:123456789\nTEL:0301234567",
      version: "2.1")
    #expect(sample.people == ["Jörg Müller <0301234567>"])
  }

  @Test func parametersMayStandBare() throws {
    let sample = try Self.sample(
      "FN:Ada King\nTEL;CELL;VOICE:+44 20 7946 0001\nTEL;WORK;FAX:+44 20 7946 0002\nEMAIL;PREF;INTERNET:ada@example.org",
      version: "2.1")
    #expect(sample.people == ["Ada King <+44 20 7946 0001 ada@example.org>"])
  }

  @Test func charactersOfOldPhonesAreConverted() throws {
    let start = Array("BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Zo=EB Gr=F6n\n".utf8)
    let bare = Array("END:VCARD\nBEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=WINDOWS-1252:Ren".utf8) + [0xE9]
    let sample = try ContactSample(bytes: start + bare + Array("\nEND:VCARD\n".utf8))
    #expect(sample.names == ["Zoë Grön", "René"])
    let cyrillic = "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=WINDOWS-1251:=C8=E2=E0=ED"
    #expect(try Self.sample(cyrillic, version: "2.1").names == ["Иван"])
  }

  @Test func foldsSplitLetters() throws {
    let bytes = Array(Self.card("FN:Zoë Grön").utf8)
    let place = try #require(bytes.firstIndex(of: 0xC3))
    let folded = Array(bytes[...place]) + Array("\r\n ".utf8) + Array(bytes[(place + 1)...])
    #expect(try ContactSample(bytes: folded).names == ["Zoë Grön"])
  }

  @Test func aFoldTakesOneSpaceAway() throws {
    #expect(try Self.sample("FN:Ada\n  King").names == ["Ada King"])
    #expect(try Self.sample("FN:Ada Ki\n ng").names == ["Ada King"])
  }

  @Test func groupPrefixesAreNoPartOfTheName() throws {
    let sample = try Self.sample("FN:Ada King\nitem1.EMAIL;type=INTERNET:ada@example.org\nITEM2.tel:030 123456")
    #expect(sample.people == ["Ada King <ada@example.org 030 123456>"])
  }

  @Test func picturesAreSkippedToTheirBlankLine() throws {
    let sample = try Self.sample(
      "FN:Ada King\nPHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJ\n RgABAQEAYABg\n AAD=\n\nKEY;X509;ENCODING=BASE64:\nMIIDITCC\nAoqgAwIB==\n\nTEL:0301234567",
      version: "2.1")
    #expect(sample.people == ["Ada King <0301234567>"])
    let modern = try Self.sample("PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\n SkZJ\nFN:Ada King")
    #expect(modern.names == ["Ada King"])
  }

  @Test func escapesEndWithVersion2() throws {
    let fields = "N:King\\;Noel;Ada;;;\nORG:Wheel\\, Works\\nand Co;Engines"
    #expect(try Self.sample(fields).jobs == ["Ada King;Noel:  @ Wheel, Works and Co"])
    #expect(try Self.sample(fields, version: "2.1").jobs == ["Ada King;Noel:  @ Wheel\\, Works\\nand Co"])
  }

  @Test func wideCharactersAreRead() throws {
    let text = Self.card("FN:Zoë Grön\nEMAIL:zoe@example.org")
    for bigEndian in [true, false] {
      let units = Array("\u{FEFF}\(text)".utf16).flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return bigEndian ? [high, low] : [low, high]
      }
      #expect(try ContactSample(bytes: units).people == ["Zoë Grön <zoe@example.org>"])
    }
  }

  @Test func marksAndBlankLinesMayStandAboveTheFirstCard() throws {
    #expect(try ContactSample("\u{FEFF}\n\r\n" + Self.card("FN:Ada King")).report.format == "vcard")
    #expect(try ContactSample("begin:vCard\nfn:Ada King\nend:vcard").names == ["Ada King"])
    #expect(try ContactSample("no cards", "contacts.vcf").report.format == "unknown")
  }

  @Test(arguments: ["2.1", "3.0", "4.0"])
  func lineEndsMakeNoDifference(version: String) throws {
    let text = Self.card(
      "FN:Ada\n  King\nORG:Wheel Works\nPHOTO;BASE64:\n AAAA\n\nEMAIL:a@example.org", version: version)
    let drafts = try ContactSample.lineEnds(of: text).map { try ContactSample($0).draft }
    #expect(drafts.allSatisfy { $0 == drafts[0] })
    #expect(drafts[0].mentions.count == 2)
    let doubled = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\r\n")
    #expect(try ContactSample(doubled).draft == drafts[0])
    #expect(try ContactSample(String(text.dropLast())).draft == drafts[0])
  }

  // MARK: - Who it is

  @Test func anEmptyFormattedNameGivesWayToTheParts() throws {
    #expect(try Self.sample("FN:\nN:King;Ada;Augusta;Countess;").names == ["Ada King"])
    #expect(try Self.sample("N:;Ada;;;").names == ["Ada"])
    #expect(try Self.sample("FN:  \nN:;;;;\nEMAIL:ada@example.org").people == ["<ada@example.org>"])
  }

  @Test func anAddressIsNoName() throws {
    #expect(try Self.sample("FN:ada@example.org").people == ["<ada@example.org>"])
  }

  @Test func eachCardIsAMention() throws {
    let sample = try ContactSample(
      Self.card("FN:Ada King\nEMAIL:ada@example.org") + Self.card("FN:Ada King\nTEL:030 123456")
        + Self.card("FN:Ada King\nTEL:030 123456"))
    #expect(sample.people == ["Ada King <ada@example.org>", "Ada King <030 123456>"])
    #expect(sample.report.rowsKept == 3)
    #expect(sample.draft.declarations.count == 2)
  }

  @Test func cardsWithoutNameAndAddressAreDropped() throws {
    let sample = try ContactSample(Self.card("NOTE:nobody") + Self.card("FN:Ada King"))
    #expect(sample.names == ["Ada King"])
    #expect(sample.dropped == ["1 no name and no address"])
    #expect(sample.addsUp)
  }

  @Test func groupsAndCompaniesAreNoPeople() throws {
    let kinds = ["KIND:group\nMEMBER:urn:uuid:1", "X-ADDRESSBOOKSERVER-KIND:group", "KIND:org", "X-ABShowAs:COMPANY"]
    for kind in kinds {
      let sample = try Self.sample("FN:Wheel Works\nORG:Wheel Works\n\(kind)", version: "4.0")
      #expect(sample.draft.mentions.map(\.kind) == [.group, .owner])
      #expect(sample.jobs.isEmpty)
    }
    #expect(try Self.sample("N:;;;;\nORG:Wheel Works\nTEL:030 123456").draft.mentions[0].kind == .group)
    #expect(try Self.sample("FN:No Reply\nEMAIL:noreply@example.org").draft.mentions[0].kind == .automatic)
    #expect(try Self.sample("FN:Ada\nKIND:individual").draft.mentions[0].kind == .person)
  }

  @Test func pagesOfPeopleAreIdentitiesAndThoseOfEmployersAreNot() throws {
    let sample = try Self.sample(
      """
      FN:Ada King
      URL:http\\://www.wheel-works.example
      URL;TYPE=WORK:https://www.linkedin.com/company/wheel-works
      item1.URL:https://www.linkedin.com/in/adaking
      item2.URL:http\\://ada.example/me
      item2.X-ABLabel:PROFILE
      URL:www.xing.com/profile/Ada_King
      URL:http://example.org/~ada
      """)
    #expect(
      sample.people == [
        "Ada King <https://www.linkedin.com/in/adaking http://ada.example/me www.xing.com/profile/Ada_King http://example.org/~ada>"
      ])
    #expect(sample.draft.mentions[0].identities.allSatisfy { $0.kind == .profile })
  }

  @Test func namesInServicesAreHandles() throws {
    let sample = try Self.sample(
      """
      FN:Ada King
      X-SOCIALPROFILE;type=twitter;x-user=adaking:http://twitter.com/adaking
      X-SOCIALPROFILE;type=facebook:x-apple:ada.king
      IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:ada.king
      IMPP:xmpp:ada@jabber.example
      X-JABBER;TYPE=HOME:ada@jabber.example
      X-TWITTER:@adaking
      X-AIM:ada1815
      IMPP;X-SERVICE-TYPE=Facebook:xmpp:ada.fb
      """)
    #expect(
      sample.draft.mentions[0].identities.map(\.value) == [
        "http://twitter.com/adaking", "twitter:adaking", "facebook:ada.king", "skype:ada.king",
        "xmpp:ada@jabber.example", "aim:ada1815", "facebook:ada.fb",
      ])
  }

  @Test func addressesOfExchangeAreNoEMail() throws {
    let sample = try Self.sample("FN:Ada King\nEMAIL;TYPE=X400:/o=Works/ou=First/cn=Recipients/cn=AKing")
    #expect(sample.draft.mentions[0].identities == [Identity(.handle, "exchange:aking")])
  }

  @Test func numbersAreTakenOutOfTheirAddress() throws {
    let sample = try Self.sample(
      "FN:Ada\nTEL;VALUE=uri;TYPE=\"work,voice\":tel:+1-418-656-9254;ext=102\nTEL;TYPE=\"work,fax\":+1-418-656-9000\nTEL:see note",
      version: "4.0")
    #expect(sample.people == ["Ada <+1-418-656-9254>"])
  }

  @Test func notesGiveProfilesAndNothingElse() throws {
    let sample = try Self.sample(
      "FN:Ada King\nNOTE:Met in Turin\\, see <xing>Ada_King2</xing> or HTTPS://www.XING.com/profile/Ada_King?x=1 secret"
    )
    #expect(
      sample.draft.mentions[0].identities.map(\.value) == [
        "https://www.xing.com/profile/Ada_King", "https://www.xing.com/profile/Ada_King2",
      ])
    let everything = "\(sample.draft)"
    #expect(!everything.contains("Turin") && !everything.contains("secret"))
  }

  // MARK: - What is said of them

  @Test func employersTitlesPlacesAndTagsAreKept() throws {
    let sample = try Self.sample(
      """
      FN:Ada King
      ORG:Wheel Works;Engines
      ROLE:Engineer
      ADR;TYPE=work:;;1 Main Street;Turin;;10100;Italy
      ADR;TYPE=home:;;;;;;
      CATEGORIES:Friends,Choir\\, Sunday,My Contacts
      REV:2023-04-05T06:07:08Z
      """)
    #expect(sample.jobs == ["Ada King: Engineer @ Wheel Works"])
    #expect(sample.draft.affiliations[0].stated?.day.description == "2023-04-05")
    #expect(sample.facts(.place) == ["Turin, Italy"])
    #expect(sample.facts(.tag) == ["Friends", "Choir, Sunday"])
    let two = try Self.sample("FN:Ada\nORG:One\nORG:Two\nTITLE:First\nTITLE:Second\nROLE:Third")
    #expect(two.jobs == ["Ada: First @ One", "Ada: Second @ Two"])
  }

  @Test(
    arguments: [
      ("1980-03-22", "1980-03-22"), ("19800322", "1980-03-22"), ("--0203", "--02-03"), ("--02-29", "--02-29"),
      ("1604-02-29", "--02-29"), ("1980-03-22T00:00:00Z", "1980-03-22"), ("---12", nil), ("1980", nil),
      ("circa 1800", nil), ("--13-01", nil), ("2023-02-29", nil), ("1980-03", nil), ("", nil),
    ] as [(String, String?)])
  func birthdaysMayHaveNoYear(written: String, meant: String?) throws {
    let sample = try Self.sample("FN:Ada\nBDAY;X-APPLE-OMIT-YEAR=1604:\(written)")
    #expect(sample.facts(.birthday) == (meant.map { [$0] } ?? []))
  }

  // MARK: - Ties

  @Test func theOwnerHasATieToEachCard() throws {
    let text = Self.card("FN:Ada King") + Self.card("FN:Noel Byron")
    #expect(try ContactSample(text).ties == ["me contact Ada King", "me contact Noel Byron"])
    let owned = try ContactSample(text, owner: Mention(name: "Mary Somerville"))
    #expect(owned.ties == ["Mary Somerville contact Ada King", "Mary Somerville contact Noel Byron"])
    #expect(owned.draft.owner == 2)
  }

  @Test func aCardMayBeTheOwnersOwn() throws {
    let mine = Self.card("FN:Mary Somerville\nEMAIL:mary@example.org\nRELATED;TYPE=me:urn:uuid:7", version: "4.0")
    let sample = try ContactSample(Self.card("FN:Ada King") + mine)
    #expect(sample.ties == ["Mary Somerville contact Ada King"])
    #expect(sample.draft.mentions.allSatisfy { $0.kind == .person })
    // Where several say so, none does.
    let other = Self.card("FN:Ada King\nRELATED;TYPE=me:https://ada.example/", version: "4.0")
    #expect(try ContactSample(mine + other).ties.allSatisfy { $0.hasPrefix("me contact") })
  }

  @Test func labelsOfAppleSayWhoIsWhat() throws {
    let sample = try Self.sample(
      """
      FN:Ada King
      item1.X-ABRELATEDNAMES;type=pref:Anne Byron
      item1.X-ABLabel:_$!<Mother>!$_
      item2.X-ABLabel:Spouse
      item2.X-ABRELATEDNAMES:William King
      item3.X-ABRELATEDNAMES:Mary
      item3.X-ABLabel:tea on Sundays
      X-ABRELATEDNAMES;type=friend:Charles Babbage
      """)
    #expect(
      sample.relations == [
        "Ada King mother Anne Byron", "Ada King spouse William King", "Ada King related Mary",
        "Ada King friend Charles Babbage",
      ])
    #expect(sample.ties.contains("me contact Ada King"))
    #expect(!sample.ties.contains("me contact Mary"))
  }

  @Test func relatedPeopleAreFoundByTheirUID() throws {
    let sample = try ContactSample(
      Self.card(
        """
        FN:Ada King
        RELATED;TYPE=colleague,friend:urn:uuid:F81D4FAE-7DEC
        RELATED;TYPE=co-worker;VALUE=text:Luigi Menabrea
        RELATED;TYPE=agent:mailto:agent@example.org
        RELATED;TYPE=friend:urn:uuid:nobody
        RELATED;TYPE=contact:http://example.org/directory.vcf
        """, version: "4.0") + Self.card("FN:Charles Babbage\nUID:urn:uuid:f81d4fae-7dec", version: "4.0"))
    #expect(
      sample.relations == [
        "Ada King colleague Charles Babbage", "Ada King colleague Luigi Menabrea", "Ada King agent <agent@example.org>",
      ])
  }

  @Test func aNameThatOneCardHasMeansThatCard() throws {
    let ada = "FN:Ada King\nX-MS-MANAGER:Charles Babbage\nX-EVOLUTION-ASSISTANT:Charles\nX-SPOUSE:Ada King"
    let charles = Self.card("FN:Charles Babbage\nEMAIL:c@example.org")
    let one = try ContactSample(Self.card(ada) + charles)
    #expect(one.people == ["Ada King", "Charles Babbage <c@example.org>", "Charles"])
    #expect(one.relations == ["Ada King manager Charles Babbage", "Ada King assistant Charles"])
    // Of two with the name it may be neither.
    let two = try ContactSample(Self.card(ada) + charles + Self.card("FN:Charles Babbage\nEMAIL:d@example.org"))
    #expect(two.people.contains("Charles Babbage"))
  }

  @Test func numbersOfAndroidSayWhoIsWhat() throws {
    let sample = try Self.sample(
      """
      FN:Ada King
      X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Anne Byron;8;;;;;;;;;;;;;
      X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Mary;0;Collègue;;;;;;;;;;;;
      X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Luigi;99;;
      X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/relation;J=C3=B6rg;7;
      X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Countess;1;
      """, version: "2.1")
    #expect(
      sample.relations == [
        "Ada King mother Anne Byron", "Ada King colleague Mary", "Ada King related Luigi", "Ada King manager Jörg",
      ])
  }

  // MARK: - Cards within cards, and broken ones

  @Test func agentsAreCardsOfTheirOwn() throws {
    let old = try Self.sample(
      "FN:Ada King\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Mary Wilson\nTEL:030 123456\nEND:VCARD\nTEL:030 654321",
      version: "2.1")
    #expect(old.people == ["Ada King <030 654321>", "Mary Wilson <030 123456>"])
    #expect(old.ties == ["me contact Ada King", "Ada King agent Mary Wilson"])
    let escaped = try Self.sample(
      "FN:Ada King\nAGENT:BEGIN:VCARD\\nFN:Mary Wilson\\nTEL:030 123456\\nEND:VCARD\\n\nTEL:030 654321")
    #expect(escaped.people == old.people)
    #expect(escaped.ties == old.ties)
    #expect(try Self.sample("FN:Ada\nAGENT:CID:x@example.org").ties == ["me contact Ada"])
  }

  @Test func deepNestingNeedsNoStack() throws {
    let depth = 20_000
    let text =
      String(repeating: "BEGIN:VCARD\nFN:Ada\nAGENT:\n", count: depth) + String(repeating: "END:VCARD\n", count: depth)
    let sample = try ContactSample(text)
    #expect(sample.report.rowsRead == depth)
    #expect(sample.names == ["Ada"])
  }

  @Test func aCardWithoutEndEndsWhereTheNextBegins() throws {
    let sample = try ContactSample(
      "BEGIN:VCARD\nFN:Ada King\nBEGIN:VCARD\nFN:Noel Byron\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:Mary\nEMAIL:mary@exa"
    )
    #expect(sample.people == ["Ada King", "Noel Byron", "Mary"])
    #expect(sample.warnings == ["1 unclosed-card", "7 unclosed-card"])
    #expect(sample.addsUp)
  }

  @Test func aBackslashAtTheEndStandsForItself() throws {
    #expect(try Self.sample("FN:Ada King\\").names == ["Ada King\\"])
    #expect(try Self.sample("N:King\\;Ada").names == ["King;Ada"])
  }

  @Test func damagedFilesAreReadOrRefused() throws {
    try ContactSample.survive(Self.rich, "sample.vcf", damages: 500)
  }

  @Test func longCardsTakeLinearTime() throws {
    let lines = (0..<4_000).map { "item\($0).X-ABLabel:Mother\nitem\($0).X-ABRELATEDNAMES:Mother \($0)" }
    let sample = try Self.sample(
      "FN:Ada\nNOTE:" + String(repeating: "xing.com/profile/\\n", count: 2_000) + "\n" + lines.joined(separator: "\n"))
    #expect(sample.relations.count == 4_000)
  }

  @Test func endlessAddressesAreCutShort() throws {
    let lines = (0..<5_000).map { "EMAIL:a\($0)@example.org\nCATEGORIES:c\($0)\nORG:o\($0)" }
    let sample = try Self.sample("FN:Ada\n" + lines.joined(separator: "\n"))
    #expect(sample.draft.mentions[0].identities.count == 500)
    #expect(sample.facts(.tag).count == 500 && sample.jobs.count == 500)
  }

  @Test func collectedAddressesAreNoTies() throws {
    let text = Self.card("FN:Ada\nEMAIL:ada@example.org") + Self.card("FN:Noel\nCATEGORIES:Choir")
    let sample = try ContactSample(text, "Takeout/Contacts/Other Contacts/Other Contacts.vcf")
    #expect(sample.ties == ["me contact Noel"])
    #expect(sample.names == ["Ada", "Noel"])
    #expect(sample.dropped == ["1 auto-collected address"])
    #expect(sample.addsUp)
    #expect(try Self.sample("FN:Ada\nCATEGORIES:Other Contacts").ties.isEmpty)
  }

  private static let rich = """
    BEGIN:VCARD
    VERSION:2.1
    N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=
    =B6rg;;;
    AGENT:
    BEGIN:VCARD
    FN:Mary
    END:VCARD
    TEL;CELL:0301234567
    PHOTO;ENCODING=BASE64:AAAA
     BBBB

    X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Anne;8;;
    END:VCARD
    BEGIN:VCARD
    VERSION:4.0
    FN:Ada\\, Ki
      ng
    item1.X-ABRELATEDNAMES:Anne B
    item1.X-ABLabel:_$!<Mother>!$_
    RELATED;TYPE=me,friend:urn:uuid:1
    AGENT:BEGIN:VCARD\\nFN:Susan\\nAGENT:BEGIN\\\\:VCARD\\\\nFN:Z\\nEND:VCARD
    NOTE:<xing>Ada_K</xing> xing.com/profile/A
    BDAY:1604-02-29
    END:VCARD
    """
}
