extension Interaction {
  /// Gives a key to the lesson: the commands that it says there; nil where it keeps its meaning.
  mutating func pressLesson(
    _ key: String, _ course: Course, _ shelf: [LessonEntry]
  ) -> [String]? {
    if course.isFinished {
      if key == "escape", hand == .pass, typed == nil, screen == nil { return ["leave"] }
      guard key == "enter" else { return nil }
      guard let next = shelf.lesson(after: course.lesson.id) else {
        message = Message("the lesson is finished; Esc leaves it, q quits", isFailure: false)
        return []
      }
      return ["lesson \(next.id)"]
    }
    if let text = answer {
      switch key {
      case "enter":
        if text.isEmpty { answer = nil }
        return [text.isEmpty ? "answer" : "answer \(text)"]
      case "escape":
        answer = nil
        return []
      case "backspace":
        answer = text.isEmpty ? nil : String(text.dropLast())
        return []
      case "space":
        answer = text + " "
        return []
      default:
        let isNumber = "0123456789.,-−x×X()".contains(key)
        guard key.count == 1, text.count < Interaction.longestAnswer, isNumber || answersInWords
        else { return nil }
        answer = text + key
        return []
      }
    }
    if key == "enter" { return [enterCommand(course)] }
    let isPointing = if case .cell? = course.openQuestion?.kind { hand == .output } else { false }
    guard hand == .pass || isPointing, course.openQuestion != nil, key.count == 1 else {
      return nil
    }
    if key == "a", case .choice? = course.openQuestion?.kind {
      (answer, answersInWords) = ("", true)
      return []
    }
    answersInWords = false
    guard "0123456789.-−(".contains(key) else { return nil }
    answer = key
    return []
  }

  /// Enter submits; where a cell is asked for, the one under the pointer.
  private func enterCommand(_ course: Course) -> String {
    if hand == .output, case .cell? = course.openQuestion?.kind {
      return "answer \(pointer.output.row) \(pointer.output.column)"
    }
    return "answer"
  }

  private static let longestAnswer = 200
}
