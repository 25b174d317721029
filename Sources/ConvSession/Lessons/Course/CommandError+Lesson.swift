extension CommandError {
  /// What is refused where no lesson is being taken.
  static func noLesson(isPaused: Bool) -> CommandError {
    .unavailable(
      isPaused
        ? "the lesson was left; lesson goes on with it, L lists all of them"
        : "no lesson is open; L lists them, lesson NAME opens one")
  }
}
