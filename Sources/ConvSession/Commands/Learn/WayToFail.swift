import ConvNet

/// A classic way in which learning fails, and what to look for.
public enum WayToFail: String, Sendable, CaseIterable {
  case rate, equal, zero, below, labels, batch, linear

  /// A few words on it, for menus.
  public var summary: String {
    switch self {
    case .rate: "a rate far too high: the loss leaps up, and nothing learns any more"
    case .equal: "all weights equal: they stay equal"
    case .zero: "all weights 0: nothing comes through, and nothing comes back"
    case .below: "the first layer from noise too small for the layers behind it"
    case .labels: "labels at random: learned by heart, understood never"
    case .batch: "one batch only: it must be learned by heart"
    case .linear: "no ReLU: layers in vain"
    }
  }

  /// What to look for once learning goes on, without the full stop.
  var lookout: String {
    switch self {
    case .rate:
      "T and Space: each step jumps far too far; ReLUs fall silent for good, or numbers grow beyond all "
        + "bounds"
    case .equal:
      "T and Space: all kernels of a layer get the same gradient, so they stay the same; one is as good as "
        + "all"
    case .zero:
      "T and Space: nothing comes through the ReLUs, so nothing comes back; only the last biases learn"
    case .below:
      "T and Space: what lies behind is silent, no gradient comes through it, and the noise stays noise"
    case .labels:
      "T and Space: with time the train loss falls and the unseen loss rises, for there is nothing to "
        + "understand"
    case .batch: "T and Space: train comes to 100 %, and unseen stays behind"
    case .linear:
      "T and Space: without ReLUs all layers together are one weighted sum, and it stays short of the "
        + "network with them"
    }
  }

  /// The commands that lead there, one after the other.
  func commands(_ session: Session) throws(CommandError) -> [String] {
    if self == .linear {
      let line =
        "input 1x12x12 > edges: conv 4 3x3 > parts: conv 6 3x3 > avg: globalavgpool > dense 3"
      return ["network \(line)", "input O", "data letters", "forget 1"]
    }
    guard let data = session.learning.data(for: session.network) else {
      throw .noExamples(session.network.pictureShape)
    }
    let name = LearningData(data.name, digest: data.digest).text
    let chosen = "data \(name)" + (data.digest.map { " \(CommandWords.digest) \($0)" } ?? "")
    switch self {
    case .rate: return [chosen, "optimizer sgd momentum 0.9", "rate 100", "forget 1"]
    case .equal: return [chosen, "forget equal 0.1"]
    case .zero: return [chosen, "forget zero"]
    case .below:
      let layers = WatchedLayer.choices(session.network)
      guard layers.count > 1 else { throw .unavailable("there is only one layer with weights") }
      let first = session.network.nodes[layers[0]].alias
      return [chosen, "reset", "forget \(first) 1", "set \(first).weight = scale 0.1"]
    case .labels: return ["data \(name) labels 1 first 64", "forget 1"]
    case .batch: return ["data \(name) first 32", "forget 1"]
    case .linear: return []
    }
  }
}

/// `break WAY`: prepares one of the classic ways to fail, to be watched.
struct Break: SessionCommand {
  static let row = CommandRow(
    "break WAY|off", "prepare a classic way in which learning fails, and watch it", .learn,
    completing: .words(WayToFail.allCases.map(\.rawValue) + ["off"]),
    examples: WayToFail.allCases.map { .init("break \($0.rawValue)", $0.summary) }
      + [.init("break off", "rate, optimizer, batch and data as they usually are")])
  /// nil: off.
  let way: WayToFail?

  init(_ words: inout CommandWords) throws(CommandError) {
    let name = try words.word("a way to fail")
    way = WayToFail(rawValue: name)
    guard way != nil || name == "off" else {
      throw .unknownName(
        name, what: "way to fail", known: WayToFail.allCases.map(\.rawValue) + ["off"])
    }
  }
  var text: String { "break \(way?.rawValue ?? "off")" }
  var deed: String? {
    way?.lookout ?? "Rate, optimizer, batch and data are as they usually are; :forget begins anew"
  }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    let data = session.learning.data
    let begun = session.learning.runs
    session.learning.recipe = Recipe()
    defer { session.learning.experiment = way }
    guard let way else {
      session.learning.data = data.map { LearningData($0.name, digest: $0.digest) }
      return
    }
    let depth = session.past.count
    for text in try way.commands(session) {
      guard case .session(let kind) = try Command(parsing: text).doing else { continue }
      try kind.apply(to: &session, results)
    }
    // Numbers that were edited after they were drawn are what the one run begins with.
    if session.subject.hasWeightEdits, way != .linear {
      session.learning.runs = begun
      let (run, _) = try session.run(results)
      try session.take(MomentInquiry(run, step: 0), results, joins: false)
    }
    // One change, which one undo takes back.
    while session.past.count > depth + 1, way != .linear { session.past.popLast() }
  }
}
