import ConvNet

/// `pick N`: on the screen of confusions so many cells on; `pick LABEL ANSWER` one of them.
struct PickCell: LookCommand {
  static let row = CommandRow(
    "pick N|LABEL ANSWER|all", "a cell of the confusions: its pictures are shown", .look,
    inLessons: false, whileAsked: .anything)
  private enum Choice {
    case all
    case further(Int)
    case cell(Confusion.Cell)
  }
  private let choice: Choice

  init(_ words: inout CommandWords) throws(CommandError) {
    let first = try words.word("a number or all")
    guard first != "all" else {
      choice = .all
      return
    }
    var rest = CommandWords(first[...], usage: PickCell.row.usage)
    let number = try rest.whole("a number", in: -10_000...10_000)
    guard !words.isEmpty else {
      choice = .further(number)
      return
    }
    choice = .cell(.init(label: number, said: try words.whole("ANSWER", in: 0...10_000)))
  }
  var text: String {
    switch choice {
    case .all: "pick all"
    case .further(let count): "pick \(count)"
    case .cell(let cell): "pick \(cell.label) \(cell.said)"
    }
  }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    guard let confusion = try interaction.confusion(in: scene) else { return nil }
    interaction.row = nil
    switch choice {
    case .all: interaction.cell = nil
    case .cell(let cell):
      let classes = confusion.classes.indices
      guard classes.contains(cell.label), classes.contains(cell.said) else {
        throw .outOfRange("a class", "from 0 to \(classes.count - 1)")
      }
      interaction.cell = cell
    case .further(let count):
      // All mistakes come before the first cell.
      let cells = confusion.cells
      let index = interaction.cell(in: confusion).flatMap(cells.firstIndex).map { $0 + 1 } ?? 0
      let next = min(max(0, index + count), cells.count)
      interaction.cell = next == 0 ? nil : cells[next - 1]
    }
    return nil
  }
}

extension Interaction {
  /// - Throws: `notYet` where it is not known; why it can not be.
  func confusion(in scene: Scene) throws(CommandError) -> Confusion? {
    guard let inquiry = ConfusionInquiry(scene.session) else {
      throw .noExamples(scene.network.pictureShape)
    }
    switch scene.confusion {
    case .value(let confusion): return confusion
    case .failed(let sentence): throw .failed(sentence)
    case .computing, .hidden: throw .notYet(Need(inquiry))
    }
  }
  /// The cell that is chosen, unless it was chosen among other classes.
  public func cell(in confusion: Confusion) -> Confusion.Cell? {
    let classes = confusion.classes.indices
    return cell.flatMap { classes.contains($0.label) && classes.contains($0.said) ? $0 : nil }
  }
  /// The picture that the cursor is on.
  public func row(in confusion: Confusion) -> Int {
    max(0, min(row ?? 0, confusion.answers(in: cell(in: confusion)).count - 1))
  }
}
