import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct FailureTests {
  /// Commands that lead to states in which others can not be done.
  static let states: [[String]] = [
    [], ["last"], ["goto parts.term[0,0,0,36]", "stepping on"],
    ["goto edges[1]", "hand kernel", "type 1-", "menu"], ["goto softmax", "zoom in"],
    ["open scenes", "undo"], ["hand input", "type 7"], ["network input 4 > dense 2 > softmax"],
    ["set edges.bias[0] = 4", "resize 20x9", "compare"],
  ]
  static let arguments = [
    "", "x", "-1", "99999999", "0 0", "99 99", "0 0 7", "0 0 nan", "1 2 3 4 5", "in", "nowhere",
    "edges[9]", "edges[0,0,0,0,0]", "edges.weight[0,0] = rotat", "edges.weight = [1 2]",
    "edges.weight[0,0,0] = sobel-x", "edges.bias = rotate", "softmax.weight = 3", "letter.bias = ",
    "edges.weight[0,0,0,0] = nan", "edges.channel[0,0,0,3]", "best.channel[0]", "input", "inf",
    "input 1x2", "/nowhere/at/all.png", "3x0", "200x200", "edges[0", "edges.gradient", "\u{7}",
  ]

  @Test(arguments: states)
  func `a command that fails leaves session and interaction as they were`(
    state: [String]
  ) throws {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    for text in state {
      do throws(CommandError) { try stage.perform(text) } catch {
        Issue.record("\(text): \(error)")
      }
    }
    var failures = 0
    for row in CommandTable.rows {
      for argument in Self.arguments {
        let text = "\(row.name) \(argument)"
        var tried = stage
        do throws(CommandError) { try tried.perform(text) } catch {
          failures += 1
          #expect(tried.session == stage.session, "\(text)")
          #expect(tried.interaction == stage.interaction, "\(text)")
          #expect(!"\(error)".isEmpty, "\(text)")
        }
      }
    }
    #expect(failures > 500)
  }

  @Test func `what needs a network or a picture says that it is not there, and does nothing`()
    throws
  {
    let session = try Sample.letters.stage(stepping: true).session
    let form = session.network.pictureForm
    let needs: [(text: String, need: Need)] = [
      ("open scenes", Need(NetworkInquiry(ModelRequest("scenes")))),
      (
        "network input 1x3x3 > relu", Need(NetworkInquiry(ModelRequest("input 1x3x3 > relu")))
      ),
      ("input T", Need(PictureInquiry("T", form))),
      ("input /no/file.png", Need(PictureInquiry("/no/file.png", form))),
    ]
    for (text, need) in needs {
      let command = try Command(parsing: text)
      #expect(throws: CommandError.notYet(need), "\(text)") {
        try session.applying(command, Results())
      }
    }
  }

  @Test func `a network that is there asks for its picture before anything changes`() throws {
    let session = try Sample.letters.stage().session
    var results = Results()
    let command = try Command(parsing: "open scenes")
    try Work().meet(Need(NetworkInquiry(ModelRequest("scenes"))), in: &results)
    do throws(CommandError) {
      _ = try session.applying(command, results)
      Issue.record("half of it was done")
    } catch {
      guard case .notYet(let need) = error else {
        Issue.record("\(error)")
        return
      }
      #expect((need.inquiry as? PictureInquiry)?.name == "house")
    }
  }

  @Test func `a nudge of an edited kernel waits for its weights`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("goto edges[0]")
    try stage.perform("hand kernel")
    for _ in 0..<3 { try stage.perform("nudge 0.25") }
    let edited = stage.session.subject.weights(1)["weight"]?[0, 0, 0, 0]
    #expect(edited == -0.25)
    stage.results = Results()
    let nudge = try Command(parsing: "nudge 1")
    #expect(throws: CommandError.notYet(.about(stage.session.subject, .weights(1)))) {
      try stage.apply(nudge)
    }
  }
}
