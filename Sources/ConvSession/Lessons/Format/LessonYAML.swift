/// A YAML value of which every scalar is text, with the place of each. Small, and without aliases.
indirect enum LessonYAML {
  struct Text {
    let text: String
    let mark: LessonMark
    /// The place of its first character, where it stands on one line as it is.
    let start: LessonMark?
  }
  struct Field {
    let key: Text
    let value: LessonYAML
  }
  case text(Text)
  case list([LessonYAML], LessonMark)
  case fields([Field], LessonMark)

  var mark: LessonMark {
    switch self {
    case .text(let text): text.mark
    case .list(_, let mark), .fields(_, let mark): mark
    }
  }
}

extension LessonYAML.Text {
  /// The text on one line of its own, with an issue where it is too long to be shown unpaged.
  /// - Parameter columns: the most it may take; nil for all lines of the pane.
  func flowed(_ what: String, columns: Int? = nil, _ issues: inout LessonIssues) -> String {
    let flowed = LessonCharacters.flowed(text)
    if let columns {
      if LessonCharacters.width(of: flowed) > columns {
        issues.add("\(what) is longer than \(columns) columns", at: mark)
      }
    } else if !LessonLines.fits(flowed) {
      issues.add(
        "\(what) is longer than \(LessonLines.most) lines of \(LessonLines.columns) columns",
        at: mark)
    }
    return flowed
  }
}

extension LessonYAML {
  /// The advice on a sentence that its colon has made a key with a value.
  var advice: String {
    if case .fields = self { "; put it in quotes, for its colon makes it a key" } else { "" }
  }
}
