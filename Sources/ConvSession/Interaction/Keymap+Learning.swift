/// Keys that say something else on the screens of learning, where the arrows have a ladder of their own.
extension Keymap {
  /// Keys that say something else on the screen of learning: there the arrows go through time.
  public static let whileLearning: [Binding] = [
    Binding("space", [.pass], "learn", "while learning is seen: learn, or stop"),
    Binding("right", [.pass], "scrub 1", "while learning is seen: a moment on"),
    Binding("left", [.pass], "scrub -1", "while learning is seen: a moment back"),
    Binding("pagedown", [.pass], "scrub 10", "while learning is seen: ten moments on"),
    Binding("pageup", [.pass], "scrub -10", "while learning is seen: ten moments back"),
    Binding("down", [.pass], "ladder in", "while learning is seen: closer: an epoch, a batch"),
    Binding("up", [.pass], "ladder out", "while learning is seen: out again, to the whole run"),
    Binding("[", [.pass], "watch -1", "while learning is seen: the layer before"),
    Binding("]", [.pass], "watch 1", "while learning is seen: the next layer with weights"),
    Binding("o", [.pass], "view update", "while learning is seen: one weight's update"),
    Binding("x", [.pass], "view confusion", "while learning is seen: which is taken for which"),
    Binding("enter", [.pass], "watch", "while learning is seen: go into that layer"),
    Binding("home", [.pass], "moment 0", "while learning is seen: before anything was learned"),
    Binding("end", [.pass], "scrub 1000000", "while learning is seen: the last moment"),
  ]

  /// Keys of the batch that comes next.
  public static let inBatch: [Binding] = [
    Binding("right", [.pass], "scrub 1", "in a batch: take the step, or the next batch"),
    Binding("left", [.pass], "scrub -1", "in a batch: the batch before"),
    Binding("pagedown", [.pass], "scrub 10", "in a batch: ten batches on"),
    Binding("pageup", [.pass], "scrub -10", "in a batch: ten batches back"),
    Binding("home", [.pass], "moment 0", "in a batch: the first of all"),
    Binding("down", [.pass], "ladder in", "in a batch: one of its examples"),
    Binding("enter", [.pass], "ladder in", "in a batch: one of its examples"),
    Binding("up", [.pass], "ladder out", "in a batch: out to the run"),
    Binding("space", [.pass], "train", "in a batch: take the step"),
  ]

  /// Keys of the gradients of one example.
  public static let inGradients: [Binding] = [
    Binding("right", [.pass], "nextexample 1", "in the gradients: the next example of the batch"),
    Binding("left", [.pass], "nextexample -1", "in the gradients: the example before"),
    Binding("down", [.pass], "ladder in", "in the gradients: one weight of the layer"),
    Binding("up", [.pass], "ladder out", "in the gradients: out to the batch"),
    Binding("[", [.pass], "flow -1", "in the gradients: the layer before"),
    Binding("]", [.pass], "flow 1", "in the gradients: the layer behind"),
    Binding("home", [.pass], "flow -100000", "in the gradients: the input"),
    Binding("end", [.pass], "flow 100000", "in the gradients: the answer, where they begin"),
    Binding("space", [.pass], "train", "in the gradients: take the step"),
    Binding("enter", [.pass], "ladder in", "in the gradients: one weight of the layer"),
  ]

  /// Keys of the confusions, whose pictures stand beside each other.
  public static let inConfusion: [Binding] = [
    Binding("right", [.pass], "move 0 1", "in the confusions: the next picture"),
    Binding("left", [.pass], "move 0 -1", "in the confusions: the picture before"),
    Binding("down", [.pass], "pick 1", "in the confusions: the next cell"),
    Binding("up", [.pass], "pick -1", "in the confusions: the cell before"),
    Binding("home", [.pass], "pick all", "in the confusions: all mistakes"),
    Binding("enter", [.pass], "enter", "in the confusions: the picture's forward pass"),
  ]

  /// Keys of the screen of one update: there the arrows go from weight to weight.
  public static let inUpdate: [Binding] = [
    Binding("right", [.pass], "weight 1", "in one update: the next weight"),
    Binding("left", [.pass], "weight -1", "in one update: the weight before"),
    Binding("pagedown", [.pass], "weight 9", "in one update: nine weights on"),
    Binding("pageup", [.pass], "weight -9", "in one update: nine weights back"),
    Binding("up", [.pass], "ladder out", "in one update: out to the example"),
    Binding("down", [.pass], "ladder in", "in one update: a weight is the smallest there is"),
    Binding("]", [.pass], "watch 1", "in one update: the next layer with weights"),
    Binding("[", [.pass], "watch -1", "in one update: the layer before"),
    Binding("space", [.pass], "train", "in one update: take one step"),
    Binding("enter", [.pass], "watch", "in one update: go into that layer"),
  ]
}
