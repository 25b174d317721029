import ConvNet
import ConvSession

extension Prediction {
  /// All that have the largest value: one, unless some share it.
  var leaders: [Score] {
    guard let best else { return [] }
    return scores.filter { $0.value == best.value }
  }

  /// `O`, `L and T`, `4 classes`
  var leaderNames: String {
    let names = leaders.map(\.label)
    switch names.count {
    case ...2: return names.joined(separator: " and ")
    case 3: return "\(names[0]), \(names[1]) and \(names[2])"
    default: return "\(names.count) classes"
    }
  }

  /// How long a score's bar is, from 0 to 1, and whether it stands for a number below zero.
  func bar(_ value: Float, reach: Float) -> (length: Double, isNegative: Bool) {
    share(value).map { (Double($0), false) } ?? (Double(value.magnitude / reach), value < 0)
  }

  /// `94.9 %`, also of a logit; or a score that can be no share.
  func written(_ value: Float) -> String {
    share(value).map { Numerals.percent($0) } ?? Numerals(decimals: 2).text(value)
  }
}
