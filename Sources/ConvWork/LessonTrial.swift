import ConvSession

/// An attempt at a step, and what came of it.
struct LessonTrial {
  private(set) var driver: Driver
  private(set) var error: CommandError?
  private let index: Int

  init(_ act: (inout Driver) throws(CommandError) -> Void, from start: Driver) {
    driver = start
    index = start.session.course?.index ?? 0
    do throws(CommandError) {
      try act(&driver)
      if driver.session.course?.feedback == nil, driver.session.course?.openQuestion != nil {
        try driver.perform(.answer(""))
      }
    } catch { self.error = error }
  }

  var isPassed: Bool {
    error == nil && driver.session.course?.records[index].status == .done
  }
}
