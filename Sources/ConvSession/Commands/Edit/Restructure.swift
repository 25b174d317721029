import ConvNet

/// `structure pooling|padding|stride CHOICE`: windows made differently, with the same weights.
struct Restructure: SessionCommand {
  private enum Part: String, CaseIterable { case pooling, padding, stride, opened }

  static let row = CommandRow(
    "structure pooling|padding|stride CHOICE|opened",
    "other windows for the same weights: pooling, padding, strides", .edit,
    completing: .words(
      Structure.Pooling.allCases.map { "pooling \($0.rawValue)" }
        + Structure.Padding.allCases.map { "padding \($0.rawValue)" }
        + Structure.Stride.allCases.map { "stride \($0.rawValue)" } + ["opened"]),
    examples: [
      .init("structure pooling average", "the mean of each window instead of the largest"),
      .init("structure pooling blur", "a soft blur before numbers are left out"),
      .init("structure padding wrap", "beyond the edge lies the other edge, and no border is left"),
      .init("structure padding none", "nothing beyond the edge: smaller maps"),
      .init("structure stride one", "every window goes on by one"),
      .init("structure opened", "as it was opened"),
    ])

  private enum Change: Hashable {
    case pooling(Structure.Pooling)
    case padding(Structure.Padding)
    case stride(Structure.Stride)
    case opened
  }
  private let change: Change

  /// The change that makes one structure of another, where it is one.
  init(to structure: Structure, from before: Structure) {
    change =
      structure.pooling != before.pooling
      ? .pooling(structure.pooling)
      : structure.padding != before.padding
        ? .padding(structure.padding) : .stride(structure.stride)
  }
  init(_ words: inout CommandWords) throws(CommandError) {
    let part: Part? = try words.choice()
    switch part {
    case .pooling?: change = .pooling(try Restructure.choice(&words))
    case .padding?: change = .padding(try Restructure.choice(&words))
    case .stride?: change = .stride(try Restructure.choice(&words))
    case .opened?: change = .opened
    case nil: throw .missing("pooling, padding or stride", usage: Restructure.row.usage)
    }
  }
  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ words: inout CommandWords
  ) throws(CommandError) -> Choice {
    if let choice: Choice = try words.choice() { return choice }
    let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw .missing("one of \(names)", usage: row.usage)
  }

  var text: String {
    switch change {
    case .pooling(let choice): "structure pooling \(choice.rawValue)"
    case .padding(let choice): "structure padding \(choice.rawValue)"
    case .stride(let choice): "structure stride \(choice.rawValue)"
    case .opened: "structure opened"
    }
  }

  var deed: String? {
    switch change {
    case .pooling(.opened), .padding(.opened), .stride(.opened), .opened:
      "The windows are as they were opened"
    case .pooling(.max): "Pooling takes the largest of each window"
    case .pooling(.average): "Pooling takes the mean of each window"
    case .pooling(.blur): "Pooling blurs before it leaves numbers out"
    case .padding(.none): "Nothing lies beyond the edge of a map, which becomes smaller"
    case .padding(.wrap): "Beyond the edge of a map lies its other edge"
    case .stride(.one): "Every window goes on by one"
    }
  }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    var structure = session.subject.origin.structure
    switch change {
    case .pooling(let choice): structure.pooling = choice
    case .padding(let choice): structure.padding = choice
    case .stride(let choice): structure.stride = choice
    case .opened: structure = Structure()
    }
    let changed: Subject
    do throws(NetworkError) { changed = try session.subject.restructured(structure) } catch {
      throw .network(error)
    }
    guard changed.network != session.network else {
      throw .unavailable("no layer of \(session.network.name) has a window that this would change")
    }
    session.change(changed)
  }
}
