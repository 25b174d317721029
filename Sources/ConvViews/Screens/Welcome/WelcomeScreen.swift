import ConvSession

extension Screen {
  static let welcome = Screen(
    .welcome, "where one begins",
    needs: Screen.needsAtHand, takesMargins: true, body: { WelcomePane(view: $0) })
}
