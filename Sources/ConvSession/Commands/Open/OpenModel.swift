import ConvNet

/// `open MODEL [OPTION VALUE …]`: another network.
struct OpenModel: SessionCommand {
  static let row = CommandRow(
    "open MODEL [OPTION VALUE …]", "another network: a name, a line or a file", .open,
    completing: models, whileAsked: .anything,
    examples: [
      .init("open scenes", "a network that ships"),
      .init("open my.onnx", "a model file"),
      .init("open my.onnx size 3x64x64 labels names.txt", "with what the file does not say"),
      .init("open checkpoints/ model lenet", "weights by their numbers, as a run to go through"),
    ])
  let request: ModelRequest

  init(_ request: ModelRequest) { self.request = request }
  init(_ words: inout CommandWords) throws(CommandError) {
    request = try ModelRequest(parsing: words.all("a model"), home: words.home)
  }
  var text: String { "open \(request.text)" }
  var problemInLesson: String? { LessonNames.problem(request) }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    try request.open(in: &session, results)
  }
  func recorded(in session: Session, _ results: Results) -> Command {
    .open(request.recorded(session.network))
  }
  func mappingFiles(_ path: (String) -> String) -> Command { .open(request.mappingFiles(path)) }

  private static let models = ArgumentCompletion { rest, _, _ in
    guard let space = rest.lastIndex(of: " "), !ModelRequest(String(rest)).isLine else {
      return Shipped.names
    }
    // Behind a model, or behind the value of an option, come options.
    return ModelOptions.Key.allCases.map { "\(rest[...space])\($0.rawValue) " }
  }
}

/// `network LINE`: a network that is written down.
struct OpenLine: SessionCommand {
  static let row = CommandRow(
    "network LINE", "a network written down in a line", .open, whileAsked: .anything,
    examples: [
      .init(
        "network input 1x28x28 > conv 8 3x3 > relu > maxpool 2 > flatten > dense 10",
        "layers with > between them")
    ])
  let line: String

  init(_ line: String) { self.line = line }
  init(_ words: inout CommandWords) throws(CommandError) { line = try words.name("a line").text }
  var text: String { "network \(QuotedWord.written(line, holdsBlanks: true))" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    try ModelRequest(line).open(in: &session, results)
  }
}

extension Session {
  /// Stands at the last moment of the run that lies in a folder, where one was opened.
  public mutating func takeRun(
    of request: ModelRequest, _ results: Results
  ) throws(CommandError) {
    guard !request.isKnown else { return }
    let filed = try results.known(FiledMomentsInquiry(.folder(request.model)))
    guard let last = filed.moments.last else { return }
    let depth = past.count
    try take(filed, of: network, at: last.step, results)
    // One change, which one undo takes back.
    while past.count > depth { past.popLast() }
  }
}

extension ModelRequest {
  fileprivate func open(
    in session: inout Session, _ results: Results
  ) throws(CommandError) {
    let network = try results.known(NetworkInquiry(undigested))
    let name = options.inputs[network.inputName] ?? Shipped.defaultPicture(for: network)
    let picture = try results.known(PictureInquiry(name, network.pictureForm))
    if let digest, digest != "\(network.digest)" {
      throw .otherFile(model, digest: network.digest)
    }
    // What a lesson asks is about its own network, unless one is to be built.
    if session.course?.openQuestion?.builds != true { session.pauseLesson() }
    session.past.append(session.subject)
    session.undone = []
    session.forgetOldNetworks()
    session.subject = Subject(network, picture)
    (session.place, session.compared, session.beside) = (Place(), nil, nil)
    session.learning = LearningSettings()
    try session.takeRun(of: self, results)
  }
}
