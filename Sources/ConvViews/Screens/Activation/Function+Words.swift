import ConvCanvas
import ConvNet
import ConvSession

extension Function {
  /// As it stands over a curve or a column of numbers.
  var formula: String {
    switch self {
    case .identity: "y = x"
    case .relu: "y = max(0, x)"
    case .leakyReLU(let slope): "y = x, below 0 \(Function.short(slope)) x"
    case .sigmoid: "y = 1 / (1 + e^−x)"
    case .tanh: "y = tanh(x)"
    case .gelu: "y = gelu(x)"
    case .geluByTanh: "y ≈ gelu(x)"
    case .standardized: "y = (x − mean) / √(var + eps)"
    case .constant(let value): "y = \(Function.short(value))"
    case .quotient, .share: "y = x / z"
    case .overRoot: "y = x / √(z + eps)"
    default: "y = \(name)(x\(termCount == 1 ? "" : ", …"))"
    }
  }

  /// What it does to all numbers, in a sentence.
  var summary: String {
    switch self {
    case .identity:
      "Dropout silences numbers only while a network learns. Here every number passes."
    case .relu: "What is above 0 passes, everything else becomes 0."
    case .leakyReLU(let slope):
      "What is above 0 passes, what is below is multiplied by \(Function.short(slope))."
    case .sigmoid: "Every number is squeezed between 0 and 1: 0 becomes a half."
    case .tanh: "Every number is squeezed between −1 and 1: 0 stays 0."
    case .gelu, .geluByTanh:
      "Far above 0 all passes, far below 0 all becomes 0; in between it goes over smoothly."
    case .standardized: "Every number becomes its distance from the mean, in deviations."
    case .constant: "Every number is the same."
    case .quotient, .share, .overRoot: "One number is divided by another."
    case .arithmetic: "Every number is made of one number of each input."
    case .position, .isPosition: "What counts is where the number lies, not how large it is."
    default: "Every number goes through \(name), by itself."
    }
  }

  /// What it did to one number.
  func told(_ x: Float, _ numerals: Numerals) -> Words {
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

  /// At most four digits after the point, and none that says nothing.
  private static func short(_ value: Double) -> String {
    var text = Numerals(decimals: 4).text(value)
    while text.contains("."), text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
