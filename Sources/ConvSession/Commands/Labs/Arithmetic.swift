import ConvNet

/// `arithmetic SIZE VALUE`: on the screen of arithmetic another size, of which nothing is computed.
struct TryArithmetic: LookCommand {
  static let row = CommandRow(
    "arithmetic [SIZE VALUE|layer N|again]",
    "on the screen of arithmetic: another size, and what follows from it", .look,
    completing: .words(
      Word.allCases.map { $0 == .layer ? "layer " : $0.rawValue }
        + Quantity.allCases.map { "\($0.rawValue) " }),
    inLessons: true, whileAsked: .anything,
    examples: [
      .init("arithmetic stride 2", "what a stride of 2 makes of the layer at hand"),
      .init("arithmetic kind pooling", "the same window as a pooling; or conv, transposed"),
      .init("arithmetic head global", "one number a map before the dense layer; or flatten"),
      .init("arithmetic again", "the layer's own sizes"),
    ])
  private typealias Quantity = ArithmeticChoice.Quantity
  private enum Word: String, CaseIterable {
    case next, previous, more, less, double, halve, layer, again
  }
  private enum Doing {
    case open
    case word(Word)
    case layer(Int)
    case set(Quantity, Int)
  }
  private let doing: Doing

  /// The values of quantities that are no numbers, in their order.
  private static func names(_ quantity: Quantity) -> [String] {
    switch quantity {
    case .kind: WindowArithmetic.Kind.allCases.map(\.rawValue)
    case .rounding: ["floor", "ceil"]
    case .head: ["flatten", "global"]
    default: []
    }
  }

  init(_ words: inout CommandWords) throws(CommandError) {
    guard let name = words.optional() else {
      doing = .open
      return
    }
    switch (Word(rawValue: name), Quantity(rawValue: name)) {
    case (.layer?, _): doing = .layer(try words.whole("N", in: -1000...1000))
    case (let word?, _): doing = .word(word)
    case (_, let quantity?):
      let names = Self.names(quantity)
      guard !names.isEmpty else {
        let range = ArithmeticChoice.range(quantity)
        doing = .set(quantity, try words.whole("the \(quantity.rawValue)", in: range))
        return
      }
      let value = try words.word(names.joined(separator: " or "))
      guard let index = names.firstIndex(of: value) else {
        throw .unknownName(value, what: quantity.rawValue, known: names)
      }
      doing = .set(quantity, index)
    case (nil, nil):
      let known = Quantity.allCases.map(\.rawValue) + Word.allCases.map(\.rawValue)
      throw .unknownName(name, what: "size", known: known)
    }
  }
  var text: String {
    switch doing {
    case .open: return "arithmetic"
    case .word(let word): return "arithmetic \(word.rawValue)"
    case .layer(let count): return "arithmetic layer \(count)"
    case .set(let quantity, let value):
      let names = Self.names(quantity)
      return "arithmetic \(quantity.rawValue) \(names.isEmpty ? "\(value)" : names[value])"
    }
  }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    var choice = interaction.arithmetic(in: scene.session)
    switch doing {
    case .open: break
    case .set(let quantity, let value):
      choice.quantity = quantity
      try Self.set(&choice, to: value)
    case .layer(let count): choice = try Self.layer(count, from: choice, scene.network)
    case .word(let word): try Self.apply(word, to: &choice)
    }
    (interaction.screen, interaction.arithmetic) = (.arithmetic, choice)
    return nil
  }

  private static func apply(
    _ word: Word, to choice: inout ArithmeticChoice
  ) throws(CommandError) {
    let all = Quantity.allCases
    let index = all.firstIndex(of: choice.quantity) ?? 0
    switch word {
    case .next: choice.quantity = all[min(index + 1, all.count - 1)]
    case .previous: choice.quantity = all[max(0, index - 1)]
    case .more: try set(&choice, to: choice.value + step(choice))
    case .less: try set(&choice, to: choice.value - step(choice))
    case .double: try set(&choice, to: max(1, choice.value) * 2)
    case .halve: try set(&choice, to: choice.value / 2)
    case .again, .layer:
      var again = ArithmeticChoice(choice.layer, choice.start)
      again.quantity = choice.quantity
      choice = again
    }
  }
  /// Channels of a convolution in groups change by whole groups.
  private static func step(_ choice: ArithmeticChoice) -> Int {
    choice.quantity == .channels || choice.quantity == .inputs ? choice.now.groups : 1
  }

  private static func set(
    _ choice: inout ArithmeticChoice, to value: Int
  ) throws(CommandError) {
    let (quantity, kind) = (choice.quantity, choice.now.kind)
    if quantity == .rounding, kind != .pooling, value > 0 {
      throw .unavailable("only poolings round up; a conv takes what is left over in by padding")
    }
    let range = ArithmeticChoice.range(quantity)
    guard range.contains(value) else {
      guard Self.names(quantity).isEmpty else { return }
      throw .outOfRange(
        "the \(quantity.rawValue)", "from \(range.lowerBound) to \(range.upperBound)")
    }
    choice.set(quantity, to: value)
  }

  private static func layer(
    _ count: Int, from choice: ArithmeticChoice, _ network: Network
  ) throws(CommandError) -> ArithmeticChoice {
    let layers = ArithmeticChoice.layers(network)
    guard let index = choice.layer.flatMap(layers.firstIndex) else {
      throw .unavailable("no layer of this network has a window that slides over maps")
    }
    let layer = layers[min(max(0, index + count), layers.count - 1)]
    guard let start = WindowArithmetic(network.nodes[layer]) else { return choice }
    var next = ArithmeticChoice(layer, start)
    (next.quantity, next.growth, next.isGlobal) = (choice.quantity, choice.growth, choice.isGlobal)
    return next
  }
}
