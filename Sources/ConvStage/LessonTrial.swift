import ConvSession

/// An attempt at a step, and what came of it.
struct LessonTrial {
  private(set) var stage: Stage
  private(set) var error: CommandError?
  private let index: Int

  init(_ act: (inout Stage) throws(CommandError) -> Void, from start: Stage) {
    stage = start
    index = start.session.course?.index ?? 0
    do throws(CommandError) {
      try act(&stage)
      if stage.session.course?.feedback == nil, stage.session.course?.openQuestion != nil {
        try stage.perform(.answer(""))
      }
    } catch { self.error = error }
  }

  var isPassed: Bool {
    error == nil && stage.session.course?.records[index].status == .done
  }
}
