/// Words that stand in dates, in six languages: English first, then French, German, Spanish, Dutch and Italian.
enum MonthNames {
  /// The month of a name, from 1: lower case, without accents and without a full stop.
  static let numbers: [String: Int] = {
    var numbers: [String: Int] = [:]
    for language in all {
      for (place, names) in language.split(separator: " ").enumerated() {
        for name in names.split(separator: "/") where numbers[String(name)] == nil { numbers[String(name)] = place + 1 }
      }
    }
    return numbers
  }()

  /// Days of the week, which say nothing that the date does not.
  static let weekdays = Set(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim \
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
    lunes martes miercoles jueves viernes sabado domingo mie jue vie sab dom \
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo \
    lunedi martedi mercoledi giovedi venerdi gio
    """.split(separator: " ").map(String.init))

  private static let all = [
    """
    january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct \
    november/nov december/dec
    """,
    """
    janvier/janv fevrier/fevr/fev mars avril/avr mai juin juillet/juil aout/aou septembre octobre novembre decembre
    """,
    """
    januar/janner februar marz/mrz/maerz april mai juni juli august september oktober/okt november dezember/dez
    """,
    """
    enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre diciembre/dic
    """,
    """
    januari februari maart/mrt april mei juni juli augustus september oktober november december
    """,
    """
    gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/set ottobre/ott novembre dicembre
    """,
  ]
}
