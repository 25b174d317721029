import ConvNet
import ConvSession

/// The total of the channels of one number, as far as the pass has come.
struct ChannelTotal {
  /// The sum of each channel; nil where nothing of it has been added.
  let sums: [Double?]
  let bias: Float?
  /// Whether all channels have been added.
  let isComplete: Bool
  /// The sum of all that has been added.
  let running: Double?
  let result: Float?

  init(_ view: View) {
    let position = view.elementAtHand
    let explanation = position.explanation
    let numbers = view.scene.numbers(of: position.place.layer)
    let extent = view.scene.extent(of: position.place.layer)
    let offset = position.place.element
    let known =
      offset < extent.elements
      ? explanation.termCount : offset == extent.elements ? extent.terms : 0
    let count = explanation.walkedStep.count / position.termsPerChannel
    let sums: [Double?] = (0..<count).map { channel in
      let terms = position.terms(ofChannel: channel).prefix { $0 < known }
      guard !terms.isEmpty else { return nil }
      return terms.reduce(0.0) { $0 + (explanation.termValue($1, numbers) ?? 0) }
    }
    self.sums = sums
    bias = explanation.walkedStep.bias.flatMap { numbers($0.source, $0[0]) }
    let added = sums.compactMap { $0 }
    running = added.isEmpty ? nil : added.reduce(0, +)
    isComplete = known >= explanation.walkedStep.count
    result = view.scene.value(position.place.layer, position.element).value
  }

  /// All channels, those first that add or take most, and of equal ones those with the largest
  /// weights; as they come while some are missing.
  func order(_ filter: Filter) -> [Int] {
    guard isComplete else { return Array(sums.indices) }
    let weights = sums.indices.map { filter.sizeOfKernel($0, of: sums.count) }
    return sums.indices.sorted {
      let (one, other) = ((sums[$0] ?? 0).magnitude, (sums[$1] ?? 0).magnitude)
      guard one == other else { return one > other }
      return weights[$0] == weights[$1] ? $0 < $1 : weights[$0] > weights[$1]
    }
  }

  /// Lines on what is added to the sums of the channels that are shown, and on what comes of it.
  /// - Parameter hidden: channels that are not shown.
  static func lineCount(_ view: View, hidden: Int) -> Int {
    let hasBias = view.elementAtHand.explanation.walkedStep.bias != nil
    let isMuted = view.isMuted(view.position.place.layer, view.position.map)
    return (hidden > 0 ? 1 : 0) + (hasBias ? 1 : 0) + (isMuted ? 1 : 0) + 1
  }

  /// How all of them are written, so that what is shown adds up.
  /// - Parameter shown: the channels that are shown one by one; the others as one sum.
  func numerals(_ shown: [Int], atLeast least: Int) -> Numerals {
    Numerals(adding: additions(shown), atLeast: least)
  }
  /// Whether what is shown adds up to the last digit: of many numbers the decimals never suffice.
  func addsUp(_ shown: [Int], _ numerals: Numerals) -> Bool {
    additions(shown).allSatisfy { numerals.addsUp($0.addends, $0.total) }
  }

  /// The channels to their total, and that with the bias to the result.
  private func additions(_ shown: [Int]) -> [(addends: [Double], total: Double)] {
    let parts = shown.compactMap { sums[$0] }
    let others = sums.indices.filter { !shown.contains($0) }.compactMap { sums[$0] }
    let addends = parts + (others.isEmpty ? [] : [others.reduce(0, +)])
    let total = running ?? 0
    guard addends.count == shown.count + (shown.count < sums.count ? 1 : 0), let bias else {
      return [(addends, total)]
    }
    return [(addends, total), ([total, Double(bias)], total + Double(bias))]
  }
}
