import ConvCanvas
import ConvNet
import ConvSession

/// Sentences on the maps of the layer at hand, with its numbers.
struct LayerWords {
  private let view: View

  init(_ view: View) { self.view = view }

  private var scene: Scene { view.scene }
  private var node: Node { view.node }
  private var layer: Int { view.session.place.layer }

  /// Two sentences: what the layer did, and what stands out.
  var whole: Words {
    if view.interaction.hand == .input { return HandWords(view).onInput.first ?? "" }
    if let before = view.shownBefore { return differenceWords(before) }
    return short + " " as Words + extremes
  }

  /// A short sentence on what the layer did.
  var short: Words { LayerView.of(node).maps(view) }

  /// Which map is strongest, and which are silent.
  private var extremes: Words {
    guard let reading = scene.reading(layer).value else {
      return "Nothing of it is computed yet."
    }
    let maps = (0..<node.shape.channels).compactMap { map in
      reading.statistics(ofChannel: map).map { (map: map, statistics: $0) }
    }
    guard maps.count == node.shape.channels else {
      return "\(maps.count) of its \(node.shape.channels) maps are complete."
    }
    let numerals = Numerals(isWhole: reading.isWhole)
    guard !node.isInput, let most = maps.max(by: { $0.statistics.maximum < $1.statistics.maximum })
    else { return "" }
    let name = view.mapName(most.map)
    var words: Words =
      "Map \(most.map)\(name.isEmpty ? "" : " (\(name))") is strongest, "
      + .signed(most.statistics.maximum, numerals) + "." as Words
    let ties = maps.count { $0.statistics.maximum == most.statistics.maximum }
    if ties > 1 {
      words =
        "\(ties == maps.count ? "All of them" : "\(ties) of them") reach " as Words
        + .signed(most.statistics.maximum, numerals) + "." as Words
    }
    let silent = maps.filter { $0.statistics.maximum == 0 && $0.statistics.minimum == 0 }
    if !silent.isEmpty, silent.count < maps.count {
      let names = silent.prefix(4).map { "\($0.map)" }.joined(separator: ", ")
      let more = silent.count > 4 ? " and \(silent.count - 4) more" : ""
      words =
        words + " Silent: \(silent.count == 1 ? "map" : "maps") \(names)\(more)." as Words
    }
    return words
  }

  private func differenceWords(_ before: Subject) -> Words {
    guard let change = view.change(of: layer, from: before) else {
      return "What is now, less what was: warm where it grew, cold where it fell."
    }
    if change.changed == 0 {
      return "None of the \(Numerals.count(change.count)) numbers of \(node.alias) changed."
    }
    let share = change.share.map {
      ", by \(Numerals(decimals: 0).text($0 * 100)) % of what they were"
    }
    return
      "\(bold: Numerals.count(change.changed)) of \(Numerals.count(change.count)) numbers changed\(share ?? ""): warm where they grew, cold where they fell."
  }
}
