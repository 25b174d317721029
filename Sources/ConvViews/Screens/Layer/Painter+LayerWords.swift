import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// What is seen in the maps of this layer, with its numbers.
  var layerWords: Words {
    if interaction.hand == .input { return inputHandWords.first ?? "" }
    if interaction.showsDifference, let before = interaction.reference(in: session) {
      return differenceWords(before)
    }
    return layerShortWords + " " as Words + layerExtremes
  }

  /// What the layer did, in one short sentence.
  var layerShortWords: Words {
    let maps = node.shape.channels
    let plural = maps == 1 ? "one map" : "\(maps) maps"
    guard let input = node.inputShapes.first else { return inputShortWords }
    if let conv = node.layer as? Conv2D {
      let filters = maps == 1 ? "One kernel" : "\(maps) kernels"
      guard conv.groupChannels > 1 else {
        return node.inputs == [0] && input.channels == 1
          ? "\(filters), \(plural) of one \(input.rank == 2 ? "signal" : "picture")."
          : "\(filters), \(plural)."
      }
      let read =
        node.inputs == [0] ? "the picture's \(input.channels) channels" : "\(input.channels) maps"
      return
        "\(maps) filters of \(conv.groupChannels) kernels each read \(read) and give \(plural)."
    }
    switch node.kind {
    case ReLU.kind: return reluWords
    case MaxPool2D.kind, AveragePool2D.kind:
      let what = node.kind == MaxPool2D.kind ? "the largest" : "the mean"
      let window = node.layer.window?.size ?? Pair(1)
      let size = input.rank == 2 ? "\(window.width)" : "\(window.height) × \(window.width)"
      return
        "Of every \(size) numbers \(what): \(input.mapSize) became \(node.shape.mapSize), \(plural) as before."
    default:
      let slices =
        node.shape.slices > 1 ? ", their \(node.shape.slices) slices seen from the front" : ""
      return "\(node.alias) has \(plural) of \(node.shape.mapSize)\(slices)."
    }
  }

  private var inputShortWords: Words {
    let maps = node.shape.channels
    let size: Words =
      maps == 1
      ? node.shape.rank == 2
        ? "The signal is \(node.shape.count) numbers in a row."
        : "The picture is \(node.shape.count) numbers, \(node.shape.height) rows of \(node.shape.width)."
      : "The picture is \(maps) channels of \(node.shape.mapSize) numbers."
    guard node.isInput, let preprocessing = session.subject.preprocessing else { return size }
    return size + " It is read as \(preprocessing)." as Words
  }

  private var reluWords: Words {
    let count = Numerals.count(node.shape.count)
    guard let now = scene.reading(position.place.layer).value?.tensor,
      let input = scene.reading(node.inputs[0]).value?.tensor
    else { return "What is below 0 becomes 0." }
    let negative = input.elements.count { $0 < 0 }
    if negative == 0 { return "None of the \(count) numbers was below 0: all are as they were." }
    let left = now.elements.count { $0 > 0 }
    return
      "\(bold: Numerals.count(negative)) of \(count) numbers were below 0 and are 0 now; \(Numerals.count(left)) are above it."
  }

  /// Which map says most, and which are silent.
  private var layerExtremes: Words {
    guard let reading = scene.reading(position.place.layer).value else {
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
      "Map \(most.map)\(name.isEmpty ? "" : " (\(name))") says most, "
      + signed(most.statistics.maximum, numerals) + "." as Words
    let ties = maps.count { $0.statistics.maximum == most.statistics.maximum }
    if ties > 1 {
      words =
        "\(ties == maps.count ? "All of them" : "\(ties) of them") reach " as Words
        + signed(most.statistics.maximum, numerals) + "." as Words
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
    guard let change = Change(scene, layer: position.place.layer, from: before) else {
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
