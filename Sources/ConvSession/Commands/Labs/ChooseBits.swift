import ConvNet

/// `bits [16|8|4|more|fewer]`: on the screen of precision, how many bits a weight has.
struct ChooseBits: LookCommand {
  private enum Word: String, CaseIterable {
    case sixteen = "16"
    case eight = "8"
    case four = "4"
    case more, fewer
  }

  static let row = CommandRow(
    "bits [16|8|4|more|fewer]", "on the screen of precision: how many bits a weight has", .look,
    completing: .words(Word.allCases.map(\.rawValue)), inLessons: true)
  private let word: Word

  init(_ words: inout CommandWords) throws(CommandError) { word = try words.choice() ?? .fewer }
  var text: String { "bits \(word.rawValue)" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let all = Precision.allCases
    let now = all.firstIndex(of: interaction.precision.precision) ?? 0
    switch word {
    case .sixteen: interaction.precision.precision = .half
    case .eight: interaction.precision.precision = .eight
    case .four: interaction.precision.precision = .four
    case .more: interaction.precision.precision = all[max(0, now - 1)]
    case .fewer: interaction.precision.precision = all[min(all.count - 1, now + 1)]
    }
    return nil
  }
}

/// `round BITS`: the weights of all layers with fewer bits, as an edit that can be undone.
struct RoundWeights: SessionCommand {
  static let row = CommandRow(
    "round 16|8|4", "the weights of all layers, with fewer bits", .edit,
    completing: .words(Precision.allCases.map { "\($0.bits)" }),
    examples: [.init("round 8", "multiples of max|w| / 127, a scale for each output")])
  let precision: Precision

  init(_ words: inout CommandWords) throws(CommandError) {
    precision = try words.precision()
  }
  var text: String { "round \(precision.bits)" }
  var deed: String? { "all weights have \(precision.bits) bits now" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    var edited = session.subject
    for (layer, node) in session.network.nodes.enumerated() {
      for parameter in node.parameters
      where precision.rounds(parameter.shape) && !node.shared.contains(parameter.name) {
        edited.edit(parameter.name, of: layer, [], .rounded(precision))
      }
    }
    guard edited != session.subject else {
      throw .unavailable("\(session.network.name) has no weights to round")
    }
    session.change(edited)
  }
}

extension CommandWords {
  mutating func precision() throws(CommandError) -> Precision {
    let bits = try whole("bits", in: 1...64)
    guard let precision = Precision(rawValue: bits) else {
      throw .outOfRange("bits", "16, 8 or 4")
    }
    return precision
  }
}
