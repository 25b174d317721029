import ConvNet

/// `compare [opened|before|moment STEP|off|MODEL]`: a state, or a second model, held beside the one at
/// hand.
struct Compare: SessionCommand {
  private enum Word: String, CaseIterable { case opened, before, moment, picture, off }
  private enum With {
    case opened, before, off
    /// Of the run at hand, or of the one with this number.
    case moment(Int, run: Int?)
    case model(ModelRequest)
    /// The same network on another picture.
    case picture(String)
  }

  static let row = CommandRow(
    "compare [opened|before|moment STEP [RUN]|picture NAME|off|MODEL]",
    "hold a state, or a second model, beside this one", .edit, completing: states,
    examples: [
      .init("compare opened", "with the network as it was opened"),
      .init("compare moment 0", "with what the run of learning began with"),
      .init("compare picture T", "with the same network on another picture"),
      .init("compare moment 200 1", "with the first run after 200 steps"),
      .init("compare other.onnx", "with a second model: what differs, layer by layer"),
      .init("compare off", "no more"),
    ])
  private let with: With

  init(_ words: inout CommandWords) throws(CommandError) {
    var rest = words
    let said = rest.optional()
    if said != nil, said.flatMap(Word.init) == nil {
      with = .model(try ModelRequest(parsing: words.all("a model"), home: words.home))
      return
    }
    switch try words.choice() ?? Word.opened {
    case .opened: with = .opened
    case .before: with = .before
    case .off: with = .off
    case .picture: with = .picture(try words.file("a picture"))
    case .moment:
      let step = try words.whole("STEP", in: 0...Train.most)
      with = .moment(step, run: words.isEmpty ? nil : try words.whole("RUN", in: 1...100_000))
    }
  }
  var text: String {
    switch with {
    case .opened: "compare opened"
    case .before: "compare before"
    case .off: "compare off"
    case .picture(let name): "compare picture \(QuotedWord.written(name))"
    case .moment(let step, let run): "compare moment \(step)\(run.map { " \($0)" } ?? "")"
    case .model(let request): "compare \(Compare.written(request))"
    }
  }
  /// A model that bears one of the words stands in quotes.
  private static func written(_ request: ModelRequest) -> String {
    let text = request.text
    guard Word(rawValue: request.model) != nil, text.hasPrefix(request.model) else { return text }
    return QuotedWord.inQuotes(request.model) + text.dropFirst(request.model.count)
  }
  private init(_ request: ModelRequest) { with = .model(request) }

  func recorded(in session: Session, _ results: Results) -> Command {
    guard case .model(let request) = with, let beside = session.beside else { return Command(self) }
    return Command(Compare(request.recorded(beside)))
  }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    switch with {
    case .off: (session.compared, session.beside) = (nil, nil)
    case .model(let request):
      let beside = try results.known(NetworkInquiry(request.undigested))
      if let digest = request.digest, digest != "\(beside.digest)" {
        throw .otherFile(request.model, digest: beside.digest)
      }
      guard !beside.isGallery else {
        throw .unavailable("\(request.model) holds weights without layers; name a model file")
      }
      session.beside = beside
    case .opened:
      var opened = session.subject
      opened.edits = []
      if opened.origin.base.moment != nil || !opened.origin.structure.isOpened {
        opened.origin = .opened(session.openedNetwork)
      }
      session.compared = opened
    case .before:
      guard let before = session.past.last else { throw .nothingBefore }
      guard
        before.network.nodes.map(\.shape) == session.network.nodes.map(\.shape)
          || before.origin.base == session.subject.origin.base
      else {
        throw .unavailable(
          "the state before is of another network or size, there is no comparing")
      }
      session.compared = before
    case .picture(let name):
      var other = session.subject
      other.picture = try results.known(PictureInquiry(name, session.network.pictureForm))
      other.strokes = []
      session.compared = other
    case .moment(let step, let number):
      session.compared = try moment(step, number, session, results)
    }
  }

  private static let states = ArgumentCompletion { _, session, _ in
    Word.allCases.flatMap { word -> [String] in
      switch word {
      case .moment: ["moment 0"]
      case .picture: Shipped.pictureNames(for: session.network).map { "picture \($0)" }
      case .opened, .before, .off: [word.rawValue]
      }
    }
  }
  func mappingFiles(_ path: (String) -> String) -> Command {
    if case .model(let request) = with { return Command(Compare(request.mappingFiles(path))) }
    guard case .picture(let name) = with, Shipped.picture(named: name) == nil else {
      return Command(self)
    }
    var words = CommandWords("picture \(QuotedWord.written(path(name)))", usage: "")
    let mapped = try? Compare(&words)
    return Command(mapped ?? self)
  }
  var problemInLesson: String? {
    switch with {
    case .picture(let name): LessonNames.problem(input: name)
    case .model(let request): LessonNames.problem(request)
    case .opened, .before, .off, .moment: nil
    }
  }

  private func moment(
    _ step: Int, _ number: Int?, _ session: Session, _ results: Results
  ) throws(CommandError) -> Subject {
    let runs = session.learning.runs
    guard !runs.isEmpty else { throw .nothingLearned }
    if let number, number > runs.count {
      throw .unavailable("there is no run \(number); the last one is \(runs.count)")
    }
    let run =
      number.map { runs[$0 - 1].run } ?? session.subject.origin.moment?.run
      ?? runs[runs.count - 1].run
    guard run.start.nodes.map(\.shape) == session.network.nodes.map(\.shape) else {
      throw .unavailable("that run is of another network or size, there is no comparing")
    }
    var subject = session.subject
    subject.edits = []
    subject.origin = .learned(try results.known(MomentInquiry(run, step: step)).moment)
    return subject
  }
}

extension CommandWords {
  /// One of several words; nil where nothing is said.
  mutating func choice<Choice: RawRepresentable<String>>() throws(CommandError) -> Choice? {
    guard let word = optional() else { return nil }
    guard let choice = Choice(rawValue: word) else { throw .extra(word, usage: usage) }
    return choice
  }
}
