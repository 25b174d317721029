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
    case .linear:
      [
        Hint(key: "space", label: "ReLU out or back"), Hint(key: "< >", label: "map"),
        Hint(key: "[ ]", label: "pair of convs"),
      ]
    case .channels:
      [
        Hint(key: "< >", label: "a channel less, more"), Hint(key: "g", label: "groups"),
        Hint(key: "[ ]", label: "map"), Hint(key: "end", label: "add all"),
        Hint(key: "home", label: "none"),
      ]
    default: nil
    }
  }
}
