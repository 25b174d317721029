import ConvNet

/// A command that adds one stroke to the picture.
protocol StrokeCommand: SessionCommand {
  func stroke(on subject: Subject) throws(CommandError) -> Stroke
}

extension StrokeCommand {
  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    try session.requirePicture()
    var changed = session.subject
    changed.strokes.append(try stroke(on: changed))
    session.change(changed)
  }
}

/// `paint ROW COLUMN VALUE [CHANNEL]`: another value for a pixel.
struct Paint: StrokeCommand {
  static let row = CommandRow(
    "paint ROW COLUMN VALUE [CHANNEL]", "one pixel, from 0 to 1", .picture,
    examples: [
      .init("paint 5 5 1", "white in row 5 and column 5"),
      .init("paint 5 5 0.5 0", "half bright in the first channel"),
    ])
  let row: Int
  let column: Int
  let value: Float
  /// nil: all of them.
  let channel: Int?

  init(row: Int, column: Int, value: Float) {
    (self.row, self.column, self.value, channel) = (row, column, value, nil)
  }
  init(_ words: inout CommandWords) throws(CommandError) {
    row = try words.whole("a row", in: 0...100_000)
    column = try words.whole("a column", in: 0...100_000)
    value = try words.number("a value")
    channel = words.isEmpty ? nil : try words.whole("a channel", in: 0...1000)
  }
  var text: String {
    "paint \(row) \(column) \(value.commandText)" + (channel.map { " \($0)" } ?? "")
  }

  func stroke(on subject: Subject) throws(CommandError) -> Stroke {
    let shape = subject.network.pictureShape
    guard row < shape.height, column < shape.width else {
      throw .outsidePicture(row: row, column: column, shape)
    }
    guard channel ?? 0 < shape.channels else {
      throw .outOfRange("a channel", "from 0 to \(shape.channels - 1)")
    }
    guard (0...1).contains(value) else { throw .outOfRange("a value", "from 0 to 1") }
    return .paint(row: row, column: column, value: value, channel: channel)
  }
}

/// `shift ROWS COLUMNS`: the picture moved.
struct Shift: StrokeCommand {
  static let row = CommandRow(
    "shift ROWS COLUMNS", "move the picture down and to the right", .picture,
    examples: [
      .init("shift 2 0", "two rows down"),
      .init("shift 0 -1", "a column to the left"),
    ])
  let rows: Int
  let columns: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    rows = try words.whole("rows", in: -10_000...10_000)
    columns = try words.whole("columns", in: -10_000...10_000)
  }
  var text: String { "shift \(rows) \(columns)" }

  var deed: String? {
    let down = rows == 0 ? nil : "\(Shift.count(rows, "row")) \(rows > 0 ? "down" : "up")"
    let right =
      columns == 0
      ? nil : "\(Shift.count(columns, "column")) to the \(columns > 0 ? "right" : "left")"
    let ways = [down, right].compactMap { $0 }.joined(separator: " and ")
    return ways.isEmpty ? nil : "The picture lies \(ways), and so does what its layers find"
  }

  private static func count(_ number: Int, _ word: String) -> String {
    "\(abs(number)) \(abs(number) == 1 ? word : word + "s")"
  }

  func stroke(on subject: Subject) -> Stroke { .shift(rows: rows, columns: columns) }
}

/// `turn DEGREES`: the picture turned clockwise.
struct Turn: StrokeCommand {
  static let row = CommandRow("turn DEGREES", "turn the picture clockwise", .picture)
  let degrees: Float

  init(_ words: inout CommandWords) throws(CommandError) {
    degrees = try words.number("degrees")
    guard degrees.isFinite else { throw .outOfRange("an angle", "finite") }
  }
  var text: String { "turn \(degrees.commandText)" }

  var deed: String? {
    "The picture is turned by \(degrees.commandText) degrees; the kernels are not"
  }

  func stroke(on subject: Subject) -> Stroke { .turn(degrees: degrees) }
}

/// `scale FACTOR`: what is seen larger or smaller, in a picture of the same size.
struct Scale: StrokeCommand {
  static let row = CommandRow(
    "scale FACTOR", "what is seen larger or smaller", .picture,
    examples: [.init("scale 0.8", "all of it smaller, about the middle")])
  let factor: Float

  init(factor: Float) { self.factor = factor }
  init(_ words: inout CommandWords) throws(CommandError) {
    factor = try words.number("a factor")
    guard (0.01...100).contains(factor) else { throw .outOfRange("a factor", "from 0.01 to 100") }
  }
  var text: String { "scale \(factor.commandText)" }

  var deed: String? {
    "What is seen is \(factor < 1 ? "smaller" : "larger"); the kernels are not"
  }

  func stroke(on subject: Subject) -> Stroke { .scale(factor: factor) }
}

/// `noise SD`: random numbers added.
struct Noise: StrokeCommand {
  static let row = CommandRow("noise SD", "add random numbers", .picture)
  let deviation: Float

  init(_ words: inout CommandWords) throws(CommandError) {
    deviation = try words.number("a standard deviation")
    guard (0...1000).contains(deviation) else { throw .outOfRange("SD", "from 0 to 1000") }
  }
  var text: String { "noise \(deviation.commandText)" }

  var deed: String? { "Random numbers were added to every pixel" }

  /// The seed is in the session: the same strokes give the same noise.
  func stroke(on subject: Subject) -> Stroke {
    .noise(deviation: deviation, seed: UInt64(7 + subject.strokes.count))
  }
}

/// `shuffle SEED`: all pixels in another order.
struct Shuffle: StrokeCommand {
  static let row = CommandRow("shuffle SEED", "let all pixels change places", .picture)
  let seed: UInt64

  init(_ words: inout CommandWords) throws(CommandError) {
    seed = UInt64(try words.whole("a seed", in: 0...1_000_000))
  }
  var text: String { "shuffle \(seed)" }

  var deed: String? { "The pixels changed places; their numbers are what they were" }

  func stroke(on subject: Subject) -> Stroke { .shuffle(seed: seed) }
}

/// `invert`: what was light is dark.
struct Invert: StrokeCommand {
  static let row = CommandRow("invert", "turn light into dark, and dark into light", .picture)

  init(_ words: inout CommandWords) throws(CommandError) {}
  var text: String { "invert" }

  var deed: String? { "What was light is dark now, and what was dark is light" }

  func stroke(on subject: Subject) -> Stroke { .invert }
}
