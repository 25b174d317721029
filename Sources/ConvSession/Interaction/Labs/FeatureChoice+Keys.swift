extension Keymap {
  /// Keys of the screen of features: up and down go from map to map, left and right along its
  /// pictures.
  static let inFeatures: [Binding] = [
    Binding("down", [.pass], "features map +1", "in the features: the next map"),
    Binding("up", [.pass], "features map -1", "in the features: the map before"),
    Binding("pagedown", [.pass], "features map +10", "in the features: ten maps on"),
    Binding("pageup", [.pass], "features map -10", "in the features: ten maps back"),
    Binding("home", [.pass], "features map 0", "in the features: the first map"),
    Binding("end", [.pass], "features map +100000", "in the features: the last map"),
    Binding("right", [.pass], "features picture +1", "in the features: the next picture"),
    Binding("left", [.pass], "features picture -1", "in the features: the picture before"),
    Binding("[", [.pass], "features layer -1", "in the features: the layer before"),
    Binding("]", [.pass], "features layer +1", "in the features: the next layer"),
    Binding("enter", [.pass], "features enter", "in the features: open it, and go to the place"),
  ]
}
