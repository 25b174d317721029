import ConvNet

extension WeightOperation {
  /// A number, a matrix, a preset or an operation, as it is written after `=`.
  init(parsing text: String) throws(CommandError) {
    if text.hasPrefix("[") {
      self = .matrix(try CommandWords.matrix(text))
      return
    }
    if let preset = KernelPreset(rawValue: text) {
      self = .preset(preset)
      return
    }
    let words = text.split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case ("rotate", 1): self = .rotate
    case ("negate", 1): self = .negate
    case ("flip-x", 1): self = .flipX
    case ("flip-y", 1): self = .flipY
    case ("scale", 2): self = .scale(try CommandWords.number(words[1]))
    case ("random", 2):
      guard let seed = UInt64(words[1]) else { throw .notANumber(words[1]) }
      self = .random(seed: seed)
    case ("round", 2):
      guard let precision = Int(words[1]).flatMap(Precision.init) else {
        throw .outOfRange("round", "16, 8 or 4 bits")
      }
      self = .rounded(precision)
    case ("random", 1): self = .random(seed: 7)
    default:
      guard words.count == 1, let number = try? CommandWords.number(text) else {
        throw .badValue(text)
      }
      self = .number(number)
    }
  }

  var text: String {
    switch self {
    case .number(let value): value.commandText
    case .matrix(let rows):
      "[\(rows.map { $0.map(\.commandText).joined(separator: " ") }.joined(separator: "; "))]"
    case .preset(let preset): preset.rawValue
    case .rotate: "rotate"
    case .negate: "negate"
    case .flipX: "flip-x"
    case .flipY: "flip-y"
    case .scale(let factor): "scale \(factor.commandText)"
    case .random(let seed): "random \(seed)"
    case .rounded(let precision): "round \(precision.bits)"
    case .original: "original"
    }
  }

  /// Every word that can stand after `=`, with what it does.
  static let words: [(name: String, summary: String)] =
    KernelPreset.allCases.map { ($0.rawValue, $0.summary) } + [
      ("rotate", "by 90 degrees, clockwise"), ("negate", "the opposite question"),
      ("flip-x", "left and right change places"), ("flip-y", "top and bottom change places"),
      ("scale 0.5", "all numbers times 0.5"), ("random 7", "numbers nobody chose"),
      ("round 8", "numbers of 8 bits; 16 and 4 as well"),
    ]
}
