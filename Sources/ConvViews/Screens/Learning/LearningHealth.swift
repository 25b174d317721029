import ConvCanvas
import ConvNet
import ConvSession

/// How far the last step moved each layer's weights against their size, and the share of each ReLU's
/// units that are silent.
struct LearningHealth {
  let view: View
  let learned: LearnedMoment?

  /// The layers whose silent numbers are counted.
  static func silencing(_ network: Network) -> [Int] {
    Array(network.nodes.indices.filter { network.nodes[$0].kind == "relu" }.prefix(mostLayers))
  }
  private static let mostLayers = 24

  /// Around this a step is of a healthy size; far from it something is wrong.
  static let healthy = 1e-5...0.1

  func lines(_ columns: Int) -> [Words] {
    [moves(columns), silence(columns)].compactMap { $0 }
  }

  private func moves(_ columns: Int) -> Words? {
    guard let learned, learned.moment.step > 0 else { return nil }
    let parts: [Words] = learned.moves.enumerated().compactMap { layer, share in
      let isFrozen = view.session.learning.recipe.frozen.contains(view.network.nodes[layer].alias)
      if isFrozen { return "\(view.network.nodes[layer].alias) \(label: "frozen")" as Words }
      guard let share else { return nil }
      let text =
        share < 5e-5
        ? Numerals.compact(share, isWhole: false)
        : Numerals(decimals: share < 1 ? 4 : 1).text(share)
      let name = view.network.nodes[layer].alias
      return Self.healthy.contains(share)
        ? "\(name) \(bold: text)" : "\(name) \(text, .differs)"
    }
    guard !parts.isEmpty else { return nil }
    return Self.list(
      "\(label: "moved")  ", parts, "  \(label: "of its size, healthy 0.001")", columns)
  }

  private func silence(_ columns: Int) -> Words? {
    let parts: [Words] = Self.silencing(view.network).map { layer in
      let name = view.network.nodes[layer].alias
      guard let shares = view.scene.measured(.silentShares(layer)).value else {
        return "\(name) ·"
      }
      let (silent, all) = (shares.counts.reduce(0, +), shares.cells * shares.counts.count)
      let text = Numerals.share(silent, of: all)
      return silent == all ? "\(name) \(text, .differs)" : "\(name) \(bold: text)"
    }
    guard !parts.isEmpty else { return nil }
    return Self.list(
      "\(label: "silent")  ", parts, "  \(label: "of its units, for this input")", columns)
  }

  /// As many parts as there is room for, and how many are left out.
  private static func list(
    _ start: Words, _ parts: [Words], _ end: Words, _ columns: Int
  ) -> Words {
    for count in (0...parts.count).reversed() {
      let rest = parts.count - count
      let shown = parts.prefix(count).enumerated().reduce(start) { line, part in
        line + (part.offset == 0 ? "" : "  ") + part.element
      }
      let whole: Words = rest == 0 ? shown : shown + "  \(label: "and \(rest) more")" as Words
      for tail in [end, ""] where (whole + tail).width <= columns { return whole + tail }
    }
    return start
  }
}
