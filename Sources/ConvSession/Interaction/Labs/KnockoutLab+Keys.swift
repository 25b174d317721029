extension Keymap {
  /// Keys of the lab of silenced maps.
  public static let inKnockout: [Binding] = [
    Binding("down", [.pass], "knockout row 1", "in knock-out: the map that matters less"),
    Binding("up", [.pass], "knockout row -1", "in knock-out: the map that matters more"),
    Binding("pagedown", [.pass], "knockout row 10", "in knock-out: ten maps on"),
    Binding("pageup", [.pass], "knockout row -10", "in knock-out: ten maps back"),
    Binding("right", [.pass], "knockout class 1", "in knock-out: ranked for the next class"),
    Binding("left", [.pass], "knockout class -1", "in knock-out: ranked for the class before"),
    Binding("home", [.pass], "knockout all", "in knock-out: ranked for all classes"),
    Binding("]", [.pass], "knockout layer 1", "in knock-out: the next layer"),
    Binding("[", [.pass], "knockout layer -1", "in knock-out: the layer before"),
    Binding("enter", [.pass], "knockout mute", "in knock-out: silence the map, or no longer"),
    Binding("space", [.pass], "knockout mute", "in knock-out: silence the map, or no longer"),
  ]
}
