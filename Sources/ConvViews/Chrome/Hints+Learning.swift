import ConvNet
import ConvSession

extension Hints {
  /// Adds the keys of the screens of learning.
  /// - Returns: whether this is one of them.
  mutating func addLearning(_ interaction: Interaction, _ screen: ScreenName) -> Bool {
    switch screen {
    case .learning: addRun(interaction)
    case .batch:
      add([
        ("← →", "batch"), ("down", "one example"), ("up", "the run"), ("space", "take the step"),
      ])
      add("undo", "undo")
    case .gradients:
      add([("← →", "example"), ("[ ]", "layer"), ("down", "one weight"), ("up", "the batch")])
      add("numbers", "numbers")
    case .weightUpdate:
      add([
        ("← →", "weight"), ("up", "its example"), ("[ ]", "layer"), ("space", "take the step"),
      ])
      add("undo", "undo")
    case .confusion:
      add([
        ("↑ ↓", "cell"), ("← →", "picture"), ("enter", "its forward pass"),
        ("home", "all mistakes"),
      ])
    default: return false
    }
    add("menu", "menu")
    return true
  }

  private mutating func add(_ keys: [(key: String, label: String)]) {
    all += keys.map { Hint(key: $0.key, label: $0.label) }
  }

  /// The keys that go through time, and what one can begin with.
  private mutating func addRun(_ interaction: Interaction) {
    let moment = scene.session.subject.origin.moment
    add([("space", interaction.isLearning ? "stop" : "learn")])
    if moment != nil {
      add([("← →", interaction.goesByEpochs ? "epochs" : "time"), ("home", "start")])
    } else if Shipped.steps(of: scene.network.name) != nil {
      add([("left", "how it learned")])
    }
    add(interaction.isLearning ? [("+ -", "speed")] : [(":forget", "noise")])
    add([("down", interaction.goesByEpochs ? "one batch" : "closer"), ("[ ]", "layer")])
    add([("o", "one step"), ("x", "mistakes")])
    if moment != nil, !interaction.isLearning { add("undo", "undo") }
  }
}
