import ConvSession

/// The keys of the screens on which something is tried, the most useful first.
enum LabHints {
  private static let rows: [ScreenName: [(key: String, label: String)]] = [
    .shift: [
      ("← →", "move the picture"), ("↑ ↓", "layer"), ("k", "motion"), ("p", "pooling"),
      ("o", "padding"), ("x", "strides"),
    ],
    .knockout: [
      ("↑ ↓", "map"), ("[ ]", "layer"), ("← →", "class"), ("enter", "silence it, or no longer"),
      ("u", "undo"),
    ],
    .paint: [
      ("space", "paint"), ("enter", "brush down"), ("< >", "size"), ("[ ]", "colour"),
      ("x", "erase"), ("u", "undo"), ("o", "noise"), ("s", "shuffle"), ("home", "as it was"),
    ],
    .hunt: [
      ("arrows", "number"), ("< >", "change it"), ("g", "gradient descent"),
      ("[ ]", "another target"), ("home", "zeros"), ("v", "show it"),
    ],
    .models: [("↑ ↓", "layer"), ("← →", "map"), ("enter", "go there"), ("m", "menu")],
    .health: [
      ("↑ ↓", "finding"), ("enter", "go there"), (":check FOLDER", "for many pictures"),
      ("u", "undo"), ("m", "menu"),
    ],
    .preprocessing: [("↑ ↓", "way"), ("enter", "take it"), ("u", "undo"), ("m", "menu")],
    .precision: [
      ("< >", "bits"), ("↑ ↓", "layer"), ("enter", "go there"), ("u", "undo"), ("m", "menu"),
    ],
    .arithmetic: [
      ("↑ ↓", "which size"), ("< >", "change it"), ("[ ]", "layer"), ("pagedown", "double"),
      ("home", "its own sizes"), ("m", "menu"),
    ],
    .linear: [
      ("space", "ReLU out or back"), ("< >", "map"), ("[ ]", "pair of convs"), ("m", "menu"),
    ],
    .channels: [
      ("< >", "a channel less, more"), ("g", "groups"), ("[ ]", "map"), ("end", "add all"),
      ("home", "none"), ("m", "menu"),
    ],
    .features: [
      ("↑ ↓", "map"), ("← →", "picture"), ("[ ]", "layer"), ("enter", "open it there"),
      ("m", "menu"),
    ],
    .evidence: [
      ("arrows", "patch"), ("< >", "size"), ("space", "grow"), ("[ ]", "layer"),
      ("PgUp PgDn", "class"), ("home", "worst"), ("b", "filling"), ("m", "menu"),
    ],
  ]

  /// nil for another screen.
  static func of(_ screen: ScreenName) -> [Hints.Hint]? {
    rows[screen]?.map { Hints.Hint(key: $0.key, label: $0.label) }
  }
}
