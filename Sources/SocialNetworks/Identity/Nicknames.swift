/// Given names and their short forms in English, French and German: folded, one group a line.
enum Nicknames {
  private static let table = """
    alexander alex alec sandy sascha xander lex
    alexandra alex sandra sandy sasha
    andrew andy drew
    andreas andi andy
    anthony tony
    antoine tony toni
    anton toni
    antonia toni
    benjamin ben benny benji
    bernard bernie
    bernhard bernd
    catherine cathy kate katie cat cathie
    katherine kathy kate katie kat kathryn
    katharina kathi katja kathrin
    charles charlie chuck charly
    charlotte lotte charlie lottie
    christopher chris kit
    christian chris
    christine chris chrissie tina christl
    christina tina chris
    daniel dan danny dani
    daniela dani
    david dave davy
    deborah deb debbie
    dominique dom
    dominic dom nick
    edward ed eddie ted ned
    edouard ed eddy
    eduard edi ede
    elisabeth lisa liz elise betty babette lisbeth sissi
    elizabeth liz beth betty eliza lizzie libby lisa
    emmanuel manu
    emmanuelle manu
    eric rick
    florian flo
    florence flo
    francis frank frankie
    francois fanfan
    franz franzl
    frederic fred
    frederick fred freddie rick
    friedrich fritz fred friedl
    gabriel gabe gab
    gabriele gabi
    gerald gerry jerry
    geoffrey geoff jeff
    jeffrey jeff
    georg schorsch
    gregory greg
    guillaume guillaume will
    hans johannes hannes johann
    heinrich heinz heiner
    henry harry hank hal
    jacques jacky
    jacob jake jack
    jakob jockel
    james jim jimmy jamie
    jean-baptiste jb
    jean-pierre jp
    jean-francois jf jeff
    jennifer jen jenny
    jessica jess jessie
    john johnny jack jon
    jonathan jon jonny johnny
    joseph joe joey jo
    josef sepp jupp
    josephine jo josie
    judith judy
    joachim achim jochen
    juliette julie
    karl kalle
    kenneth ken kenny
    lawrence larry laurie
    leonard leo len lenny
    leonardo leo
    ludwig lutz
    louis lou
    louise lou
    manuel manu
    margaret maggie meg peggy margie greta
    margarete grete gretel greta
    maria mia marie
    martin marty
    matthew matt
    mathieu mat
    matthias matze hias
    maximilian max
    maxime max
    michael mike mick mickey michi micha
    michel mich
    mohammed mohamed muhammad mohammad mehmet mo
    nadia nadja
    nathaniel nat nate
    nathan nate
    nicholas nick nicky nico
    nicolas nico
    nikolaus klaus niko
    nicole nicky
    olivia liv livvy
    oliver olli ollie
    olivier oli
    pamela pam
    patricia pat patty trish tricia
    patrick pat paddy
    peter pete
    philip phil
    philippe phil
    philipp phil
    rebecca becky becca
    richard rick dick rich ricky
    robert rob bob bobby robbie bert
    ronald ron ronnie
    rudolf rudi
    ruediger rudi
    samantha sam
    samuel sam sammy
    sebastian basti seb bastian
    sebastien seb
    simon si
    stanley stan
    stefan steff
    stephane steph
    stephanie steph steffi
    stephen steve stevie steven
    steven steve stevie
    susan sue susie suzy
    susanne susi sanne
    theodore ted teddy theo
    theodor theo
    theophile theo
    therese tess
    theresa terry tess resi
    thomas tom tommy thom
    timothy tim timmy
    ulrich uli
    ulrike uli
    valerie val
    veronique vero
    victor vic
    victoria vicky tori vic
    vincent vince vinnie
    virginie nini
    walter walt wally
    wilhelm willi willy
    william will bill billy willy liam
    wolfgang wolf
    zacharie zac
    zachary zach zack
    """

  private static let groupsOfNames: [String: [Int]] = {
    var groups: [String: [Int]] = [:]
    for (number, line) in table.split(separator: "\n").enumerated() {
      for name in line.split(separator: " ") { groups[String(name), default: []].append(number) }
    }
    return groups
  }()

  /// Numbers of the groups to which a folded name belongs; names that share one may be the same person's.
  static func groups(of name: String) -> [Int] { groupsOfNames[name] ?? [] }

  /// The first letters of all names in the groups of a name, each once, rising.
  static func initials(of name: String) -> [UInt32] {
    var initials = Set(name.unicodeScalars.prefix(1).map(\.value))
    for group in groups(of: name) { initials.formUnion(initialsOfGroups[group]) }
    return initials.sorted()
  }

  private static let initialsOfGroups: [Set<UInt32>] = table.split(separator: "\n").map { line in
    Set(line.split(separator: " ").compactMap { $0.unicodeScalars.first?.value })
  }
}
