extension Keymap {
  /// Keys of the screen where two convolutions become one.
  public static let inLinear: [Binding] = [
    Binding("space", [.pass], "linear relu", "in linear: the ReLU out, or back between them"),
    Binding(">", [.pass], "linear map 1", "in linear: the next map"),
    Binding("<", [.pass], "linear map -1", "in linear: the map before"),
    Binding("right", [.pass], "linear map 1", "in linear: the next map"),
    Binding("left", [.pass], "linear map -1", "in linear: the map before"),
    Binding("]", [.pass], "linear pair 1", "in linear: the next pair of convolutions"),
    Binding("[", [.pass], "linear pair -1", "in linear: the pair before"),
  ]
}
