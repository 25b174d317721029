import ConvSession

extension Hints {
  /// The keys of a lab, the most useful first; nil for a screen that is none.
  static func lab(_ screen: ScreenName) -> [Hint]? {
    switch screen {
    case .arithmetic:
      [
        Hint(key: "↑ ↓", label: "which size"), Hint(key: "< >", label: "change it"),
        Hint(key: "[ ]", label: "layer"), Hint(key: "pagedown", label: "double"),
        Hint(key: "home", label: "its own sizes"),
      ]
    default: nil
    }
  }
}
