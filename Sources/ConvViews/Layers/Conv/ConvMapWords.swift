import ConvCanvas
import ConvNet
import ConvSession

/// Sentences about one map of a conv.
struct ConvMapWords {
  let view: View

  private var filter: Filter { Filter(view) }

  var lines: [Words] {
    switch view.interaction.hand {
    case .input: return HandWords(view).onInput
    case .output: return ConvCellWords(view: view).lines
    case .pass, .kernel: break
    }
    if let difference = view.differenceWords { return [difference] + view.mutedWords }
    if !view.mutedWords.isEmpty { return view.mutedWords }
    guard let reading = view.scene.reading(view.position.place.layer).value,
      let statistics = reading.statistics(ofChannel: view.position.map)
    else {
      return [
        "The same \(filter.isSingle ? "kernel slides" : "kernels slide") over all "
          + "\(Numerals.count(view.position.cellsPerMap)) places. Go in to watch it."
      ]
    }
    if view.node.layer is LocallyConnected {
      return [
        "Each of its \(bold: Numerals.count(view.position.cellsPerMap)) numbers has a kernel of its own; "
          + "that of the first stands here. \(bold: ":share \(view.node.alias)") makes them one again."
      ]
    }
    let numerals = Numerals(isWhole: reading.isWhole)
    if statistics.minimum == statistics.maximum, statistics.infinities + statistics.notNumbers == 0
    {
      return [
        "The map says \(bold: numerals.text(statistics.maximum)) everywhere.", filter.flatWords,
      ]
    }
    let sense =
      filter.isSingle
      ? ConvSum(view).sense : nil
    guard let sense, view.node.inputs == [0] else {
      return [extremes(reading, statistics, numerals), filter.flatWords]
    }
    let most = Words.signed(statistics.maximum, numerals)
    let least = Words.signed(statistics.minimum, numerals)
    return [
      "Where it is brighter \(sense.place) than \(sense.opposite.place), the map says up to "
        + most + "; the other way round, down to " as Words + least + "." as Words,
      filter.flatWords,
    ]
  }

  /// Where a map is strongest and weakest, and which channel is behind it.
  private func extremes(
    _ reading: Reading, _ statistics: Statistics, _ numerals: Numerals
  ) -> Words {
    let cells = 0..<view.position.cellsPerMap
    let start = view.position.map * view.position.cellsPerMap
    func place(_ value: Float) -> (name: String, cell: Int) {
      let cell = cells.first { reading[start + $0] == value } ?? 0
      return ("(\(cell / view.node.shape.width), \(cell % view.node.shape.width))", cell)
    }
    let (most, least) = (place(statistics.maximum), place(statistics.minimum))
    var added: Words = ""
    if !filter.isSingle,
      let parts = view.scene.contributions(view.position.place.layer, map: view.position.map).value
    {
      let shares = (0..<parts.shape.channels).map { parts[$0 * parts.shape.cells + most.cell] ?? 0 }
      if let best = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[best] > 0 {
        added =
          ", of which \(filter.channelName(best)) adds " as Words
          + Words.signed(shares[best], Numerals(isWhole: parts.isWhole))
      }
    }
    return "It is strongest at \(most.name), " + Words.signed(statistics.maximum, numerals) + added
      + "; weakest at \(least.name), " as Words + Words.signed(statistics.minimum, numerals) + "."
      as Words
  }
}
