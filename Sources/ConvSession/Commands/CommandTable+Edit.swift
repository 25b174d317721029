import ConvNet

extension CommandTable {
  static let edit: [CommandRow] = [
    CommandRow(
      "set PLACE = VALUE", "a number, a matrix, a preset or an operation", .edit,
      completing: .assignment
    ) { (words) throws(CommandError) in
      let place = try Reference(parsing: words.word("a place"))
      guard words.take("=") else { throw .missing("=", usage: words.usage) }
      return .edit(.set(place, try WeightOperation(parsing: words.remainder("a value"))))
    },
    CommandRow(
      "reset [PLACE]", "put back what was opened", .edit, completing: .place
    ) { (words) throws(CommandError) in
      guard let place = words.optional() else { return .edit(.reset(nil)) }
      return .edit(.reset(try Reference(parsing: place)))
    },
    CommandRow(
      "mute PLACE", "silence a map or a layer, or let it speak again", .edit, completing: .place
    ) { (words) throws(CommandError) in
      .edit(.mute(try Reference(parsing: words.word("a place"))))
    },
    CommandRow("undo", "take the last change back", .edit, .edit(.undo)),
    CommandRow("redo", "make it again", .edit, .edit(.redo)),
    CommandRow(
      "compare [opened|before|off]", "hold a state beside this one", .edit,
      completing: .words(Comparison.allCases.map(\.rawValue))
    ) { (words) throws(CommandError) in
      guard let word = words.optional() else { return .edit(.compare(.opened)) }
      guard let comparison = Comparison(rawValue: word) else {
        throw .extra(word, usage: words.usage)
      }
      return .edit(.compare(comparison))
    },
  ]

  static let open: [CommandRow] = [
    CommandRow(
      "open MODEL [OPTION VALUE …]", "another network: a name, a line or a file", .open,
      completing: .network
    ) { (words) throws(CommandError) in
      .open(.open(try ModelRequest(parsing: words.all("a model"))))
    },
    CommandRow("network LINE", "a network written down in a line", .open) {
      (words) throws(CommandError) in .open(.network(try words.remainder("a line")))
    },
    CommandRow("input NAME|FILE", "another picture", .open, completing: .input) {
      (words) throws(CommandError) in .open(.input(try words.remainder("a name or a file")))
    },
  ]

  static let picture: [CommandRow] = [
    CommandRow("paint ROW COLUMN VALUE [CHANNEL]", "one pixel, from 0 to 1", .picture) {
      (words) throws(CommandError) in
      let row = try words.whole("a row", in: 0...100_000)
      let column = try words.whole("a column", in: 0...100_000)
      let value = try words.number("a value")
      let channel = words.isEmpty ? nil : try words.whole("a channel", in: 0...1000)
      return .stroke(.paint(row: row, column: column, value: value, channel: channel))
    },
    CommandRow("shift ROWS COLUMNS", "move the picture down and to the right", .picture) {
      (words) throws(CommandError) in
      let rows = try words.whole("rows", in: -10_000...10_000)
      return .stroke(.shift(rows: rows, columns: try words.whole("columns", in: -10_000...10_000)))
    },
    CommandRow("turn DEGREES", "turn the picture clockwise", .picture) {
      (words) throws(CommandError) in
      let degrees = try words.number("degrees")
      guard degrees.isFinite else { throw .outOfRange("an angle", "finite") }
      return .stroke(.turn(degrees: degrees))
    },
    CommandRow("noise SD", "add random numbers", .picture) {
      (words) throws(CommandError) in
      let deviation = try words.number("a standard deviation")
      guard (0...1000).contains(deviation) else { throw .outOfRange("SD", "from 0 to 1000") }
      return .stroke(.noise(deviation: deviation))
    },
    CommandRow("shuffle SEED", "let all pixels change places", .picture) {
      (words) throws(CommandError) in
      .stroke(.shuffle(seed: UInt64(try words.whole("a seed", in: 0...1_000_000))))
    },
    CommandRow("resize HxW", "a picture of another size", .picture) {
      (words) throws(CommandError) in
      let text = try words.word("a size")
      let sizes = text.split(whereSeparator: { "x×".contains($0) }).compactMap { Int($0) }
      guard sizes.count == 2, sizes.allSatisfy((1...4096).contains) else { throw .notASize(text) }
      return .stroke(.resize(height: sizes[0], width: sizes[1]))
    },
  ]
}
