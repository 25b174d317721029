import ConvCanvas
import ConvNet
import ConvSession

extension Function {
  /// As it stands over a curve or a column of numbers.
  var formula: String {
    func n(_ value: Double) -> String { Function.short(value) }
    return switch self {
    case .identity: "y = x"
    case .relu: "y = max(0, x)"
    case .leakyReLU(let slope): "y = x, below 0 \(n(slope)) x"
    case .sigmoid: "y = 1 / (1 + e^−x)"
    case .tanh: "y = tanh(x)"
    case .scaledTanh(let alpha, let beta): "y = \(n(alpha)) tanh(\(n(beta)) x)"
    case .gelu: "y = gelu(x)"
    case .geluByTanh: "y ≈ gelu(x)"
    case .elementary(let function): "y = \(function.rawValue)(x)"
    case .elu(let alpha): "y = x, below 0 \(n(alpha)) (e^x − 1)"
    case .celu(let alpha): "y = x, below 0 \(n(alpha)) (e^(x/\(n(alpha))) − 1)"
    case .selu(let alpha, let gamma): "y = \(n(gamma)) x, below 0 \(n(gamma * alpha)) (e^x − 1)"
    case .hardSigmoid(let alpha, let beta): "y = \(n(alpha)) x + \(n(beta)), in 0…1"
    case .clip(let low, let high): "y = \(Function.clipped(low, high))"
    case .thresholdedReLU(let alpha): "y = x above \(n(alpha)), else 0"
    case .shrink(let bias, let threshold): "y = x ∓ \(n(bias)) beyond ±\(n(threshold)), else 0"
    case .truncated(let type): "y = \(type.rawValue)(x)"
    case .isInfinite: "y = 1 where x is infinite"
    case .standardized: "y = (x − mean) / √(var + eps)"
    case .overRoot: "y = x / √(z + eps)"
    case .constant(let value): "y = \(n(value))"
    case .scaledPower(let factor, let offset, let exponent):
      "y = \(Function.power(factor, offset, exponent))"
    case .quotient, .share: "y = x / z"
    case .arithmetic(let operation, _): "y = \(operation.formula)"
    case .position: "y = the place of the \(extremeWord)"
    case .isPosition(let place): "y = 1 at place \(place), else 0"
    case .pick: "y = the number at place x"
    case .ranked(let rank, let isLargest, _, _):
      "y = number \(rank + 1) of the \(isLargest ? "largest" : "smallest")"
    case .quantized(let type): "y = \(type.rawValue)(x / scale + zero)"
    case .dequantized: "y = (x − zero) · scale"
    }
  }

  /// `(1 + 0.5 x)^2`, `1 − x`: no sign before another, and nothing that changes nothing.
  private static func power(_ factor: Double, _ offset: Double, _ exponent: Double) -> String {
    let size = factor.magnitude == 1 ? "x" : "\(short(factor.magnitude)) x"
    let sum = "\(short(offset)) \(factor < 0 ? "−" : "+") \(size)"
    return exponent == 1 ? sum : "(\(sum))^\(short(exponent))"
  }

  /// A sentence on how it changes all numbers.
  var summary: String {
    switch self {
    case .identity:
      "Every number passes as it is."
    case .relu: "What is above 0 passes, everything else becomes 0."
    case .leakyReLU(let slope):
      "What is above 0 passes, what is below is multiplied by \(Function.short(slope))."
    case .sigmoid: "Every number is squeezed between 0 and 1: 0 becomes a half."
    case .hardSigmoid: "Straight lines stand for a sigmoid: every number ends between 0 and 1."
    case .tanh: "Every number is squeezed between −1 and 1: 0 stays 0."
    case .scaledTanh: "Every number is squeezed between two bounds: 0 stays 0."
    case .gelu, .geluByTanh, .elementary(.swish), .elementary(.hardSwish), .elementary(.mish):
      "Far above 0 all passes, far below 0 all becomes 0; in between it goes over smoothly."
    case .elu, .celu, .selu: "What is above 0 passes, what is below bends toward a floor."
    case .clip: "What lies beyond a bound becomes the bound, the rest passes as it is."
    case .thresholdedReLU, .shrink: "Small numbers become 0."
    case .truncated: "What stands after the point is left out."
    case .standardized: "Every number becomes its distance from the mean, in deviations."
    case .overRoot: "Every number is divided by the root of the mean of all squares."
    case .constant: "Every number is the same."
    case .quotient, .share: "One number is divided by another."
    case .scaledPower: "Every number is scaled, moved and raised to a power."
    case .arithmetic(let operation, _): "Numbers at the same place make one: \(operation.formula)."
    case .position: "Out comes where the \(extremeWord) stands, not what it is."
    case .isPosition: "The largest becomes 1, everything else 0."
    case .pick: "One input says which number of the other is taken."
    case .ranked: "The numbers are brought in order, and one of them is taken."
    case .quantized: "Every number becomes the nearest whole one on a scale."
    case .dequantized: "Every whole number becomes the real one that it stands for."
    case .elementary, .isInfinite: "Each number goes through it by itself."
    }
  }

  private static func clipped(_ low: Double, _ high: Double) -> String {
    let largest = Double(Float.greatestFiniteMagnitude)
    let raised = low > -largest ? "max(x, \(short(low)))" : "x"
    return high < largest ? "min(\(raised), \(short(high)))" : raised
  }
  private var extremeWord: String {
    if case .position(let extreme, _) = self, extreme.isSmallest { "smallest" } else { "largest" }
  }

  /// A sentence on how it changed one number.
  func words(for x: Float, _ numerals: Numerals) -> Words {
    if x.isNaN, termCount > 1 || self([.nan]).isNaN {
      return "A NaN stays one, so that it is seen."
    }
    guard termCount == 1 else {
      return "\(numerals.text(x)) is one of the \(Numerals.word(termCount)) that \(name) takes."
    }
    let (value, y) = (numerals.text(x), numerals.text(self([Double(x)])))
    let ink: Ink = x < 0 ? .negative : .positive
    switch self {
    case .relu where x == 0: return "0 stays 0."
    case .relu where x < 0:
      return "\(value, ink) is below 0: it becomes \(here: "0")."
    case .leakyReLU(let slope) where x < 0:
      return
        "\(value, ink) is below 0: times \(Function.short(slope)), the output is \(here: y)."
    case .relu, .leakyReLU: return "\(value, ink) is above 0: it passes as it is."
    case .identity: return "\(value, ink) passes as it is."
    default: return "\(value, ink) becomes \(here: y)."
    }
  }

  /// At most four digits after the point, and none that says nothing; a power of ten where they
  /// would all be 0.
  private static func short(_ value: Double) -> String {
    if value != 0, Numerals(decimals: 4).rounded(value) == 0 {
      return Numerals.compact(value, isWhole: false)
    }
    var text = Numerals(decimals: 4).text(value)
    while text.contains("."), text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
