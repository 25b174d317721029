/// Screens that lead to others and are come back to: those of learning.
extension Interaction {
  private static let returnedTo: Set<ScreenName?> = [
    .learning, .batch, .gradients, .weightUpdate, .confusion, .models, .health, .preprocessing,
    .precision,
  ]
  private static let mostBefore = 8

  /// Leaves the screen for another one, or for that of the place; Escape comes back to it where it is
  /// one of those that lead to others.
  mutating func leave(to next: ScreenName?) {
    guard next != screen else { return }
    if let known = returns.lastIndex(of: next ?? .welcome) {
      returns.removeSubrange(known...)
    } else if let screen, Interaction.returnedTo.contains(screen) {
      returns = returns.suffix(Interaction.mostBefore - 1) + [screen]
    } else {
      returns = []
    }
    (screen, row) = (next, nil)
    // With a kernel in hand its layer is seen, whatever screen was chosen.
    if let next, hand == .kernel, next != .map, next != .cell { (hand, typed) = (.pass, nil) }
  }

  /// - Returns: whether there was a screen to come back to.
  mutating func comeBack() -> Bool {
    guard let last = returns.popLast() else { return false }
    (screen, row) = (last, nil)
    return true
  }
}
