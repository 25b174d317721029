extension Hints {
  /// The keys of the screen of evidence.
  static let evidence = [
    Hint(key: "arrows", label: "patch"), Hint(key: "< >", label: "size"),
    Hint(key: "space", label: "grow"), Hint(key: "[ ]", label: "layer"),
    Hint(key: "PgUp PgDn", label: "class"), Hint(key: "home", label: "worst"),
    Hint(key: "b", label: "filling"),
  ]
  /// The keys of the screen of features.
  static let features = [
    Hint(key: "↑ ↓", label: "map"), Hint(key: "← →", label: "picture"),
    Hint(key: "[ ]", label: "layer"), Hint(key: "enter", label: "open it there"),
  ]
}
