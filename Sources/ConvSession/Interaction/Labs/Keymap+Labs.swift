/// Keys of the screens that lay a network open for whoever has to make it work.
extension Keymap {
  static let labs: [ScreenName] = [.models, .health, .preprocessing, .precision]

  /// Their keys: those of lists, and some of their own.
  static func inLab(_ screen: ScreenName) -> [Binding] { (labKeys[screen] ?? []) + inLists }

  private static let labKeys: [ScreenName: [Binding]] = [
    .models: [
      Binding("right", [.pass], "both 1", "of two models: the next map, on both sides"),
      Binding("left", [.pass], "both -1", "of two models: the map before, on both sides"),
    ],
    .precision: [
      Binding("<", [.pass], "bits fewer", "of precision: fewer bits"),
      Binding(">", [.pass], "bits more", "of precision: more bits"),
    ],
  ]
}
