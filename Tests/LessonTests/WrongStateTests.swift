import ConvNet
import ConvSession
import ConvWork
import TestSupport
import Testing

/// Every `wrong` case with a `when` is said in some state that a learner comes to.
@Suite struct WrongStateTests {
  /// What else a learner may try, besides the untouched start and the near misses of the lesson.
  private static let attempts: [String: [String]] = [
    "walk-it-once#turn": ["set edges.weight[3,0] = scale 2"],
    "a-picture-is-a-grid-of-numbers#paint": ["paint 5 5 1\npaint 6 6 1"],
    "a-picture-is-a-grid-of-numbers#grey": ["paint 5 6 0.5"],
    "one-kernel-slides#bias": ["set edges.bias[0] = 0\nset edges.weight[0,0] = zero"],
    "turn-an-edge-on#vertical": [
      "set edges.weight[0,0] = [-1 -1 -1; 0 0 0; 0 0 0]",
      "set edges.weight[0,0] = [-1 -1 0; -1 0 1; 0 1 2]",
    ],
    "turn-an-edge-on#turn": [
      "set edges.weight[0,0] = [0 0 0; 0 0 0; 0 0 1]",
      "set edges.weight[0,0] = [-1 0 1; -2 0 2; 0 0 0]\nset edges.weight[0,0,2,2] = 2",
    ],
    "turn-an-edge-on#slant": ["set edges.weight[0,0] = [0 0 0; 0 -1 0; 0 0 1]"],
    "turn-an-edge-on#repair": [
      "set edges.weight[1,0] = [2 0 -2; 0 0 0; 0 0 0]",
      "set edges.weight[1,0] = [0 0 0; 2 0 -2; 0 0 0]",
    ],
  ]

  @Test(arguments: ShippedLessons.files)
  func `each wrong state gets its own words`(_ file: String) throws {
    let lesson = try ShippedLessons.lesson(file)
    for start in try LessonStart.all(file) {
      guard case .goal = start.question.kind else { continue }
      let more = Self.attempts["\(lesson.id)#\(start.step.id)"] ?? []
      let said = try ([""] + start.question.refuse + more).compactMap {
        try start.feedback(to: $0)?.text
      }
      for wrong in start.question.wrong {
        #expect(said.contains(wrong.say), "\(start.step.id): \(wrong.say)")
      }
    }
  }
}
