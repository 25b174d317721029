/// The fields between the two `---` at the top of a lesson.
struct FrontMatter {
  private(set) var id = ""
  private(set) var title = ""
  private(set) var model = ""
  private(set) var input = ""
  private(set) var teaches: [String] = []
  private(set) var able: [String] = []
  private(set) var remember: [String] = []
  private(set) var minutes: Int?
  private(set) var difficulty: Lesson.Difficulty?
  private(set) var next: String?
  private(set) var teachesMarks: [LessonMark] = []
  private(set) var isStepping = true
  private(set) var modelMark = LessonMark.start
  private(set) var inputMark = LessonMark.start

  private static let keys = LessonSchema.frontMatter.map(\.name)
  private static let longestTitle = 50
  private static let longestWords = 70
  private static let longestSentence = 120
  private static let mostMinutes = 120

  /// Reads the lines; nil with an issue where they are no fields.
  init?(_ lines: [Substring], _ issues: inout LessonIssues) {
    let before = issues.all.count
    let value = LessonYAMLReader(lines, firstLine: 2).value(&issues)
    guard value != nil || issues.all.count == before,
      var fields = LessonFields(value, "the front matter", at: .start, &issues)
    else { return nil }
    for key in ["format", "id", "title", "model", "input"] {
      // A key that is there but wrong gets its own issue.
      let count = issues.all.count
      guard let text = fields.text(key, &issues) else {
        if issues.all.count == count {
          issues.add("the front matter has no \(key)", at: .start)
        }
        continue
      }
      set(key, text, &issues)
    }
    for text in fields.texts("teaches", most: 12, &issues) {
      teaches.append(text.flowed("this word", columns: Self.longestWords, &issues))
      teachesMarks.append(text.mark)
    }
    able = fields.texts("able", most: 5, &issues).map {
      $0.flowed("this", columns: Self.longestWords, &issues)
    }
    remember = fields.texts("remember", most: 3, &issues).map {
      $0.flowed("this sentence", columns: Self.longestSentence, &issues)
    }
    if let text = fields.text("minutes", &issues) { minutes = FrontMatter.minutes(text, &issues) }
    if let text = fields.text("difficulty", &issues) {
      difficulty = Lesson.Difficulty(rawValue: LessonCharacters.trimmed(text.text))
      if difficulty == nil {
        let known = Lesson.Difficulty.allCases.map(\.rawValue).joined(separator: ", ")
        issues.add("difficulty is one of \(known)", at: text.mark)
      }
    }
    if let text = fields.text("next", &issues) {
      next = LessonCharacters.trimmed(text.text)
      if !LessonCharacters.isIdentifier(next ?? "") {
        issues.add("next is the id of a lesson", at: text.mark)
      }
    }
    if let text = fields.text("stepping", &issues) {
      isStepping = text.text != "off"
      if !["on", "off"].contains(text.text) { issues.add("stepping is on or off", at: text.mark) }
    }
    fields.end("the front matter", known: Self.keys, &issues)
  }

  private mutating func set(
    _ key: String, _ text: LessonYAML.Text, _ issues: inout LessonIssues
  ) {
    let word = LessonCharacters.trimmed(text.text)
    switch key {
    case "format":
      if word != "1" { issues.add("format \(word) is not known; write format: 1", at: text.mark) }
    case "id":
      if !LessonCharacters.isIdentifier(word) {
        issues.add("an id is made of a to z, 0 to 9 and -", at: text.mark)
      }
      id = word
    case "title":
      title = text.flowed("the title", columns: Self.longestTitle, &issues)
    case "model":
      if let problem = LessonNames.problem(model: word) { issues.add(problem, at: text.mark) }
      (model, modelMark) = (word, text.mark)
    default:
      if let problem = LessonNames.problem(input: word) { issues.add(problem, at: text.mark) }
      (input, inputMark) = (word, text.mark)
    }
  }

  private static func minutes(
    _ text: LessonYAML.Text, _ issues: inout LessonIssues
  ) -> Int? {
    guard let minutes = Int(text.text), (1...Self.mostMinutes).contains(minutes) else {
      issues.add("minutes is a whole number from 1 to \(Self.mostMinutes)", at: text.mark)
      return nil
    }
    return minutes
  }
}
