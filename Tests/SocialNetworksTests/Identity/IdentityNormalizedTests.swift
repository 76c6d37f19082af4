import SocialNetworks
import Testing

struct IdentityNormalizedTests {
  private func normalized(_ kind: IdentityKind, _ value: String) -> String? {
    Identity(kind, value).normalized?.value
  }

  @Test(arguments: [
    (" Nadia@Example.ORG\n", "nadia@example.org"), ("MAILTO:nadia@example.org?subject=x", "nadia@example.org"),
    ("<nadia@example.org>", "nadia@example.org"), ("n.o+tag@gmail.com", "no@gmail.com"),
    ("N.O@GoogleMail.com", "no@gmail.com"), ("n.o+tag@example.org", "n.o+tag@example.org"),
    ("rene\u{301}@example.org", "ren\u{E9}@example.org"), ("/o=Org/cn=Nadia", "/o=org/cn=nadia"),
    ("\u{200E}n@example.org.", "n@example.org"),
    ("\"a@b\"@example.org", "\"a@b\"@example.org"), ("a@[192.168.1.1]", "a@[192.168.1.1]"),
    ("o'neil!#$%&*/=?^_`{|}~@example.org", "o'neil!#$%&*/=?^_`{|}~@example.org"),
  ])
  func addressesHaveOneSpelling(value: String, expected: String) {
    #expect(normalized(.email, value)?.unicodeScalars.elementsEqual(expected.unicodeScalars) == true)
  }

  @Test(arguments: [
    "", "nadia", "@example.org", "nadia@", "a b@example.org", "+x@gmail.com", "mailto:",
    "alice@example.org@example.com", "alice@example.org)bob@gmail.com", "alice@example.org(bob@example.com",
    "alice@example.org>bob@example.com", "alice@example.org,bob@example.com", "alice@example.org;b@example.com",
    "al\"ice@example.org", "alice@exam]ple.org",
  ])
  func whatIsNoAddressTellsNobodyApart(value: String) { #expect(normalized(.email, value) == nil) }

  @Test(arguments: [
    ("+33 6 12 34 56 78", "+33612345678"), ("0033-6.12.34.56.78", "+33612345678"),
    ("+33 (0)6 12 34 56 78", "+33612345678"), ("tel:+33-612345678", "+33612345678"),
    ("\u{202A}+33\u{A0}6 12 34 56 78\u{202C}", "+33612345678"), ("+1 (415) 555-2671", "+14155552671"),
    ("+１ ４１５ ５５５ ２６７１", "+14155552671"), ("+49 30 123456 ext. 12", "+4930123456x12"),
    ("+49 30 123456;ext=12", "+4930123456x12"), ("06 12 34 56 78", "0612345678"), ("+39 06 1234567", "+39061234567"),
  ])
  func numbersHaveOneSpelling(value: String, expected: String) { #expect(normalized(.phone, value) == expected) }

  @Test(arguments: ["", "36105", "0000000000", "ORANGE", "+", "+33", "null", "1+2345678", "123456789012345678901"])
  func whatIsNoNumberTellsNobodyApart(value: String) { #expect(normalized(.phone, value) == nil) }

  @Test(arguments: [
    ("https://www.linkedin.com/in/Nadia-Okafor/", "linkedin.com/in/nadia-okafor"),
    ("www.linkedin.com/in/nadia-okafor", "linkedin.com/in/nadia-okafor"),
    ("http://fr.linkedin.com/in/nadia-okafor?trk=x#top", "linkedin.com/in/nadia-okafor"),
    ("linkedin.com/in/ren%C3%A9", "linkedin.com/in/ren\u{E9}"),
    ("https://linkedin.com/in/nadia-okafor/fr", "linkedin.com/in/nadia-okafor"),
    ("https://twitter.com/Nadia", "x.com/nadia"), ("x.com/nadia", "x.com/nadia"),
    ("https://m.facebook.com/profile.php?id=12&x=1", "facebook.com/profile.php?id=12"),
    ("https://Example.org/People/Nadia", "example.org/People/Nadia"),
    ("https://example.org:443//~nadia/", "example.org/~nadia"), ("linkedin.com/in/100%", "linkedin.com/in/100%"),
  ])
  func profilesHaveOneSpelling(value: String, expected: String) { #expect(normalized(.profile, value) == expected) }

  @Test(arguments: [
    "", "https://example.org", "https://www.linkedin.com/in/", "facebook.com/profile.php", "nadia",
    "ftp://example.org/x",
    "https:///x", "://",
  ])
  func frontPagesTellNobodyApart(value: String) { #expect(normalized(.profile, value) == nil) }

  @Test(arguments: [("Slack:U123", "slack:u123"), ("twitter:@Nadia", "x:nadia"), ("x: Nadia ", "x:nadia")])
  func handlesHaveOneSpelling(value: String, expected: String) { #expect(normalized(.handle, value) == expected) }

  @Test(arguments: ["", "nadia", ":nadia", "slack:", "slack:@"])
  func handlesNeedAServiceAndAName(value: String) { #expect(normalized(.handle, value) == nil) }

  @Test func normalizingTwiceChangesNothing() {
    for (kind, value) in [
      (IdentityKind.email, "N.O+x@gmail.com"), (.phone, "+33 (0)6 12 34 56 78"), (.phone, "06 12 34 56 78 x3"),
      (.profile, "https://fr.linkedin.com/in/N%C3%A9/"), (.profile, "facebook.com/profile.php?id=1"),
      (.handle, "twitter:@N"),
    ] {
      let once = Identity(kind, value).normalized
      #expect(once != nil && once?.normalized == once)
    }
  }
}
