public import ConvCanvas
import ConvNet
public import ConvSession
public import ConvViews
import ConvWork

/// The screen at hand: its needs, and how it looks.
extension Stage {
  private var screen: Screen { .current(session, interaction) }

  public var screenName: ScreenName { screen.name }

  /// All that the screen at hand needs, the most wanted first. It grows as needs are met.
  public var screenNeeds: [Need] {
    screen.needs(session, interaction) + session.goalNeeds(results)
  }

  /// The needs that are not met, those of a waiting command before all. What is met counts as used.
  public mutating func missing() -> [Need] {
    results.touch((waiting.map { [$0.need] } ?? []) + screenNeeds)
  }

  /// The screen with what is known so far.
  public mutating func frame(_ size: Size, _ appearance: Appearance) -> Frame {
    let frame = screen.frame(scene, interaction, appearance, size)
    seen = (frame, session.place, interaction)
    surroundings.sheet = frame.sheet ?? surroundings.sheet
    (self.size, self.appearance) = (size, appearance)
    return frame
  }

  /// The screen with all that it needs.
  public mutating func canvas(_ size: Size, _ appearance: Appearance) -> Canvas {
    settle()
    return frame(size, appearance).canvas
  }

  // MARK: Needs

  /// Waits here for all that the screen and a waiting command need.
  /// - Returns: what is left to do outside.
  @discardableResult
  public mutating func settle() -> Effect? {
    while true {
      if let effect = goOn() { return effect }
      let needs = missing()
      guard !needs.isEmpty else { return nil }
      // What a command waits for comes first: after it the screen may need something else.
      for need in needs.prefix(waiting == nil ? needs.count : 1) { meet(need) }
    }
  }

  public mutating func meet(_ need: Need) {
    do { try work.meet(need, in: &results) } catch { preconditionFailure("nobody cancels") }
  }
  /// Meets needs, and discards what the budget has no room for beside them.
  public mutating func meet(_ needs: [Need]) {
    for need in results.touch(needs) {
      meet(need)
      if results.isOverBudget { results.evict(keeping: Set(needs)) }
    }
  }

  /// Takes what someone else has found, and how far the work is.
  public mutating func take(_ findings: [Finding], _ progress: PassProgress?) {
    for finding in findings { results.add(finding) }
    surroundings.progress = progress
    if results.isOverBudget { results.evict(keeping: Set(screenNeeds)) }
  }
}
