import ConvCanvas
import ConvNet
import ConvSession

/// How the numbers of one layer are written: whole ones without decimals, with a true minus.
struct Numerals: Hashable, Sendable {
  /// Digits after the point.
  let decimals: Int

  init(decimals: Int) { self.decimals = decimals }
  /// - Parameter isWhole: whether all numbers that stand together are whole.
  init(isWhole: Bool) { decimals = isWhole ? 0 : 2 }
  /// For numbers that stand together.
  init(_ numbers: some Sequence<Float>) { self.init(isWhole: Statistics(numbers).isWhole) }

  func text(_ value: Float) -> String { text(Double(value)) }
  func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    if value.magnitude >= 1e6 { return Numerals.exponent(value) }
    let places = value.magnitude >= 1000 ? 0 : value.magnitude >= 100 ? min(decimals, 1) : decimals
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let units = (value.magnitude * scale).rounded()
    guard units != 0 else { return Numerals.digits(0, places) }
    return (value < 0 ? "−" : "") + Numerals.digits(Int(units), places)
  }

  private static func digits(_ units: Int, _ places: Int) -> String {
    var text = String(units)
    guard places > 0 else { return text }
    while text.count <= places { text = "0" + text }
    return text.dropLast(places) + "." + text.suffix(places)
  }
  private static func exponent(_ value: Double) -> String {
    var (mantissa, exponent) = (value.magnitude, 0)
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    return (value < 0 ? "−" : "") + "\(Int(mantissa.rounded()))e\(exponent)"
  }

  /// `94.9 %`
  static func percent(_ share: Float) -> String {
    "\(Numerals(decimals: 1).text(share * 100)) %"
  }
  /// Thousands with a comma: `5,562`.
  static func count(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.enumerated().reduce(into: "") { text, digit in
      if digit.offset > 0, (digits.count - digit.offset).isMultiple(of: 3) { text += "," }
      text.append(digit.element)
    }
  }
  /// At most five columns: `36`, `5562`, `45 k`, `5.6 M`.
  static func short(_ number: Int) -> String {
    if number < 10_000 { return String(number) }
    for (unit, letter) in [(1_000_000_000, "G"), (1_000_000, "M"), (1000, "k")]
    where number >= unit {
      let value = Double(number) / Double(unit)
      return "\(Numerals(decimals: value < 10 ? 1 : 0).text(value)) \(letter)"
    }
    return String(number)
  }
}

extension Numerals {
  private static let words = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]
  /// `three`, and digits from eleven on.
  static func word(_ number: Int) -> String {
    words.indices.contains(number) ? words[number] : count(number)
  }
}
