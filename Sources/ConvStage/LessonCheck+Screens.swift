import ConvCanvas
import ConvNet
import ConvSession
import ConvViews

/// What a learner sees of a step, at the sizes of usual terminals, in colour and in plain ASCII.
extension LessonCheck {
  private static let sizes = [
    Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 60, columns: 200),
  ]
  private static let looks = [Appearance(glyphs: .halfBlocks), Appearance.plain]

  /// Texts that find no room, texts over others, and what the prose speaks of but nobody sees.
  mutating func checkScreens(of step: LessonStep, _ stage: Stage) {
    var stage = stage
    stage.settle()
    let place = LessonMark(line: step.line, column: 1)
    var said: Set<String> = []
    for size in LessonCheck.sizes {
      for look in LessonCheck.looks {
        let frame = stage.frame(size, look)
        let at = "at \(size.columns)×\(size.rows)"
        for text in frame.cutWords where said.insert("cut " + text).inserted {
          add("\(at) there is no room for \"\(text)\"", place)
        }
        for text in frame.overlaps where said.insert("over " + text).inserted {
          add("\(at) \"\(text)\" lies over other words", place)
        }
        guard let question = step.question else { continue }
        for (word, mark) in zip(question.shows, question.marks.shows)
        where !frame.shows(word) && said.insert("shows " + word).inserted {
          add("\(at) no \"\(word)\" is on the screen", mark)
        }
      }
    }
  }

  // MARK: The lesson as a whole

  /// Words that the program does not know.
  mutating func checkWords() {
    for (word, mark) in zip(lesson.teaches, lesson.teachesMarks)
    where Glossary.entry(word) == nil && Glossary.entries(in: word).isEmpty {
      add("the program explains no word of \"\(word)\"; define lists those it knows", mark)
    }
  }

  /// What is written but never said: hints that are there twice, states that come after the same
  /// one, or that the network does not allow.
  mutating func checkReach(_ question: Question, _ start: Stage) {
    for (index, hint) in question.hints.enumerated() where question.hints[..<index].contains(hint) {
      let marks = question.marks
      add(
        "this hint is there twice",
        marks.hints.indices.contains(index) ? marks.hints[index] : marks.block)
    }
    for (index, wrong) in question.wrong.enumerated() {
      guard let goal = wrong.when, question.marks.wrong.indices.contains(index) else { continue }
      let mark = question.marks.wrong[index]
      if question.wrong[..<index].contains(where: { $0.when == goal }) {
        add("this is never said: an entry before it waits for the same state", mark)
      } else if let clause = goal.clauses.first(where: { $0.neverHolds(in: start.scene) }) {
        add("this is never said: \(clause.text) does not hold, whatever is done", mark)
      }
    }
  }
}

extension Frame {
  /// Whether a word stands on it beside a lesson's own texts, whatever its case.
  fileprivate func shows(_ word: String) -> Bool {
    let wanted = word.lowercased()
    return labels.contains { $0.lowercased().contains(wanted) }
      || labels.joined(separator: " ").lowercased().contains(wanted)
  }
}
