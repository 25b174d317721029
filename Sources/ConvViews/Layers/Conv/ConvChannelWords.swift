import ConvCanvas
import ConvNet
import ConvSession

/// How the channels of the number at hand add up, with its numbers.
struct ConvChannelWords {
  let view: View
  /// The channels on the screen; nil for all.
  var shown: [Int]?

  var lines: [Words] {
    if view.interaction.hand == .input { return HandWords(view).onInput }
    if let difference = view.differenceWords { return [difference] + view.mutedWords }
    let total = ChannelTotal(view)
    let shown = self.shown ?? Array(total.sums.indices)
    let numerals = total.numerals(shown, atLeast: ChannelSums(view, shown).numerals.decimals)
    if let channel = Filter(view).kernelAtHand { return words(of: channel, total, numerals) }
    guard let result = total.result else {
      return ["Nothing of this number is computed yet. Go in to add it up channel by channel."]
    }
    if !view.mutedWords.isEmpty { return view.mutedWords + [strongest(total, numerals)] }
    let count = total.sums.count
    let each = view.position.termsPerChannel
    var sum: Words = "\(bold: numerals.text(total.running ?? 0))"
    if let bias = total.bias {
      sum = sum + ", + bias \(Words.signed(bias, numerals))" as Words
    }
    let first: Words =
      "\(count) channels, a kernel each: \(count * each) products add up to " + sum
      + " = \(here: numerals.text(result))" as Words
      + (total.addsUp(shown, numerals) ? "." : ", each rounded.")
    return [first, strongest(total, numerals)]
  }

  /// The channels that count most here.
  private func strongest(_ total: ChannelTotal, _ numerals: Numerals) -> Words {
    // What is written as 0 counts as 0.
    let sums = total.sums.enumerated().compactMap { slot, sum in
      sum.map { (slot, numerals.text($0.magnitude) == numerals.text(0.0) ? 0 : $0) }
    }
    guard let most = sums.max(by: { $0.1 < $1.1 }), let least = sums.min(by: { $0.1 < $1.1 }) else {
      return ""
    }
    if most.1 == 0, least.1 == 0 {
      let count = Numerals.count(total.sums.count * view.position.termsPerChannel)
      return view.hasProducts
        ? "In each channel the products cancel: together they add nothing."
        : "All \(count) products are 0: what is read is 0, or the weight on it is."
    }
    var words: Words = ""
    if most.1 > 0 {
      words =
        "Most for it: \(Filter(view).channelName(most.0)), \(numerals.text(most.1), .positive)."
    } else {
      words = "No channel speaks for it."
    }
    if least.1 < 0 {
      return words
        + " Most against it: \(Filter(view).channelName(least.0)), \(numerals.text(least.1), .negative)."
        as Words
    }
    return words + " No channel speaks against it." as Words
  }

  /// A sentence on the channel that was added last.
  private func words(of channel: Int, _ total: ChannelTotal, _ numerals: Numerals) -> [Words] {
    guard total.sums.indices.contains(channel) else {
      let bias = total.bias ?? 0
      return [
        "All \(total.sums.count) channels are added up: \(bold: numerals.text(total.running ?? 0)). "
          + "Now the bias, once for all of them: \(Words.signed(bias, numerals)).",
        total.result.map { "That makes \(here: numerals.text($0))." } ?? "",
      ]
    }
    let sum = total.sums[channel] ?? 0
    let before = total.sums[..<channel].compactMap { $0 }.reduce(0, +)
    let first: Words =
      "\(here: Filter(view).channelName(channel)) adds the sum of its \(view.position.termsPerChannel) products, "
      + "\(Words.signed(Float(sum), numerals))." as Words
    let second: Words =
      channel == 0
      ? "It is the first of \(total.sums.count): the others and the bias are still to come."
      : "The \(channel) before it gave \(bold: numerals.text(before)): "
        + "with it, \(here: numerals.text(before + sum)) so far." as Words
    return [first, second]
  }
}
