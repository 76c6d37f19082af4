import SocialNetworks

/// What a calendar file holds: its events, its time zones, and what it says of itself.
///
/// Components are taken as they come; one that another of its rank begins within, or that its calendar's end cuts off,
/// is complete, with a warning. What the end of the file cuts off is not.
package struct CalendarFile {
  package private(set) var events: [CalendarEvent] = []
  /// By name; the first of a name counts.
  package private(set) var zones: [String: ZoneComponent] = [:]
  /// Tasks, journal entries, free times.
  package private(set) var otherCount = 0
  package private(set) var isCutOff = false
  package private(set) var hasBegun = false
  package private(set) var hasWesternText = false
  /// Addresses that the file gives as its name or its owner's.
  package private(set) var addresses: [String] = []

  private enum Frame { case calendar, event, zone, observance, other }

  private var stack: [(frame: Frame, name: String)] = []
  private var openNames: [String: Int] = [:]
  private var event: CalendarEvent?
  private var zone: ZoneComponent?
  private var observance: ZoneComponent.Observance?
  /// Where the events of the calendar begin, whose method may come later.
  private var firstEvent = 0
  private var method = ""

  package init(_ input: InputData, log: inout FaultLog) {
    var scanner = ContentLineScanner(input)
    while let line = scanner.next() {
      switch line.name {
      case "BEGIN": begin(line, log: &log)
      case "END": end(line, log: &log)
      case "": log.warning(line: line.line, "no-property", "found no colon, expected NAME:VALUE")
      default: take(line, log: &log)
      }
    }
    hasWesternText = scanner.hasWesternText
    if event != nil {
      log.warning(line: event?.line ?? 0, "cut-off", "the file ends within this event")
      event = nil
      isCutOff = true
    } else if !stack.isEmpty {
      log.warning("cut-off", "the file ends before its calendar does")
    }
    while !stack.isEmpty { close() }
  }

  /// What stands directly in a calendar, never in another component.
  private static let outer: Set<String> = ["VEVENT", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"]

  private mutating func begin(_ line: ContentLine, log: inout FaultLog) {
    hasBegun = true
    let name = Self.name(line)
    if name == "VCALENDAR" || Self.outer.contains(name) {
      closeAll(for: name, line: line, log: &log)
    }
    var frame = Frame.other
    switch name {
    case "VCALENDAR":
      frame = .calendar
      firstEvent = events.count
      method = ""
    case "VEVENT":
      frame = .event
      event = CalendarEvent(line: line.line)
    case "VTIMEZONE":
      frame = .zone
      zone = ZoneComponent()
    case "STANDARD", "DAYLIGHT":
      if zone != nil {
        while let top = stack.last, top.frame != .zone { close() }
        frame = .observance
        observance = ZoneComponent.Observance()
      }
    default: if stack.last.map({ $0.frame == .calendar }) ?? true { otherCount += 1 }
    }
    stack.append((frame, name))
    openNames[name, default: 0] += 1
  }

  private mutating func end(_ line: ContentLine, log: inout FaultLog) {
    let name = Self.name(line)
    guard openNames[name, default: 0] > 0 else {
      log.warning(line: line.line, "stray-end", "END of something that has not begun")
      return
    }
    while let top = stack.last, top.name != name {
      if top.frame == .event { log.warning(line: event?.line ?? 0, "no-end", "this event has no END") }
      close()
    }
    close()
  }

  /// Closes what cannot hold a component of that name.
  private mutating func closeAll(for name: String, line: ContentLine, log: inout FaultLog) {
    guard event != nil || zone != nil || name == "VCALENDAR" else { return }
    if let event { log.warning(line: event.line, "no-end", "this event has no END") }
    while let top = stack.last, name == "VCALENDAR" || top.frame != .calendar { close() }
  }

  private mutating func close() {
    guard let top = stack.popLast() else { return }
    openNames[top.name, default: 1] -= 1
    switch top.frame {
    case .calendar:
      for place in firstEvent..<events.count {
        if method == "CANCEL" { events[place].isCancelled = true }
        if ["REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER"].contains(method) { events[place].isAnswer = true }
      }
      firstEvent = events.count
    case .event:
      if var done = event {
        done.finish()
        events.append(done)
      }
      event = nil
    case .zone:
      if let zone, !zone.name.isEmpty, zones[zone.name] == nil { zones[zone.name] = zone }
      zone = nil
    case .observance:
      if let observance { zone?.append(observance) }
      observance = nil
    case .other: break
    }
  }

  private mutating func take(_ line: ContentLine, log: inout FaultLog) {
    switch stack.last?.frame {
    case .event: event?.take(line, log: &log)
    case .zone:
      if line.name == "TZID" { zone?.name = line.text }
      if line.name == "X-LIC-LOCATION" { zone?.location = line.text }
    case .observance: takeObservance(line)
    case .calendar, nil: takeCalendar(line)
    case .other: break
    }
  }

  private mutating func takeObservance(_ line: ContentLine) {
    switch line.name {
    case "DTSTART":
      if let time = CalendarTime(line) {
        observance?.start = time.wall
        observance?.hasStart = true
      }
    case "TZOFFSETFROM": observance?.before = ZoneOffset.seconds(line.value) ?? 0
    case "TZOFFSETTO": observance?.offset = ZoneOffset.seconds(line.value)
    case "RRULE":
      if let rule = RecurrenceRule(line.value) { observance?.rules.append(rule) }
    case "RDATE":
      for part in line.value.split(separator: 0x2C) {
        guard let first = part.split(separator: 0x2F).first, let time = CalendarTime(first) else { continue }
        observance?.additions.append(time.wall)
      }
    default: break
    }
  }

  private mutating func takeCalendar(_ line: ContentLine) {
    switch line.name {
    case "METHOD": method = line.text.uppercased().filter { !$0.isWhitespace }
    case "X-WR-CALNAME", "NAME", "X-OWNER", "X-WR-RELCALID":
      if let address = CalendarAttendee.address(in: line.unescapedText),
        AddressKind.kind(ofAddress: address) == .person, !addresses.contains(address), addresses.count < 16
      {
        addresses.append(address)
      }
    default: break
    }
  }

  private static func name(_ line: ContentLine) -> String {
    ContentLine.uppercased(line.value.filter { $0 != 0x20 && $0 != 0x09 })
  }
}
