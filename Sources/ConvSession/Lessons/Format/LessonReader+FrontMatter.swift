import ConvNet

extension LessonReader {
  struct FrontMatter {
    var id = ""
    var title = ""
    var model = ""
    var input = ""
    var teaches: [String] = []
    var able: [String] = []
    var minutes: Int?
    var isStepping = true
    var modelMark = LessonMark.start
    var inputMark = LessonMark.start
  }

  private static let frontKeys = [
    "format", "id", "title", "model", "input", "teaches", "able", "minutes", "stepping",
  ]
  private static let longestTitle = 50
  private static let longestWords = 70
  private static let mostMinutes = 120

  mutating func frontMatter(_ lines: [Substring]) -> FrontMatter? {
    let before = issues.all.count
    let value = LessonYAMLReader(lines, firstLine: 2).value(&issues)
    guard value != nil || issues.all.count == before,
      var fields = LessonFields(value, "the front matter", at: .start, &issues)
    else { return nil }
    var matter = FrontMatter()
    for key in ["format", "id", "title", "model", "input"] {
      // A key that is there but wrong gets its own issue.
      let count = issues.all.count
      guard let text = fields.text(key, &issues) else {
        if issues.all.count == count {
          issues.add("the front matter has no \(key)", at: .start)
        }
        continue
      }
      set(key, text, in: &matter)
    }
    matter.teaches = fields.texts("teaches", most: 12, &issues).map {
      flowed($0, "this word", columns: Self.longestWords)
    }
    matter.able = fields.texts("able", most: 5, &issues).map {
      flowed($0, "this", columns: Self.longestWords)
    }
    if let text = fields.text("minutes", &issues) { matter.minutes = minutes(text) }
    if let text = fields.text("stepping", &issues) {
      matter.isStepping = text.text != "off"
      if !["on", "off"].contains(text.text) { issues.add("stepping is on or off", at: text.mark) }
    }
    fields.end("the front matter", known: Self.frontKeys, &issues)
    return matter
  }

  private mutating func set(
    _ key: String, _ text: LessonYAML.Text, in matter: inout FrontMatter
  ) {
    let word = LessonCharacters.trimmed(text.text)
    switch key {
    case "format":
      if word != "1" { issues.add("format \(word) is not known; write format: 1", at: text.mark) }
    case "id":
      if !LessonCharacters.isIdentifier(word) {
        issues.add("an id is made of a to z, 0 to 9 and -", at: text.mark)
      }
      matter.id = word
    case "title":
      matter.title = flowed(text, "the title", columns: Self.longestTitle)
    case "model":
      if let problem = LessonNames.problem(model: word) { issues.add(problem, at: text.mark) }
      (matter.model, matter.modelMark) = (word, text.mark)
    default:
      if let problem = LessonNames.problem(input: word) { issues.add(problem, at: text.mark) }
      (matter.input, matter.inputMark) = (word, text.mark)
    }
  }

  private mutating func minutes(_ text: LessonYAML.Text) -> Int? {
    guard let minutes = Int(text.text), (1...Self.mostMinutes).contains(minutes) else {
      issues.add("minutes is a whole number from 1 to \(Self.mostMinutes)", at: text.mark)
      return nil
    }
    return minutes
  }
}

/// What a lesson may open: what ships with the program, and files that lie beside it.
enum LessonNames {
  /// - Returns: what is wrong with a model's name or line, in a sentence.
  static func problem(model: String) -> String? {
    if Shipped.names.contains(model) { return nil }
    // A network line; what is wrong in it is said when it is opened.
    if model.hasPrefix("input ") || model.contains(">") { return nil }
    let names = Shipped.names.joined(separator: ", ")
    return problem(file: model)
      ?? (model.contains(".")
        ? nil
        : "there is no network \(model); there are \(names), or a network line such as "
          + "input 1x12x12 > conv 2 3x3 > relu")
  }
  /// - Returns: what is wrong with a model or one of its options.
  static func problem(_ request: ModelRequest) -> String? {
    let files =
      [request.options.labels, request.options.weights].compactMap { $0 }
      + request.options.inputs.values.sorted()
    return problem(model: request.model) ?? files.compactMap(problem(file:)).first
  }
  static func problem(input: String) -> String? {
    if Shipped.picture(named: input) != nil { return nil }
    return problem(file: input)
      ?? (input.contains(".")
        ? nil
        : "there is no picture \(input) that ships; a picture file beside the lesson is named in "
          + "full, such as my.png")
  }

  private static func problem(file: String) -> String? {
    if file.contains(where: { "/\\:".contains($0) }) || file.hasPrefix("~") {
      return "\(file) is not beside the lesson; a lesson opens only files in its own folder"
    }
    guard !file.hasPrefix("."), file.utf8.count <= 128 else {
      return "\(file.prefix(128)) is no name of a file beside the lesson"
    }
    return nil
  }
}
