import ConvCanvas
import ConvNet
import ConvSession

/// A column of numbers in the table of layers. A newcomer adds a row to the catalog.
struct TableColumn: Sendable {
  let title: String
  let width: Int
  /// The least width of the terminal in which it is shown.
  var leastColumns = 0
  /// The need of the column beside a layer's statistics.
  var need: @Sendable (_ layer: Int, _ subject: Subject) -> Need? = { _, _ in nil }
  let text: @Sendable (_ layer: Int, _ statistics: Statistics, _ scene: Scene) -> (String, Ink)

  static let catalog: [TableColumn] = [
    TableColumn(title: "weights", width: 10, leastColumns: 110) { layer, _, scene in
      let count = scene.network.nodes[layer].parameterCount
      return count == 0 ? ("–", .faint) : (Numerals.short(count), .text)
    },
    TableColumn(title: "kernel", width: 9, leastColumns: 110) { layer, _, scene in
      let kernel = scene.network.nodes[layer].layer.window?.size
      return kernel.map { ($0.written, .text) } ?? ("–", .faint)
    },
    TableColumn(title: "min", width: 8) { _, statistics, _ in
      number(Double(statistics.minimum), statistics, isWhole: statistics.isWhole)
    },
    TableColumn(title: "max", width: 8) { _, statistics, _ in
      number(Double(statistics.maximum), statistics, isWhole: statistics.isWhole)
    },
    TableColumn(title: "mean", width: 8) { _, statistics, _ in
      number(statistics.mean, statistics)
    },
    TableColumn(title: "deviation", width: 11, leastColumns: 100) { _, statistics, _ in
      number(statistics.variance.squareRoot(), statistics, isSigned: false)
    },
    TableColumn(title: "zeros", width: 6) { _, statistics, _ in
      let share = Numerals.share(statistics.zeros, of: statistics.count)
      return (share, statistics.zeros == 0 ? .faint : .text)
    },
    TableColumn(
      title: "zeros a map", width: 13, leastColumns: 100,
      need: { .about($1, .silentShares($0)) },
      text: { layer, _, scene in
        guard scene.network.nodes[layer].shape.rank > 1,
          let shares = scene.measured(.silentShares(layer)).value,
          let least = shares.counts.min(), let most = shares.counts.max()
        else { return ("·", .faint) }
        let low = Numerals.share(least, of: shares.cells)
        let high = Numerals.share(most, of: shares.cells)
        let range = low == high ? high : "\(low.dropLast(2)) to \(high)"
        return (range, most == 0 ? .faint : .text)
      }),
    TableColumn(title: "NaN", width: 6) { _, statistics, _ in count(statistics.notNumbers) },
    TableColumn(title: "Inf", width: 6) { _, statistics, _ in count(statistics.infinities) },
  ]

  private static func number(
    _ value: Double, _ statistics: Statistics, isWhole: Bool = false, isSigned: Bool = true
  ) -> (String, Ink) {
    if statistics.minimum > statistics.maximum { return ("·", .faint) }
    let ink: Ink = !isSigned || value == 0 ? .text : value < 0 ? .negative : .positive
    return (Numerals.compact(value, isWhole: isWhole), ink)
  }
  private static func count(_ count: Int) -> (String, Ink) {
    count == 0 ? ("0", .faint) : (Numerals.short(count), .differs)
  }
}

extension Numerals {
  /// `12 %`; neither none nor all is said where it is not so.
  static func share(_ part: Int, of whole: Int) -> String {
    if part == 0 { return "0 %" }
    if part == whole { return "100 %" }
    let share = Double(part) / Double(whole) * 100
    return share < 1 ? "<1 %" : "\(min(99, Int(share.rounded()))) %"
  }
}
