import GraphDrawing
import Testing

struct GraphvizWorkerTests {
  private let order = GraphvizMessage.Order.layOut([.init(engine: .neato, vertexCount: 2, edges: [])])

  private func reason(of worker: GraphvizWorker) -> String {
    do {
      return "answered \(try worker.carryOut(order))"
    } catch {
      return error.description
    }
  }

  @Test func aProcessThatEndsIsReported() {
    let worker = GraphvizWorker(executable: "/bin/sh", arguments: ["-c", "exit 3"])
    #expect(reason(of: worker).hasSuffix("it ended with status 3"))
  }

  @Test func aProcessThatDiesIsReported() {
    let worker = GraphvizWorker(executable: "/bin/sh", arguments: ["-c", "kill -SEGV $$"])
    #expect(reason(of: worker).hasSuffix("it died of signal 11"))
  }

  @Test func aProcessThatHangsIsStopped() {
    let worker = GraphvizWorker(executable: "/bin/sleep", arguments: ["60"], timeLimit: 0.3)
    let clock = ContinuousClock()
    let time = clock.measure { #expect(reason(of: worker).contains("stopped")) }
    #expect(time < .seconds(10))
  }

  @Test func aProcessThatWorksMayTakeLongerThanTheClockSays() {
    let script =
      "end=$(($(date +%s) + 3)); while [ $(date +%s) -lt $end ]; do i=0; "
      + "while [ $i -lt 3000 ]; do i=$((i+1)); done; done; exit 7"
    let worker = GraphvizWorker(executable: "/bin/sh", arguments: ["-c", script], timeLimit: 1)
    #expect(reason(of: worker).hasSuffix("it ended with status 7"))
  }

  @Test func aProcessThatWorksWithoutEndIsStopped() {
    let worker = GraphvizWorker(
      executable: "/bin/sh", arguments: ["-c", "while :; do :; done"], processorLimit: 0.2, timeLimit: 0.2)
    let end = reason(of: worker)
    #expect(end.contains("stopped after"), "\(end)")
  }

  @Test func limitsAreSaneWhateverIsAsked() {
    for asked in [Double.nan, .infinity, -.infinity, -1, 0, 1e300] {
      let worker = GraphvizWorker(executable: "", arguments: [], processorLimit: asked)
      #expect((0.1...86_400).contains(worker.processorLimit) && worker.timeLimit > worker.processorLimit)
    }
  }

  @Test func aProcessThatTalksTooMuchIsStopped() {
    let worker = GraphvizWorker(executable: "/bin/sh", arguments: ["-c", "yes"], byteLimit: 100_000)
    #expect(reason(of: worker).contains("stopped"))
  }

  @Test func aProcessThatTalksNonsenseIsNotBelieved() {
    let worker = GraphvizWorker(executable: "/bin/cat", arguments: [])
    #expect(reason(of: worker).contains("gave no answer"))
  }

  @Test func aProgramThatIsNotThereIsReported() {
    let worker = GraphvizWorker(executable: "/no/such/program", arguments: [])
    #expect(reason(of: worker).contains("could not be started"))
  }

  @Test func anOrderIsCarriedOut() throws {
    let request = GraphvizSession.Request(engine: .neato, vertexCount: 3, edges: [.init(source: 0, target: 1)])
    let answer = GraphvizMessage.answer(from: GraphvizWorker.answer(to: GraphvizMessage.bytes(of: .layOut([request]))))
    let points = try GraphvizSession.positions(for: [request])
    #expect(answer == .positions(points))
  }

  @Test func whatGoesWrongInTheOrderComesBackAsItsError() {
    let request = GraphvizSession.Request(engine: .neato, vertexCount: 3, edges: [.init(source: 0, target: 7)])
    let answer = GraphvizMessage.answer(from: GraphvizWorker.answer(to: GraphvizMessage.bytes(of: .layOut([request]))))
    #expect(answer == .failure(.vertexOutOfRange(vertex: 7, vertexCount: 3)))
    let nonsense = GraphvizMessage.answer(from: GraphvizWorker.answer(to: [1, 2, 3]))
    #expect(nonsense == .failure(.layoutFailed(engine: "Graphviz", reason: "the order cannot be read")))
  }
}
