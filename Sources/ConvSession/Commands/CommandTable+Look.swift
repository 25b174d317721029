extension CommandTable {
  static let look: [CommandRow] = [
    CommandRow("view NAME", "choose a screen", .look, completing: .view) {
      (words) throws(CommandError) in .look(.view(try words.word("a screen")))
    },
    CommandRow(
      "hand [pass|output|kernel|input]", "what the arrows move; alone: the next one", .look,
      completing: .words(Hand.allCases.map(\.rawValue))
    ) { (words) throws(CommandError) in
      guard let word = words.optional() else { return .look(.hand(nil)) }
      guard let hand = Hand(rawValue: word) else { throw .extra(word, usage: words.usage) }
      return .look(.hand(hand))
    },
    CommandRow("move ROWS COLUMNS", "the pointer of the hand", .look) {
      (words) throws(CommandError) in
      let rows = try words.whole("rows", in: -1000...1000)
      return .look(.move(rows: rows, columns: try words.whole("columns", in: -1000...1000)))
    },
    CommandRow("point ROW COLUMN", "put the pointer of the hand there", .look) {
      (words) throws(CommandError) in
      let row = try words.whole("a row", in: 0...100_000)
      return .look(.point([row, try words.whole("a column", in: 0...100_000)]))
    },
    CommandRow("kernel N", "N kernels on, or back with a minus", .look) {
      (words) throws(CommandError) in .look(.kernel(try words.whole("N", in: -1000...1000)))
    },
    CommandRow("type TEXT", "as if typed where the hand is", .look) {
      (words) throws(CommandError) in .look(.type(try words.remainder("a text")))
    },
    CommandRow("nudge AMOUNT", "the number at hand, up or down", .look) {
      (words) throws(CommandError) in .look(.nudge(try words.number("an amount")))
    },
    CommandRow("difference", "show what changed, or stop", .look, .look(.difference)),
    CommandRow("numbers", "maps as numbers where they fit, or as pictures", .look, .look(.numbers)),
    CommandRow("size", "maps reduced, or in their own size", .look, .look(.size)),
    CommandRow("range", "colours by layer, by map or fixed", .look, .look(.range)),
    CommandRow(
      "sort [index|activation|variance]", "the order of maps and units on their screen", .look,
      completing: .words(MapOrder.allCases.map(\.rawValue))
    ) { (words) throws(CommandError) in
      guard let word = words.optional() else { return .look(.sort(nil)) }
      guard let order = MapOrder(rawValue: word) else { throw .extra(word, usage: words.usage) }
      return .look(.sort(order))
    },
    CommandRow("page [n]", "a page on: of maps, of layers in the table, a row of cells", .look) {
      (words) throws(CommandError) in
      .look(.page(words.isEmpty ? 1 : try words.whole("n", in: -1000...1000)))
    },
    CommandRow("presets", "the list of kernels and operations", .look, .look(.presets)),
    CommandRow(
      "find TEXT", "a layer by its name, here or where it came from, or by its kind", .look,
      completing: .place
    ) { (words) throws(CommandError) in .look(.find(try words.remainder("a name"))) },
    CommandRow(
      "fold [BLOCK|all|none|fitting|next]",
      "a block of layers as one stack of the funnel, or opened",
      .look, completing: .block
    ) { (words) throws(CommandError) in
      guard !words.isEmpty else { return .look(.fold(.here)) }
      switch try words.remainder("a block") {
      case "all": return .look(.fold(.all))
      case "none": return .look(.fold(.none))
      case "next": return .look(.fold(.next))
      case "fitting": return .look(.fold(.fitting))
      case let name: return .look(.fold(.block(name)))
      }
    },
    CommandRow("reference FILE", "someone else's values held against these", .look) {
      (words) throws(CommandError) in .look(.reference(try words.remainder("a file")))
    },
    CommandRow("speed FACTOR", "how fast a run steps", .look) {
      (words) throws(CommandError) in
      let factor = try words.number("a factor")
      guard (0.01...100).contains(factor) else { throw .outOfRange("a factor", "from 0.01 to 100") }
      return .look(.speed(Double(factor)))
    },
    CommandRow("go", "run step by step, or stop", .look, .look(.go)),
    CommandRow("prompt", "type a command", .look, .look(.prompt)),
    CommandRow("search", "type the name of a layer", .look, .look(.search)),
    CommandRow("menu", "all screens, with a sentence each", .look, .look(.menu)),
    CommandRow("commit", "what is typed becomes the number at hand", .look, .look(.commit)),
    CommandRow("enter", "go into what the pointer is on", .look, .look(.enter)),
    CommandRow("escape", "leave what is open", .look, .look(.escape)),
  ]

  static let file: [CommandRow] = [
    CommandRow("show FILE", "the screen as .txt, .ansi or .svg", .file) {
      (words) throws(CommandError) in .file(.show(try words.remainder("a file")))
    },
    CommandRow("save FILE", "the network with its edits, as .onnx", .file) {
      (words) throws(CommandError) in .file(.save(try words.remainder("a file")))
    },
    CommandRow("record FILE", "what was done, as commands", .file) {
      (words) throws(CommandError) in .file(.record(try words.remainder("a file")))
    },
    CommandRow(
      "copy [PLACE]", "the numbers of a place to the clipboard, or to the output", .file,
      completing: .place
    ) { (words) throws(CommandError) in
      .file(
        .copy(
          try words.optional().map { (text) throws(CommandError) in
            try Reference(parsing: text)
          }))
    },
    CommandRow("define [WORD]", "what the words on this screen mean, or one", .file) {
      (words) throws(CommandError) in
      .look(.define(words.isEmpty ? nil : try words.remainder("a word")))
    },
    CommandRow("help [COMMAND]", "all keys and commands, or one", .file) {
      (words) throws(CommandError) in .look(.help(words.optional()))
    },
    CommandRow("resume", "the last session that was left with changes", .file, .file(.resume)),
    CommandRow("quit", "leave; what was changed is kept for resume", .file, .file(.quit)),
  ]
}
