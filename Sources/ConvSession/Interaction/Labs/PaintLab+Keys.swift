extension Keymap {
  /// Keys of the screen on which one paints.
  public static let inPaint: [Binding] = [
    Binding("right", [.pass], "paintlab move 0 1", "painting: the brush to the right"),
    Binding("left", [.pass], "paintlab move 0 -1", "painting: the brush to the left"),
    Binding("down", [.pass], "paintlab move 1 0", "painting: the brush down"),
    Binding("up", [.pass], "paintlab move -1 0", "painting: the brush up"),
    Binding("space", [.pass], "paintlab dab", "painting: a dab"),
    Binding("enter", [.pass], "paintlab pen", "painting: the brush down, or up again"),
    Binding(">", [.pass], "paintlab size 1", "painting: a larger brush"),
    Binding("<", [.pass], "paintlab size -1", "painting: a smaller brush"),
    Binding("]", [.pass], "paintlab color 1", "painting: the next colour"),
    Binding("[", [.pass], "paintlab color -1", "painting: the colour before"),
    Binding("r", [.pass], "paintlab channel 0", "painting: more red, or none"),
    Binding("g", [.pass], "paintlab channel 1", "painting: more green, or none"),
    Binding("b", [.pass], "paintlab channel 2", "painting: more blue, or none"),
    Binding("i", [.pass], "paintlab pick", "painting: the colour below the brush"),
    Binding("x", [.pass], "paintlab erase", "painting: erase, or paint again"),
    Binding("a", [.pass], "paintlab fill", "painting: all in this colour"),
    Binding("o", [.pass], "paintlab noise", "painting: a patch of noise"),
    Binding("v", [.pass], "paintlab crop", "painting: what is around the brush, twice as large"),
    Binding("s", [.pass], "paintlab shuffle", "painting: all pixels in another order"),
    Binding("home", [.pass], "reset input", "painting: the picture as it was"),
  ]
}
