import ConvNet
public import ConvSession
import ConvViews
import Foundation

/// Keys and typed commands: what is refused is shown, and what needs something waits for it.
extension Stage {
  /// Presses a key.
  /// - Returns: what is left to do outside.
  public mutating func press(_ key: String) -> Effect? {
    refusal = nil
    if key == "escape", waiting != nil {
      waiting = nil
      interaction.notice("given up")
      return nil
    }
    for text in interaction.press(key, in: session, surroundings) {
      if let effect = say(text) { return effect }
    }
    return nil
  }

  /// Pastes text where text or numbers are typed.
  /// - Returns: what is left to do outside.
  public mutating func paste(_ text: String) -> Effect? {
    refusal = nil
    for command in interaction.paste(text, in: session) {
      if let effect = say(command) { return effect }
    }
    return nil
  }

  /// Does what a text says.
  /// - Returns: what is left to do outside.
  public mutating func say(_ text: String) -> Effect? {
    refusal = nil
    let command: Command
    do throws(CommandError) { command = try Command(parsing: text, home: surroundings.home) } catch
    {
      show(error, of: text)
      return nil
    }
    // What is typed is tried again, and so is what changes something.
    if interaction.prompt != nil || command.row.family != .look { results.forgetFailures() }
    // A new wish replaces one that is not met yet.
    waiting = nil
    return attempt(command)
  }

  /// Goes on with a command that has waited, once its need is met.
  /// - Returns: what is left to do outside.
  public mutating func goOn() -> Effect? {
    while let (command, need) = waiting, results.has(need) {
      waiting = nil
      if let effect = attempt(command) { return effect }
    }
    return nil
  }

  mutating func attempt(_ command: Command) -> Effect? {
    let prompt = interaction.prompt
    do throws(CommandError) {
      let effect = try apply(command)
      // A prompt that the command did not open is done with.
      if interaction.prompt == prompt { interaction.prompt = nil }
      return effect
    } catch {
      if case .notYet(let need) = error {
        waiting = (command, need)
        interaction.prompt = nil
      } else {
        // A wish that is refused is no mistake in what was typed.
        if command.row.isWish { interaction.prompt = nil }
        show(error, of: command.text)
      }
      return nil
    }
  }

  /// Says why something was refused, where it was typed or above the hints.
  public mutating func show(_ error: CommandError, of text: String) {
    refusal = error
    let sentence = String("\(error)".prefix { $0 != "\n" })
    guard interaction.prompt != nil else {
      interaction.message = .init(sentence, isFailure: !error.isEndOfWay)
      return
    }
    interaction.prompt?.error = sentence
    if case .line(let line, let whole) = error, let start = text.range(of: whole) {
      let offset = text.distance(from: text.startIndex, to: start.lowerBound)
      interaction.prompt?.cursor = min(text.count, offset + line.range.lowerBound)
    }
  }
}
