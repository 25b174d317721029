public import ConvSession

extension Stage {
  /// What learning goes on to, where it does by itself: far enough ahead that nobody waits for it.
  ///
  /// - Returns: nil where it stands still, or why it can not go on was said.
  public mutating func learningAhead() -> Need? {
    guard interaction.isLearning else { return nil }
    do throws(CommandError) { return try session.momentAhead(results) } catch {
      guard case .notYet(let need) = error else {
        stopLearning(error)
        return nil
      }
      return need
    }
  }

  /// Takes the next moment that is known, as `train` would.
  /// - Returns: the steps that were taken; nil where there was no such moment.
  public mutating func learnOn() -> Int? {
    guard interaction.isLearning else { return nil }
    do throws(CommandError) {
      guard let steps = try session.stepsToNextMoment(scene, results) else { return nil }
      _ = try apply(Command(parsing: "train \(steps)", home: nil))
      // What was said of the weights before is said of others.
      if interaction.message?.isFailure == false { interaction.message = nil }
      return steps
    } catch {
      if case .notYet = error { return nil }
      stopLearning(error)
      return nil
    }
  }

  /// A run that breaks off is left at the moment before.
  private mutating func stopLearning(_ error: CommandError) {
    interaction.isLearning = false
    if let steps = session.stepsToBreak(results), steps > 0,
      let train = try? Command(parsing: "train \(steps)", home: nil)
    {
      _ = attempt(train)
    }
    interaction.message = .init("\(error)", isFailure: true)
  }
}
