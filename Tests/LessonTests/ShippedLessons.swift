import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

/// The lessons that ship, as files of the repository.
enum ShippedLessons {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("lessons")

  /// Their names in order.
  static let files: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") && $0.first?.isNumber == true }.sorted()

  static func path(_ file: String) -> String { folder.appendingPathComponent(file).path }

  static func parsed(_ file: String) throws -> (lesson: Lesson?, issues: [LessonIssue]) {
    LessonParser.lesson(
      try String(contentsOfFile: path(file), encoding: .utf8), named: file)
  }
  static func lesson(_ file: String) throws -> Lesson {
    try #require(try parsed(file).lesson)
  }
}

/// One step of a shipped lesson as a learner comes to it, with all before it solved.
struct LessonStart {
  let step: LessonStep
  let question: Question
  let stage: Stage

  /// All steps of a lesson that ask something.
  static func all(_ file: String) throws -> [LessonStart] {
    var stage = try Stage(model: nil, input: nil, stepping: false)
    try stage.perform(.lesson(ShippedLessons.path(file)))
    var starts: [LessonStart] = []
    while let step = stage.session.course?.step {
      if let question = step.question {
        starts.append(LessonStart(step: step, question: question, stage: stage))
        try LessonCheck.solve(&stage)
      }
      try stage.perform(.next)
    }
    return starts
  }

  /// What the program says to an answer, or after some commands.
  func feedback(to attempt: String) throws -> Course.Feedback? {
    var stage = stage
    if case .goal = question.kind {
      for line in attempt.split(separator: "\n") { try stage.perform(String(line)) }
      try stage.perform(.answer(""))
    } else {
      try stage.perform(.answer(attempt))
    }
    return stage.session.course?.feedback
  }
}
