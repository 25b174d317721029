import ConvCanvas
import ConvNet
import ConvSession

/// What to try, what the picture at hand is, and how far the maps of each layer keep to one class.
struct FeatureWords {
  let view: View
  let features: Features

  var lines: [Words] {
    guard let source = features.source else {
      return [
        "No examples are drawn for this input: \(bold: ":features folder PATH") takes your pictures."
      ]
    }
    switch view.scene.exciting(features) {
    case .failed(let why): return ["\(why, .differs)."]
    case .computing, .hidden: return ["The pictures of \(source.words) are being looked at."]
    case .value(let inputs):
      return [task(inputs, source), here(inputs, source), course(inputs)]
    }
  }

  private func task(_ inputs: ExcitingInputs, _ source: PictureSource) -> Words {
    let task: Words = "What do the pictures of a row share? \(key: "]") goes deeper."
    guard inputs.isComplete else { return task + " The search goes on." as Words }
    let skipped = inputs.count - inputs.looked
    return skipped == 0
      ? task : task + " \(Numerals.count(skipped)) can not be read." as Words
  }

  private func here(_ inputs: ExcitingInputs, _ source: PictureSource) -> Words {
    let entries = inputs.entries(features.layer, map: features.map)
    guard entries.indices.contains(features.rank) else {
      return "Nothing that was looked at excites map \(features.map)."
    }
    let entry = entries[features.rank]
    let place = features.place(of: entry, in: view.network).text
    let label = inputs.labels[entry.picture].map { view.scene.className($0, of: source) }
    let what = label.map { ", \($0)" } ?? ""
    return
      "Picture \(entry.picture)\(what): \(bold: place) is \(bold: Numerals(decimals: 2).text(entry.value)); \(key: "enter") opens it."
  }

  /// `Of one class: conv1 38 %, conv2 52 %, dense1 81 %; by chance 28 %.`
  private func course(_ inputs: ExcitingInputs) -> Words {
    let nodes = view.network.nodes
    let layers = view.network.featureLayers.filter { nodes[$0].parameterCount > 0 }
    guard let chance = inputs.purityByChance else { return "" }
    let all = layers.compactMap { layer in inputs.purity(layer).map { (layer, $0) } }
    guard all.count > 0 else { return "" }
    // Of many layers some, the first and the last among them.
    func words(_ step: Int) -> Words {
      let parts = all.enumerated().filter { $0.offset % step == 0 || $0.offset == all.count - 1 }
        .map { "\(nodes[$0.element.0].alias) \(Self.percent($0.element.1))" }
      return
        "Of one class: \(bold: parts.joined(separator: ", ")); by chance \(Self.percent(chance))."
    }
    let room = view.size.columns - 2
    let step = (1...all.count).first { words($0).width <= room } ?? all.count
    return words(step)
  }
  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
