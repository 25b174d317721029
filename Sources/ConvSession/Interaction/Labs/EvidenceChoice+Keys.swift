extension Keymap {
  /// Keys of the screen of evidence: there the arrows move the patch.
  static let inEvidence: [Binding] = [
    Binding("right", [.pass], "evidence move 0 1", "in the evidence: the patch to the right"),
    Binding("left", [.pass], "evidence move 0 -1", "in the evidence: the patch to the left"),
    Binding("down", [.pass], "evidence move 1 0", "in the evidence: the patch down"),
    Binding("up", [.pass], "evidence move -1 0", "in the evidence: the patch up"),
    Binding("home", [.pass], "evidence worst", "in the evidence: the patch where it costs most"),
    Binding("<", [.pass], "evidence size -1", "in the evidence: a smaller patch"),
    Binding(">", [.pass], "evidence size +1", "in the evidence: a larger patch"),
    Binding("space", [.pass], "evidence grow", "in the evidence: grow it till the answer flips"),
    Binding("[", [.pass], "evidence layer -1", "in the evidence: the layer before"),
    Binding("]", [.pass], "evidence layer +1", "in the evidence: the next layer"),
    Binding("end", [.pass], "evidence layer +100000", "in the evidence: the last layer"),
    Binding("pagedown", [.pass], "evidence class +1", "in the evidence: the next class"),
    Binding("pageup", [.pass], "evidence class -1", "in the evidence: the class before"),
    Binding("b", [.pass], "evidence fill", "in the evidence: what the patch is filled with"),
    Binding("enter", [.pass], "evidence enter", "in the evidence: go into that layer"),
  ]
}
