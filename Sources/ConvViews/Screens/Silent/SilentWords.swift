import ConvCanvas
import ConvNet
import ConvSession

/// Sentences on the silent maps of a layer: how much is 0, which maps are silent everywhere, and
/// whether the input or an edit made them so.
struct SilentWords {
  let view: View
  let maps: SilentMaps?

  var lines: [Words] {
    let isElsewhere = SilentMaps.isElsewhere(view.session)
    guard let maps else {
      return [
        isElsewhere
          ? "No layer with maps is computed yet." : "Its numbers are not all there yet."
      ]
    }
    let why: [Words] = isElsewhere ? [elsewhere(maps)] : []
    return why + [size(maps)] + silent(maps)
  }

  /// Why it is about another layer than the one at hand.
  private func elsewhere(_ maps: SilentMaps) -> Words {
    let name = view.network.nodes[maps.layer].alias
    let start: Words =
      view.session.place.rung == .network
      ? "Of all layers " : "\(bold: view.node.alias) has no maps; of all layers "
    return maps.shares.dead.isEmpty
      ? start + "\(bold: name) has the largest share of silent numbers." as Words
      : start + "\(bold: name) has the most silent maps." as Words
  }

  private func size(_ maps: SilentMaps) -> Words {
    let (count, cells) = (maps.shares.counts.count, maps.shares.cells)
    let silent = maps.shares.counts.reduce(0, +)
    let hold = count == 1 ? "Its one map holds" : "Its \(Numerals.count(count)) maps hold"
    let numbers = count * cells == 1 ? "one number" : "\(Numerals.count(count * cells)) numbers"
    return
      "\(hold) \(numbers); \(bold: Numerals.share(silent, of: count * cells)) of them are exactly 0."
  }

  private func silent(_ maps: SilentMaps) -> [Words] {
    let muted = maps.shares.dead.filter { view.isMutedAbove(maps.layer, $0) }
    let dead = maps.shares.dead.filter { !muted.contains($0) }
    if maps.shares.dead.isEmpty { return ["No map is silent everywhere."] }
    var lines: [Words] = []
    if !muted.isEmpty {
      lines.append(
        "\("\(Numerals.count(muted.count)) muted", .differs): silent by an edit, whatever the "
          + "input is, \(SilentWords.list(muted)).")
    }
    guard !dead.isEmpty else { return lines }
    let start: Words = "\("\(Numerals.count(dead.count)) silent everywhere", .differs): "
    guard maps.layer > 0 else { return lines + [start + "\(SilentWords.list(dead))." as Words] }
    return lines + [
      start + "dead for this input, \(SilentWords.list(dead))." as Words,
      "Try another \(bold: ":input"): a map that is dead for all of them finds nothing here.",
    ]
  }

  /// `map 15`, `maps 2, 3, 5`
  private static func list(_ maps: [Int]) -> String {
    let listed = maps.prefix(6).map(String.init).joined(separator: ", ")
    return "\(maps.count == 1 ? "map" : "maps") \(listed)\(maps.count > 6 ? ", …" : "")"
  }
}

extension View {
  /// Whether a map was muted, in its layer or where layers that keep maps apart read it.
  func isMutedAbove(_ layer: Int, _ map: Int) -> Bool {
    var layer = layer
    while true {
      if isMuted(layer, map) { return true }
      let node = network.nodes[layer]
      guard node.inputs.count == 1, node.parameterCount == 0, let input = node.inputs.first,
        network.nodes[input].shape.channels == node.shape.channels
      else { return false }
      layer = input
    }
  }
}
