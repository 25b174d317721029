import ConvNet
import ConvSession
import ConvStage
import ConvWork
import TestSupport
import Testing

@Suite struct ShippedLessonTests {
  @Test func `the course has its lessons in order, and each has its own id`() throws {
    let ids = try ShippedLessons.files.map { try ShippedLessons.lesson($0).id }
    #expect(Set(ids).count == ids.count)
    #expect(
      ids == [
        "walk-it-once", "a-picture-is-a-grid-of-numbers", "one-kernel-slides", "turn-an-edge-on",
        "once-more-kernels", "bias-and-relu", "pooling", "edges-make-corners", "colour",
        "once-more-filters", "borders-strides-sizes", "one-detector-everywhere",
        "sparse-on-purpose", "level-the-bars", "once-more-sizes", "nobody-chose-these-kernels",
        "one-step-by-hand", "what-deeper-maps-see", "from-maps-to-a-decision",
        "once-more-learning", "the-clinic", "open-your-own-network",
      ])
  }

  @Test(arguments: ShippedLessons.files)
  func `the parser finds nothing to say`(_ file: String) throws {
    #expect(try ShippedLessons.parsed(file).issues.map(\.description) == [])
  }

  @Test(arguments: ShippedLessons.files)
  func `its solutions lead to its end, each right at once`(_ file: String) throws {
    var stage = try Stage(model: nil, input: nil, stepping: false)
    try stage.perform(.lesson(ShippedLessons.path(file)))
    while let step = stage.session.course?.step {
      if let question = step.question {
        try LessonCheck.solve(&stage)
        let feedback = try #require(stage.session.course?.feedback)
        #expect(feedback.kind == .right, "\(step.id)")
        #expect(feedback.text == question.praise, "\(step.id) praises")
      }
      try stage.perform(.next)
    }
    let course = try #require(stage.session.course)
    #expect(course.isFinished)
    #expect(course.records.allSatisfy { $0.status == .done && $0.tries == 0 })
  }

  @Test(arguments: ShippedLessons.files)
  func `the untouched start does not pass`(_ file: String) throws {
    for start in try LessonStart.all(file) {
      guard case .goal = start.question.kind else { continue }
      #expect(try start.feedback(to: "")?.kind == .wrong, "\(start.step.id)")
    }
  }

  @Test(arguments: ShippedLessons.files)
  func `each near miss is refused, with words of its own`(_ file: String) throws {
    for start in try LessonStart.all(file) {
      #expect(!start.question.refuse.isEmpty || start.isChoice, "\(start.step.id)")
      for near in start.question.refuse {
        let feedback = try start.feedback(to: near)
        #expect(feedback?.kind == .wrong, "\(start.step.id): \(near)")
        guard case .goal = start.question.kind else { continue }
        #expect(
          start.question.wrong.contains { $0.say == feedback?.text },
          "\(start.step.id): \(near) gets \(feedback?.text ?? "nothing")")
      }
    }
  }

  @Test(arguments: ShippedLessons.files)
  func `each wrong answer gets its own words`(_ file: String) throws {
    for start in try LessonStart.all(file) {
      for wrong in start.question.wrong {
        var stage = start.stage
        guard let answer = try stage.answer(of: wrong) else { continue }
        #expect(try start.feedback(to: answer)?.text == wrong.say, "\(start.step.id): \(answer)")
      }
    }
  }

  @Test(arguments: ShippedLessons.files)
  func `each step helps with two hints or three, and says why it was right`(_ file: String) throws {
    for step in try ShippedLessons.lesson(file).steps {
      guard let question = step.question else { continue }
      let least = if case .choice = question.kind { 1 } else { 2 }
      #expect((least...3).contains(question.hints.count), "\(step.id)")
      #expect(question.praise != nil, "\(step.id)")
    }
  }

  @Test func `each lesson leads to the next by Enter`() throws {
    let lessons = try ShippedLessons.files.map { try ShippedLessons.lesson($0) }
    let shelf = lessons.map { LessonEntry($0) { _ in .unseen } }
    for (file, next) in zip(ShippedLessons.files, lessons.dropFirst()) {
      var stage = try Stage(model: nil, input: nil, stepping: false)
      try stage.perform(.lesson(ShippedLessons.path(file)))
      while stage.session.course?.isFinished == false { try stage.perform(.next) }
      stage.surroundings.shelf = shelf
      let said = stage.interaction.press("enter", in: stage.session, stage.surroundings)
      #expect(said == ["lesson \(next.id)"])
    }
  }
}

extension LessonStart {
  fileprivate var isChoice: Bool { if case .choice = question.kind { true } else { false } }
}
