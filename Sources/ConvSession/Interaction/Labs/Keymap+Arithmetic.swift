extension Keymap {
  /// Keys of the screen of arithmetic: there the arrows go through sizes and change them.
  public static let inArithmetic: [Binding] = [
    Binding("down", [.pass], "arithmetic next", "in arithmetic: the next size"),
    Binding("up", [.pass], "arithmetic previous", "in arithmetic: the size before"),
    Binding("right", [.pass], "arithmetic more", "in arithmetic: the size at hand larger"),
    Binding("left", [.pass], "arithmetic less", "in arithmetic: the size at hand smaller"),
    Binding(">", [.pass], "arithmetic more", "in arithmetic: the size at hand larger"),
    Binding("<", [.pass], "arithmetic less", "in arithmetic: the size at hand smaller"),
    Binding("pagedown", [.pass], "arithmetic double", "in arithmetic: twice the size at hand"),
    Binding("pageup", [.pass], "arithmetic halve", "in arithmetic: half the size at hand"),
    Binding("]", [.pass], "arithmetic layer 1", "in arithmetic: the next layer with a window"),
    Binding("[", [.pass], "arithmetic layer -1", "in arithmetic: the layer with a window before"),
    Binding("home", [.pass], "arithmetic again", "in arithmetic: the layer's own sizes again"),
  ]
}
