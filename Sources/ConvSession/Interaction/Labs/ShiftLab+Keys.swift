extension Keymap {
  /// Keys of the lab of moved pictures.
  public static let inShift: [Binding] = [
    Binding("right", [.pass], "shiftlab by 1", "in the shift lab: the picture moved on"),
    Binding("left", [.pass], "shiftlab by -1", "in the shift lab: the picture moved back"),
    Binding(">", [.pass], "shiftlab by 1", "in the shift lab: the picture moved on"),
    Binding("<", [.pass], "shiftlab by -1", "in the shift lab: the picture moved back"),
    Binding("home", [.pass], "shiftlab rest", "in the shift lab: the picture as it was"),
    Binding("down", [.pass], "shiftlab layer 1", "in the shift lab: the next layer"),
    Binding("up", [.pass], "shiftlab layer -1", "in the shift lab: the layer before"),
    Binding("]", [.pass], "shiftlab layer 1", "in the shift lab: the next layer"),
    Binding("[", [.pass], "shiftlab layer -1", "in the shift lab: the layer before"),
    Binding("pagedown", [.pass], "shiftlab map 1", "in the shift lab: the next map"),
    Binding("pageup", [.pass], "shiftlab map -1", "in the shift lab: the map before"),
    Binding("k", [.pass], "shiftlab motion", "in the shift lab: another way to move"),
    Binding("p", [.pass], "shiftlab pooling", "in the shift lab: another pooling"),
    Binding("o", [.pass], "shiftlab padding", "in the shift lab: another padding"),
    Binding("x", [.pass], "shiftlab stride", "in the shift lab: other strides"),
    Binding("enter", [.pass], "shiftlab keep", "in the shift lab: move the picture for good"),
  ]
}
