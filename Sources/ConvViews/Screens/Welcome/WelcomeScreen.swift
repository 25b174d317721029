import ConvSession

extension Screen {
  static let welcome = Screen(
    .welcome, needs: Screen.needsAtHand, body: { WelcomePane(view: $0) })
}
