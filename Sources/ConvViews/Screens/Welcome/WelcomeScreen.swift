import ConvSession

extension Screen {
  static let welcome = Screen(
    .welcome, needs: Screen.needsAtHand, takesMargins: true, body: { WelcomePane(view: $0) })
}
