import ConvNet
import ConvSession

/// The channels of one number that are on the screen, written and coloured alike.
struct ChannelSums {
  private let sums: [ConvSum]
  private let first: Int
  let numerals: Numerals
  /// How what they add up to is written.
  let sumNumerals: Numerals
  /// The magnitude of the strongest colour of products.
  let productReach: Float

  init(_ view: View, _ slots: Range<Int>) {
    sums = slots.map { ConvSum(view, slot: $0) }
    first = slots.lowerBound
    numerals = Numerals(decimals: sums.map(\.numerals.decimals).max() ?? 0)
    sumNumerals = ChannelTotal(view).numerals(slots, atLeast: numerals.decimals)
    productReach = view.reachOfProducts
  }

  subscript(_ slot: Int) -> ConvSum { sums[slot - first] }
}
