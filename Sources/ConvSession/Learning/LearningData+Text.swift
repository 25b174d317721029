public import ConvNet

extension LearningData {
  /// What is said of it outside of the program, `digits shuffle 3`; the path of a file as it is.
  /// - Throws: ``CommandError`` where it is none.
  public init(parsing text: String) throws(CommandError) {
    var words = CommandWords(text[...], usage: ChooseData.row.usage)
    try self.init(&words, digest: nil)
  }

  /// Reads what chooses it, as it is typed.
  init(_ words: inout CommandWords, digest: String?) throws(CommandError) {
    var text = try words.all("a name or a file")
    var strokes: [Stroke] = []
    var labels: UInt64?
    var first: Int?
    // What is changed stands behind a name that may hold blanks.
    while true {
      let parts = text.split(separator: " ")
      guard parts.count >= 3, let number = Float(parts[parts.count - 1]),
        number.isFinite
      else { break }
      switch parts[parts.count - 2] {
      case "shuffle" where number >= 0 && number < 1e9:
        strokes.insert(.shuffle(seed: UInt64(number)), at: 0)
      case "turn": strokes.insert(.turn(degrees: number), at: 0)
      case "labels" where number >= 0 && number < 1e9: labels = UInt64(number)
      case "first" where number >= 1 && number <= 1e7: first = Int(number)
      default:
        throw .extra(parts.suffix(2).joined(separator: " "), usage: ChooseData.row.usage)
      }
      text = parts.dropLast(2).joined(separator: " ")
    }
    let quoted = QuotedWord(allOf: text[...])
    self.init(FileAddress.path(quoted?.text ?? text, home: words.home))
    (self.strokes, labelSeed, self.first) = (strokes, labels, first)
  }
  public var text: String {
    let changes = strokes.map { stroke in
      switch stroke {
      case .shuffle(let seed): " shuffle \(seed)"
      case .turn(let degrees): " turn \(degrees.commandText)"
      default: ""
      }
    }
    return QuotedWord.written(name, holdsBlanks: true) + changes.joined()
      + (labelSeed.map { " labels \($0)" } ?? "") + (first.map { " first \($0)" } ?? "")
  }
  func renamed(_ name: String) -> LearningData {
    var data = LearningData(name, digest: digest)
    (data.strokes, data.labelSeed, data.count) = (strokes, labelSeed, count)
    data.first = first
    return data
  }
}
