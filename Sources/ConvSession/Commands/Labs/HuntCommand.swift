import ConvNet

/// `hunt WHAT`: the search for a kernel that makes a given map.
struct HuntCommand: LookCommand {
  private enum Word: String, CaseIterable {
    case move, by, set, back, step, target, restart, show
  }
  static let row = CommandRow(
    "hunt move R C|by A|set A|back|step N|target N|restart|show",
    "in the hunt: change the kernel, or let gradient descent take steps", .look,
    completing: .words(
      ["by 0.25", "set 1", "back", "step 10", "target 1", "restart", "show", "move 0 1"]),
    inLessons: true, whileAsked: .anything,
    examples: [
      .init("hunt set -1", "the number at hand becomes −1"),
      .init("hunt step 10", "ten steps of gradient descent"),
    ])
  private let word: Word
  private let numbers: [Int]
  private let amount: Float

  init(_ words: inout CommandWords) throws(CommandError) {
    guard let word: Word = try words.choice() else {
      throw .missing("what", usage: HuntCommand.row.usage)
    }
    self.word = word
    var (numbers, amount): ([Int], Float) = ([], 0)
    switch word {
    case .move: numbers = [try words.whole("R", in: -10...10), try words.whole("C", in: -10...10)]
    case .by, .set:
      amount = try words.number("a number")
      guard amount.magnitude <= 1000 else { throw .outOfRange("a number", "from −1000 to 1000") }
    case .step: numbers = [try words.whole("N", in: 1...HuntLab.mostSteps)]
    case .target: numbers = [try words.whole("N", in: -100...100)]
    case .back, .restart, .show: break
    }
    (self.numbers, self.amount) = (numbers, amount)
  }
  var text: String {
    let amounts = word == .by || word == .set ? [amount.commandText] : []
    return (["hunt", word.rawValue] + numbers.map(String.init) + amounts).joined(separator: " ")
  }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    if let why = HuntProbe().obstacle(in: scene.network) { throw .unavailable(why) }
    var lab = interaction.hunt
    let at = lab.cursor.height * 3 + lab.cursor.width
    var numbers = lab.kernel
    switch word {
    case .move:
      lab.cursor = Pair(
        min(max(0, lab.cursor.height + self.numbers[0]), 2),
        min(max(0, lab.cursor.width + self.numbers[1]), 2))
    case .by:
      numbers[at] = min(max(-1000, numbers[at] + amount), 1000)
      lab.change(to: numbers)
    case .set:
      numbers[at] = amount
      lab.change(to: numbers)
    case .back:
      guard let last = lab.tried.popLast() else {
        throw .unavailable("this is the kernel that the hunt began with")
      }
      lab.kernel = last
    case .step: lab.steps = min(lab.steps + self.numbers[0], HuntLab.mostSteps)
    case .target, .restart:
      var fresh = HuntLab()
      let count = HuntLab.targets.count
      let step = self.numbers.first ?? 0
      fresh.target = ((lab.target + step) % count + count) % count
      fresh.cursor = lab.cursor
      lab = fresh
    case .show: lab.isShown.toggle()
    }
    interaction.hunt = lab
    return nil
  }
}
