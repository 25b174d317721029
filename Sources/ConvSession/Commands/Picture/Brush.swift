import ConvNet

/// `brush ROW COLUMN [ROW COLUMN] [size N] [color C]`: a dab or a line.
struct Brush: StrokeCommand {
  static let row = CommandRow(
    "brush ROW COLUMN [ROW COLUMN] [size N] [color C]", "a dab, or a line to another pixel",
    .picture,
    examples: [
      .init("brush 5 5 size 3", "nine white pixels around row 5 and column 5"),
      .init("brush 5 5 9 5 color 0", "a black line downwards"),
      .init("brush 5 5 color 1,0,0", "red"),
    ])
  private let from: Pair
  private let to: Pair
  private let size: Int
  private let color: [Float]

  init(from: Pair, to: Pair, size: Int, color: [Float]) {
    (self.from, self.to, self.size, self.color) = (from, to, size, color)
  }
  init(_ words: inout CommandWords) throws(CommandError) {
    from = try words.pixel()
    var (to, size, color): (Pair?, Int, [Float]) = (nil, 1, [1])
    while let word = words.optional() {
      switch word {
      case "size": size = try words.whole("a size", in: Brush.sizes)
      case "color": color = try words.color()
      default:
        var rest = CommandWords(word[...], usage: words.usage)
        let row = try rest.whole("a row", in: 0...100_000)
        to = Pair(row, try words.whole("a column", in: 0...100_000))
      }
    }
    (self.to, self.size, self.color) = (to ?? from, size, color)
  }
  static let sizes = 1...256

  var text: String {
    let end = to == from ? "" : " \(to.height) \(to.width)"
    return "brush \(from.height) \(from.width)\(end)\(size == 1 ? "" : " size \(size)")"
      + (color == [1] ? "" : " color \(color.colorText)")
  }

  func stroke(on subject: Subject) throws(CommandError) -> Stroke {
    try subject.check(from)
    try subject.check(to)
    try subject.check(color)
    return .brush(from: from, to: to, size: size, color: color)
  }
}

/// `fill C`: all pixels in one colour.
struct Fill: StrokeCommand {
  static let row = CommandRow(
    "fill C", "all pixels in one colour", .picture,
    examples: [.init("fill 0", "black: an empty page"), .init("fill 0.5,0.5,1", "pale blue")])
  let color: [Float]

  init(color: [Float]) { self.color = color }
  init(_ words: inout CommandWords) throws(CommandError) { color = try words.color() }
  var text: String { "fill \(color.colorText)" }

  func stroke(on subject: Subject) throws(CommandError) -> Stroke {
    try subject.check(color)
    return .fill(color: color)
  }
}

/// `patch ROW COLUMN SIZE SEED`: a square of noise.
struct NoisePatch: StrokeCommand {
  static let row = CommandRow(
    "patch ROW COLUMN SIZE SEED", "a square of noise around a pixel", .picture,
    examples: [.init("patch 8 8 5 1", "twenty-five pixels of noise")])
  let place: Pair
  let size: Int
  let seed: UInt64

  init(at place: Pair, size: Int, seed: UInt64) {
    (self.place, self.size, self.seed) = (place, size, seed)
  }
  init(_ words: inout CommandWords) throws(CommandError) {
    place = try words.pixel()
    size = try words.whole("a size", in: 1...4096)
    seed = UInt64(try words.whole("a seed", in: 0...1_000_000))
  }
  var text: String { "patch \(place.height) \(place.width) \(size) \(seed)" }

  var deed: String? { "Noise lies over a part of the picture" }

  func stroke(on subject: Subject) throws(CommandError) -> Stroke {
    try subject.check(place)
    return .patch(at: place, size: size, seed: seed)
  }
}

/// `crop TOP LEFT HEIGHT WIDTH`: a part as large as the whole was.
struct Crop: StrokeCommand {
  static let row = CommandRow(
    "crop TOP LEFT HEIGHT WIDTH", "a part of the picture, as large as all of it was", .picture,
    examples: [.init("crop 2 2 8 8", "eight rows and columns, from row 2 and column 2 on")])
  let corner: Pair
  let size: Pair

  init(at corner: Pair, size: Pair) { (self.corner, self.size) = (corner, size) }
  init(_ words: inout CommandWords) throws(CommandError) {
    corner = try words.pixel()
    size = Pair(
      try words.whole("a height", in: 1...100_000), try words.whole("a width", in: 1...100_000))
  }
  var text: String { "crop \(corner.height) \(corner.width) \(size.height) \(size.width)" }

  var deed: String? { "A part of the picture fills all of it" }

  func stroke(on subject: Subject) throws(CommandError) -> Stroke {
    try subject.check(corner)
    try subject.check(
      Pair(corner.height + size.height - 1, corner.width + size.width - 1))
    return .crop(at: corner, size: size)
  }
}

extension CommandWords {
  fileprivate mutating func pixel() throws(CommandError) -> Pair {
    Pair(try whole("a row", in: 0...100_000), try whole("a column", in: 0...100_000))
  }
  /// One number, or three with commas between them.
  fileprivate mutating func color() throws(CommandError) -> [Float] {
    let text = try word("a colour")
    var color: [Float] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      color.append(try CommandWords.number(String(part)))
    }
    return color
  }
}

extension [Float] {
  fileprivate var colorText: String { map(\.commandText).joined(separator: ",") }
}

extension Subject {
  fileprivate func check(_ place: Pair) throws(CommandError) {
    let shape = network.pictureShape
    guard place.height < shape.height, place.width < shape.width else {
      throw .outsidePicture(row: place.height, column: place.width, shape)
    }
  }
  fileprivate func check(_ color: [Float]) throws(CommandError) {
    let channels = network.pictureShape.channels
    guard color.count == 1 || color.count == channels else {
      throw .outOfRange("a colour", "one number, or \(channels) with commas between them")
    }
    guard color.allSatisfy({ (0...1).contains($0) }) else {
      throw .outOfRange("a colour", "from 0 to 1")
    }
  }
}
