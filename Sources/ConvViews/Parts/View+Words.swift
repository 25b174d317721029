import ConvCanvas
import ConvNet
import ConvSession

extension View {
  /// The name of what a map answers to, where somebody has given one and its kernel is still the
  /// one that was meant.
  func mapName(_ map: Int, of node: Node? = nil) -> String {
    let node = node ?? self.node
    if node.isInput, let tint = node.tint(map) { return "\(tint)" }
    // What is learned answers to what it will: nobody has named it.
    guard session.subject.origin.moment == nil else { return "" }
    guard node.mapNames.indices.contains(map), !node.mapNames[map].isEmpty else { return "" }
    return isEdited(map, of: node) ? "was \(node.mapNames[map])" : node.mapNames[map]
  }

  /// Whether the weights that make a map are others than those that its name was given for.
  private func isEdited(_ map: Int, of node: Node) -> Bool {
    let edits = session.subject.edits
    guard !edits.isEmpty, var layer = network.graph.index(of: node.alias) else { return false }
    // What keeps the maps apart keeps what they answer to.
    while network.nodes[layer].parameterCount == 0, network.nodes[layer].inputs.count == 1 {
      layer = network.nodes[layer].inputs[0]
    }
    var changed: [(name: String, part: [Int])] = []
    for edit in edits where edit.layer == layer {
      guard case .weights(let name, let part, let operation) = edit.change else { continue }
      if operation == .original {
        changed.removeAll { $0.name == name && $0.part.starts(with: part) }
      } else {
        changed.append((name, part))
      }
    }
    return changed.contains { $0.part.first ?? map == map }
  }

  /// The name of a unit or a map: the class it answers for, or the name of its map.
  func unitName(_ layer: Int, _ index: Int) -> String {
    let last = network.last
    let isAnswer =
      layer == last
      || (network.nodes[last].scores == .shares && network.nodes[last].inputs == [layer])
    if isAnswer, network.labels.indices.contains(index) { return network.labels[index] }
    var node = network.nodes[layer]
    let channels = node.shape.channels
    // What keeps the maps apart keeps their names.
    while node.mapNames.isEmpty, node.inputs.count == 1, node.parameterCount == 0,
      let input = node.inputs.first, network.nodes[input].shape.channels == channels
    {
      node = network.nodes[input]
    }
    return mapName(index, of: node)
  }

  /// `O`, the class that a unit answers for, else `unit 2`.
  func unitTitle(_ layer: Int, _ index: Int) -> String {
    let name = unitName(layer, index)
    return name.isEmpty ? "unit \(index)" : name
  }

  /// The title over one map that a layer reads: `input` of a grey picture, `red input`, `relu1 map
  /// 2`. Of several maps it says which one is shown.
  func inputTitle(_ source: Int, channel: Int) -> String {
    let node = network.nodes[source]
    guard source == 0, node.shape.rank > 2, !node.shape.isStackOfMaps else {
      return node.shape.rank == 1 ? node.alias : "\(node.alias) map \(channel)"
    }
    return node.tint(channel).map { "\($0) input" } ?? "input"
  }

  /// The title over a map that a layer reads, and what is said of it behind.
  func inputTitles(_ source: Int, channel: Int) -> (name: String, detail: String) {
    let node = network.nodes[source]
    let name = inputTitle(source, channel: channel)
    guard source == 0 else { return (node.alias, "map \(channel)") }
    return (name, "\(node.shape)")
  }

  /// `conv1 has 8 maps of 26×26.`
  var mapSizes: Words {
    let slices =
      node.shape.slices > 1 ? ", their \(node.shape.slices) slices seen from the front" : ""
    return "\(node.alias) has \(mapCount) of \(node.shape.mapSize)\(slices)."
  }
  /// `one map`, `8 maps`
  var mapCount: String { node.shape.channels == 1 ? "one map" : "\(node.shape.channels) maps" }

  /// Whether a map of a layer, or the whole layer, was silenced: it puts out zeros.
  func isMuted(_ layer: Int, _ map: Int? = nil) -> Bool {
    let muted = session.subject.muted(layer)
    return muted.contains(nil) || (map.map { muted.contains($0) } ?? false)
  }

  /// A note on the silenced maps of a layer: `muted`, `map 1 muted`, `two muted`; nil where nothing is.
  func mutedNote(_ layer: Int, in room: Int) -> String? {
    let muted = session.subject.muted(layer)
    guard !muted.isEmpty else { return nil }
    guard !muted.contains(nil) else { return "muted" }
    // A number before it would be read as a map's.
    let one = muted.count == 1 ? muted.first ?? nil : nil
    let long = one.map { "map \($0) muted" } ?? "\(Numerals.word(muted.count)) muted"
    return Painter.longest([long, "muted"], in: room)
  }

  /// Behind the breadcrumbs: whether what the place is in was silenced.
  var mutedCrumb: String? {
    let layer = session.place.layer
    let map = session.place.rung >= .map || !position.ladder.has(.map) ? position.element[0] : nil
    if isMuted(layer, session.place.rung > .layer ? map : nil) { return "muted" }
    guard session.place.rung == .layer else { return nil }
    let maps = session.subject.muted(layer).compactMap { $0 }.sorted()
    guard !maps.isEmpty else { return nil }
    let listed = maps.prefix(4).map(String.init).joined(separator: ", ")
    return maps.count > 4 ? "\(maps.count) maps muted" : "muted: \(listed)"
  }

  /// Why a number is 0 though its sum is not.
  var mutedWords: [Words] {
    guard isMuted(position.place.layer, position.element[0]) else { return [] }
    let what = position.ladder.has(.map) ? "Map \(position.map)" : node.alias
    return ["\("\(what) is muted", .differs): whatever it adds up to, its output is 0."]
  }

  /// Sentences on the answer now and before an edit.
  func answerWords(_ before: Subject) -> Words {
    switch scene.prediction() {
    case .hidden:
      return session.isStepping
        ? "The answer comes later than this place: \(bold: "r") shows all."
        : "The answer is hidden for now."
    case .failed(let why): return "\(why)"
    case .computing: return "The network is computing its answer."
    case .value(let now):
      guard let was = scene.prediction(of: before).value, let best = now.best, let old = was.best
      else { return "The network is computing its answer." }
      return answerWords(now, best, was, old)
    }
  }

  private func answerWords(
    _ now: Prediction, _ best: Prediction.Score, _ was: Prediction, _ old: Prediction.Score
  ) -> Words {
    let (new, then) = (now.written(best.value), was.written(old.value))
    let isSame = now.leaders.map(\.index) == was.leaders.map(\.index)
    guard now.leaders.count == 1 else {
      let share: Words = "\(bold: now.leaderNames) share the answer, \(new) each"
      return isSame
        ? share + ", as before." as Words : share + "; it was \(was.leaderNames) \(then)." as Words
    }
    if !isSame {
      let verb = was.leaders.count == 1 ? "became" : "each became"
      return
        "\(bold: "The answer flipped: \(was.leaderNames) \(then) \(verb) \(best.label) \(new).")"
    }
    if best.value == old.value { return "The answer is what it was: \(best.label) \(new)." }
    return new == then
      ? "The answer is still \(bold: best.label), as good as unchanged: \(new)."
      : "The answer is still \(bold: best.label): \(then) became \(bold: new)."
  }
}
