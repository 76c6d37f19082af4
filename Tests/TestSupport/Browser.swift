public import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Chromium without a window, driven over its debugging pipe: real clicks and keys on a page.
///
/// Messages are JSON, each ended by a zero byte. Nothing is downloaded and no port is opened.
public final class Browser {
  public enum Fault: Error {
    case silent(String)
    case refused(String)
    case script(String)
  }

  /// The program: what `ENTREGENT_BROWSER` names, else the first Chromium on the path; nil where there is none.
  public static let path: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["ENTREGENT_BROWSER"], !named.isEmpty { return named }
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    for name in ["chromium", "chromium-browser", "google-chrome", "chrome"] {
      for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
        return "\(folder)/\(name)"
      }
    }
    return nil
  }()

  /// Why a test is skipped.
  public static let isMissing = "no Chromium is installed; `make browser` installs one, ENTREGENT_BROWSER names another"

  /// Where the page and what it saves go; removed at the end.
  public let folder: URL
  /// What the browser said of its own accord.
  public private(set) var events: [[String: Any]] = []
  private let process = Process()
  private let toBrowser = Pipe()
  private let fromBrowser = Pipe()
  private var received = Data()
  private var lastNumber = 0
  private var session: String?

  public init(width: Int = 1400, height: Int = 900) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "entregent-page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c",
      """
      exec "$0" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --remote-debugging-pipe \
      --user-data-dir="$1" about:blank 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null
      """,
      Self.path ?? "chromium", folder.appending(path: "profile").path,
    ]
    process.standardInput = toBrowser
    process.standardOutput = fromBrowser
    try process.run()
    let targets = try send("Target.getTargets")["targetInfos"] as? [[String: Any]] ?? []
    guard let page = targets.first(where: { $0["type"] as? String == "page" }), let id = page["targetId"] as? String
    else {
      throw Fault.silent("no page")
    }
    session = try send("Target.attachToTarget", ["targetId": id, "flatten": true])["sessionId"] as? String
    for domain in ["Page", "Runtime", "Network", "Log"] { try send("\(domain).enable") }
    try send("Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": folder.path])
    try prefer(["prefers-color-scheme": "light"])
    try resize(width: width, height: height)
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  // MARK: Messages

  /// Asks and waits for the answer.
  @discardableResult
  public func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    lastNumber += 1
    var message: [String: Any] = ["id": lastNumber, "method": method, "params": parameters]
    if let session { message["sessionId"] = session }
    try toBrowser.fileHandleForWriting.write(
      contentsOf: try JSONSerialization.data(withJSONObject: message) + Data([0]))
    let end = Date(timeIntervalSinceNow: 120)
    while Date() < end {
      guard let answer = try next(within: 1) else { continue }
      guard answer["id"] as? Int == lastNumber else {
        if answer["method"] != nil { events.append(answer) }
        continue
      }
      if let error = answer["error"] as? [String: Any] { throw Fault.refused("\(method): \(error["message"] ?? "")") }
      return answer["result"] as? [String: Any] ?? [:]
    }
    throw Fault.silent(method)
  }

  private func next(within seconds: Double) throws -> [String: Any]? {
    let end = Date(timeIntervalSinceNow: seconds)
    while true {
      if let zero = received.firstIndex(of: 0) {
        let text = received[received.startIndex..<zero]
        received = Data(received[(zero + 1)...])
        return try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any]
      }
      guard Date() < end else { return nil }
      var waiting = pollfd(fd: fromBrowser.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      if unsafe poll(&waiting, 1, 100) > 0 {
        let data = fromBrowser.fileHandleForReading.availableData
        if data.isEmpty { throw Fault.silent("the browser ended") }
        received += data
      }
    }
  }

  // MARK: The page

  public func resize(width: Int, height: Int) throws {
    try send(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500])
  }

  /// What the reader's system prefers; always less motion, so that nothing has to be waited for.
  public func prefer(_ features: [String: String]) throws {
    let all = features.merging(["prefers-reduced-motion": "reduce"]) { $1 }
    try send("Emulation.setEmulatedMedia", ["features": all.map { ["name": $0.key, "value": $0.value] }])
  }

  /// Opens a page from a file of its own and waits until its map is drawn.
  public func open(_ html: String) throws {
    let file = folder.appending(path: "page.html")
    try Data(html.utf8).write(to: file)
    events = []
    try send("Page.navigate", ["url": file.absoluteString])
    try wait(for: "document.getElementById('map')?.dataset.ready === 'yes'")
    try rest()
  }

  /// The value of an expression, as JSON has it.
  public func value(of expression: String) throws -> Any? {
    let answer = try send(
      "Runtime.evaluate", ["expression": expression, "returnByValue": true, "awaitPromise": true])
    if let details = answer["exceptionDetails"] as? [String: Any] {
      let thrown = (details["exception"] as? [String: Any])?["description"] as? String
      throw Fault.script(thrown ?? "\(details["text"] ?? "") in \(expression)")
    }
    return (answer["result"] as? [String: Any])?["value"]
  }

  public func text(of expression: String) throws -> String { try value(of: expression) as? String ?? "" }
  public func number(of expression: String) throws -> Double {
    (try value(of: expression) as? NSNumber)?.doubleValue ?? .nan
  }

  /// Waits until an expression holds; at most half a minute.
  public func wait(for expression: String) throws {
    let end = Date(timeIntervalSinceNow: 30)
    while Date() < end {
      if try value(of: "Boolean(\(expression))") as? Bool == true { return }
      usleep(40_000)
    }
    throw Fault.silent("never: \(expression)")
  }

  /// Long enough for the map to come to rest.
  public func rest() throws { _ = try value(of: "new Promise((done) => setTimeout(done, 200))") }

  // MARK: Pointer and keys

  public func place(of selector: String) throws -> (x: Double, y: Double) {
    let box = "document.querySelector(\"\(selector)\").getBoundingClientRect()"
    return (try number(of: "\(box).x + \(box).width / 2"), try number(of: "\(box).y + \(box).height / 2"))
  }

  private func mouse(_ type: String, _ place: (x: Double, y: Double), _ more: [String: Any] = [:]) throws {
    let button = type == "mouseMoved" || type == "mouseWheel" ? "none" : "left"
    let parameters: [String: Any] = ["type": type, "x": place.x, "y": place.y, "button": button, "clickCount": 1]
    try send("Input.dispatchMouseEvent", parameters.merging(more) { $1 })
  }

  public func point(at place: (x: Double, y: Double)) throws {
    try mouse("mouseMoved", place)
    try rest()
  }

  public func click(at place: (x: Double, y: Double)) throws {
    try mouse("mouseMoved", place)
    try mouse("mousePressed", place)
    try mouse("mouseReleased", place)
    try rest()
  }

  public func click(_ selector: String) throws {
    _ = try value(of: "document.querySelector(\"\(selector)\").scrollIntoView({block: 'center', behavior: 'instant'})")
    try click(at: place(of: selector))
  }

  public func drag(from start: (x: Double, y: Double), to end: (x: Double, y: Double), steps: Int = 6) throws {
    try mouse("mouseMoved", start)
    try mouse("mousePressed", start)
    for step in 1...max(steps, 1) {
      let share = Double(step) / Double(max(steps, 1))
      let place = (x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
      try mouse("mouseMoved", place, ["button": "left", "buttons": 1])
    }
    try mouse("mouseReleased", end)
    try rest()
  }

  public func wheel(at place: (x: Double, y: Double), by distance: Double) throws {
    try mouse("mouseWheel", place, ["deltaX": 0, "deltaY": distance])
    try rest()
  }

  private static let codes = [
    "Enter": 13, "Escape": 27, " ": 32, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Tab": 9,
    "Home": 36, "End": 35,
  ]

  /// Presses a key by its name, as `ArrowLeft` or `+`; with Shift where asked.
  public func press(_ key: String, shift: Bool = false) throws {
    var parameters: [String: Any] = [
      "key": key, "modifiers": shift ? 8 : 0, "windowsVirtualKeyCode": Self.codes[key] ?? 0,
    ]
    if Self.codes[key] != nil { parameters["code"] = key == " " ? "Space" : key }
    let text = key == "Enter" ? "\r" : key.count == 1 ? key : nil
    if let text { parameters["text"] = text }
    parameters["type"] = text == nil ? "rawKeyDown" : "keyDown"
    try send("Input.dispatchKeyEvent", parameters)
    parameters["type"] = "keyUp"
    parameters["text"] = nil
    try send("Input.dispatchKeyEvent", parameters)
  }

  public func type(_ text: String) throws {
    try send("Input.insertText", ["text": text])
    try rest()
  }

  /// What nobody wants to see: errors, violations of the policy, dialogs, requests beyond the page itself.
  public var problems: [String] {
    events.compactMap { event in
      let parameters = event["params"] as? [String: Any] ?? [:]
      switch event["method"] as? String {
      case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled", "Page.javascriptDialogOpening":
        return "\(parameters)"
      case "Network.requestWillBeSent":
        let url = (parameters["request"] as? [String: Any])?["url"] as? String ?? ""
        return url.hasPrefix(folder.absoluteString) || url.hasPrefix("file://") && url.hasSuffix("/page.html")
          ? nil : url
      default: return nil
      }
    }
  }

  /// The file that the page has saved last.
  public func saved(_ kind: String) throws -> Data {
    let end = Date(timeIntervalSinceNow: 30)
    while Date() < end {
      let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      if let file = files.first(where: { $0.pathExtension == kind }), let data = try? Data(contentsOf: file),
        !data.isEmpty
      {
        return data
      }
      usleep(50_000)
    }
    throw Fault.silent("no .\(kind) was saved")
  }
}
