import ConvNet

/// `shiftlab WHAT`: what is tried in the lab of moved pictures.
struct ShiftLabCommand: LookCommand {
  private enum Word: String, CaseIterable {
    case by, rest, layer, map, motion, pooling, padding, stride, keep
  }
  static let row = CommandRow(
    "shiftlab by N|rest|layer N|map N|motion [NAME]|pooling|padding|stride|keep",
    "in the shift lab: move the picture, choose a layer, change windows", .look,
    completing: .words(
      ["by 1", "by -1", "rest", "layer 1", "map 1", "pooling", "padding", "stride", "keep"]
        + PictureMotion.allCases.map { "motion \($0.rawValue)" }),
    inLessons: true, whileAsked: .anything, changesPicture: true,
    examples: [
      .init("shiftlab by 2", "two steps further"),
      .init("shiftlab motion turn", "turn the picture instead"),
      .init("shiftlab pooling", "the next kind of pooling"),
    ])
  private let word: Word
  private let count: Int?
  private let motion: PictureMotion?

  init(_ words: inout CommandWords) throws(CommandError) {
    guard let word: Word = try words.choice() else {
      throw .missing("what", usage: ShiftLabCommand.row.usage)
    }
    self.word = word
    var (count, motion): (Int?, PictureMotion?) = (nil, nil)
    switch word {
    case .by, .layer, .map: count = try words.whole("N", in: -10_000...10_000)
    case .motion: motion = try words.choice()
    case .rest, .pooling, .padding, .stride, .keep: break
    }
    (self.count, self.motion) = (count, motion)
  }
  var text: String {
    (["shiftlab", word.rawValue] + [count.map(String.init), motion?.rawValue].compactMap { $0 })
      .joined(separator: " ")
  }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let picture = scene.network.pictureShape
    guard picture.rank == 3 else {
      throw .unavailable("only a picture can be moved, and this network reads none")
    }
    let session = scene.session
    switch word {
    case .by: moveBy(count ?? 0, &interaction, picture)
    case .rest: interaction.shift.steps = 0
    case .layer:
      let layer = (interaction.shift.layer(in: session) ?? 0) + (count ?? 0)
      (interaction.shift.layer, interaction.shift.map) = (
        min(max(1, layer), session.network.last), nil
      )
    case .map:
      guard let layer = interaction.shift.layer(in: session) else { return nil }
      let channels = scene.network.nodes[layer].shape.channels
      let map = (interaction.shift.map ?? ShiftLab.strongest(layer, scene)) + (count ?? 0)
      interaction.shift.map = min(max(0, map), channels - 1)
    case .motion:
      let all = PictureMotion.allCases
      let next = all.firstIndex(of: interaction.shift.motion).map { all[($0 + 1) % all.count] }
      interaction.shift.motion = motion ?? next ?? .across
      interaction.shift.steps = 1
    case .pooling, .padding, .stride: return try restructured(&interaction, session)
    case .keep:
      let amount = interaction.shift.amount(picture)
      interaction.shift.steps = 0
      return interaction.shift.motion.command(amount)
    }
    return nil
  }

  private func moveBy(_ count: Int, _ interaction: inout Interaction, _ picture: Shape) {
    let last = interaction.shift.motion.amounts(picture).count - 1
    let index = min(max(0, interaction.shift.index(picture) + count), last)
    interaction.shift.steps = index - interaction.shift.motion.rest(picture)
  }

  /// The next choice that makes a difference.
  private func restructured(
    _ interaction: inout Interaction, _ session: Session
  ) throws(CommandError) -> Command? {
    let before = session.subject.origin.structure
    var structure = before
    let alias = interaction.shift.layer.map { session.network.nodes[$0].alias }
    for _ in 0..<Structure.Pooling.allCases.count {
      switch word {
      case .pooling: structure.pooling = structure.pooling.next
      case .padding: structure.padding = structure.padding.next
      default: structure.stride = structure.stride.next
      }
      let changed: Subject
      do throws(NetworkError) { changed = try session.subject.restructured(structure) } catch {
        throw .network(error)
      }
      guard changed.network != session.network else { continue }
      interaction.shift.layer = alias.flatMap { changed.network.graph.index(of: $0) }
      return Command(Restructure(to: structure, from: before))
    }
    throw .unavailable("no layer of \(session.network.name) has a window that this would change")
  }
}

extension ShiftLab {
  /// The map of a layer with the largest number.
  static func strongest(_ layer: Int, _ scene: Scene) -> Int {
    guard let tensor = scene.reading(layer).value?.tensor, tensor.shape.rank == 3,
      let largest = tensor.elements.indices.max(by: { tensor.elements[$0] < tensor.elements[$1] })
    else { return 0 }
    return largest / tensor.shape.cells
  }
  /// The map that is seen.
  public func map(of layer: Int, in scene: Scene) -> Int {
    let last = scene.network.nodes[layer].shape.channels - 1
    return min(max(0, map ?? ShiftLab.strongest(layer, scene)), last)
  }
}

extension CaseIterable where Self: Equatable {
  /// The case after this one; after the last comes the first.
  fileprivate var next: Self {
    let all = Array(Self.allCases)
    return all.firstIndex(of: self).map { all[($0 + 1) % all.count] } ?? self
  }
}

extension PictureMotion {
  /// The command that moves the picture for good; nil where it stays as it is.
  fileprivate func command(_ amount: Double) -> Command? {
    guard stroke(amount) != nil else { return nil }
    let text =
      switch self {
      case .across: "shift 0 \(Int(amount))"
      case .down: "shift \(Int(amount)) 0"
      case .turn: "turn \(Float(amount).commandText)"
      case .scale: "scale \(Float(amount).commandText)"
      case .noise: "noise \(Float(amount).commandText)"
      }
    return try? Command(parsing: text)
  }
}
