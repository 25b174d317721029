import ConvNet
import ConvSession

/// The channels of one number that are on the screen, written and coloured alike.
struct ChannelSums {
  private let sums: [Int: ConvSum]
  let numerals: Numerals
  /// How what they add up to is written.
  let sumNumerals: Numerals
  /// The magnitude of the strongest colour of products.
  let productReach: Float

  init(_ view: View, _ slots: [Int]) {
    let sums = slots.map { ConvSum(view, slot: $0) }
    self.sums = Dictionary(uniqueKeysWithValues: zip(slots, sums))
    numerals = Numerals(decimals: sums.map(\.numerals.decimals).max() ?? 0)
    sumNumerals = ChannelTotal(view).numerals(slots, atLeast: numerals.decimals)
    productReach = view.reachOfProducts
  }

  /// The sum of a channel that is among them.
  subscript(_ slot: Int) -> ConvSum? { sums[slot] }
}
