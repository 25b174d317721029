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
  /// - Returns: whether there was one.
  public mutating func learnOn() -> Bool {
    guard interaction.isLearning else { return false }
    do throws(CommandError) {
      guard let steps = try session.stepsToNextMoment(scene, results) else { return false }
      _ = try apply(Command(parsing: "train \(steps)", home: nil))
      return true
    } catch {
      guard case .notYet = error else {
        stopLearning(error)
        return false
      }
      return false
    }
  }

  private mutating func stopLearning(_ error: CommandError) {
    interaction.isLearning = false
    interaction.message = .init("\(error)", isFailure: true)
  }
}
