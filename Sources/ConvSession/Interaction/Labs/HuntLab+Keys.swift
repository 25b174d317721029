extension Keymap {
  /// Keys of the hunt for a kernel.
  public static let inHunt: [Binding] = [
    Binding("right", [.pass], "hunt move 0 1", "hunting: the number to the right"),
    Binding("left", [.pass], "hunt move 0 -1", "hunting: the number to the left"),
    Binding("down", [.pass], "hunt move 1 0", "hunting: the number below"),
    Binding("up", [.pass], "hunt move -1 0", "hunting: the number above"),
    Binding(">", [.pass], "hunt by 0.25", "hunting: a quarter more"),
    Binding("<", [.pass], "hunt by -0.25", "hunting: a quarter less"),
    Binding("+", [.pass], "hunt by 1", "hunting: one more"),
    Binding("-", [.pass], "hunt by -1", "hunting: one less"),
    Binding("backspace", [.pass], "hunt back", "hunting: the kernel before"),
    Binding("space", [.pass], "hunt step 1", "hunting: a step of gradient descent"),
    Binding("g", [.pass], "hunt step 10", "hunting: ten steps of gradient descent"),
    Binding("]", [.pass], "hunt target 1", "hunting: the next target"),
    Binding("[", [.pass], "hunt target -1", "hunting: the target before"),
    Binding("home", [.pass], "hunt restart", "hunting: zeros again"),
    Binding("v", [.pass], "hunt show", "hunting: show the hidden kernel"),
  ]
}
