import ConvCanvas
import ConvNet
import ConvSession

/// How the numbers of one layer are written: whole ones without decimals, with a true minus.
package struct Numerals: Hashable, Sendable {
  /// Digits after the point.
  let decimals: Int

  init(decimals: Int) { self.decimals = decimals }
  /// - Parameter isWhole: whether all numbers that stand together are whole.
  init(isWhole: Bool) { decimals = isWhole ? 0 : 2 }
  /// For numbers that stand together: it looks no further than to the first that is not whole.
  init(_ numbers: some Sequence<Float>) {
    self.init(isWhole: Statistics.areWhole(numbers))
  }

  /// For the numbers of a sum, their total among them: as many decimals as it takes for what is
  /// shown to add up, at most two more than where they stand alone.
  /// - Parameter sums: addends, and what they come to.
  init(adding sums: [(addends: [Double], total: Double)], atLeast least: Int = 0) {
    let all = sums.flatMap { $0.addends + [$0.total] }
    let isWhole = all.allSatisfy { $0.isFinite && $0.rounded() == $0 }
    let start = max(least, isWhole ? 0 : 2)
    let fitting = (start...start + 2).first { decimals in
      sums.allSatisfy { Numerals(decimals: decimals).addsUp($0.addends, $0.total) }
    }
    decimals = fitting ?? start
  }

  /// For products: as many decimals, at most four, as it takes for no factor to be written as 0
  /// beside a product that is not.
  init(factors: [Float], _ products: [Double?], atLeast least: Int) {
    let fitting = (least..<4).first { decimals in
      let numerals = Numerals(decimals: decimals)
      return zip(factors, products).allSatisfy { factor, product in
        factor == 0 || numerals.rounded(Double(factor)) != 0
          || numerals.rounded(product ?? 0) == 0
      }
    }
    decimals = fitting ?? max(least, 4)
  }

  /// Whether rounded numbers give the rounded total.
  func addsUp(_ addends: [Double], _ total: Double) -> Bool {
    guard total.isFinite else { return true }
    let sum = addends.reduce(0) { $0 + rounded($1) }
    return (sum - rounded(total)).magnitude * scale(total) < 0.5
  }
  /// The number that is written.
  func rounded(_ value: Double) -> Double {
    value.isFinite ? (value * scale(value)).rounded() / scale(value) : value
  }
  /// How many digits after the point a number is written with, as a power of ten.
  private func scale(_ value: Double) -> Double {
    (0..<places(value)).reduce(1.0) { scale, _ in scale * 10 }
  }
  /// Large numbers take fewer decimals.
  private func places(_ value: Double) -> Int {
    value.magnitude >= 1000 ? 0 : value.magnitude >= 100 ? min(decimals, 1) : decimals
  }

  func text(_ value: Float) -> String { text(Double(value)) }
  func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    if value.magnitude >= 1e6 { return Numerals.exponent(value) }
    let places = places(value)
    let units = (value.magnitude * scale(value)).rounded()
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

  /// At most seven columns, of any size: `12`, `3.14`, `−0.0271`, `−1.3e−5`.
  /// - Parameter isWhole: whether all numbers that stand together are whole.
  static func compact(_ value: Double, isWhole: Bool) -> String {
    let size = value.magnitude
    guard size.isFinite, size != 0 else { return Numerals(decimals: 0).text(value) }
    if size < 0.001 || size >= 100_000 { return powered(value) }
    return Numerals(decimals: isWhole ? 0 : size < 1 ? 4 : 2).text(value)
  }
  /// A number by itself in a sentence: `0.7`, `3`, `−1.25`, without zeros at its end.
  static func trimmed(_ value: Float) -> String {
    var text = Numerals([value]).text(value)
    guard text.contains("."), !text.contains("e") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
  /// Two digits, or one where the other is 0, and a power of ten.
  private static func powered(_ value: Double) -> String {
    var (mantissa, exponent) = (value.magnitude, 0)
    while mantissa >= 9.95 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 0.995 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    let power = exponent < 0 ? "−\(-exponent)" : "\(exponent)"
    let tenths = Int((mantissa * 10).rounded())
    let written = tenths.isMultiple(of: 10) ? String(tenths / 10) : digits(tenths, 1)
    return (value < 0 ? "−" : "") + written + "e" + power
  }

  /// `94.9 %`
  static func percent(_ share: Float) -> String {
    "\(Numerals(decimals: 1).text(share * 100)) %"
  }
  /// The same of counts, or of a share of many: all and none are said of all and none alone.
  package static func percent(_ part: Int, of all: Int) -> String {
    guard all > 0 else { return "·" }
    return percent(near: Double(part) / Double(all), decimals: 1)
  }
  /// `95 %`, and never 100 % or 0 % of what is not all or none.
  package static func wholePercent(_ share: Double) -> String { percent(near: share, decimals: 0) }
  static func percent(near share: Double, decimals: Int) -> String {
    let numerals = Numerals(decimals: decimals)
    let step = decimals == 0 ? 0.01 : 0.001
    let shown = share <= 0 || share >= 1 ? share : min(max(share, step), 1 - step)
    return "\(numerals.text(shown * 100)) %"
  }
  /// As many decimals as it takes to tell numbers that stand together: three digits of the largest.
  init(telling numbers: [Double]) {
    let largest = numbers.filter(\.isFinite).map(\.magnitude).max() ?? 0
    var (decimals, size) = (2, largest)
    while size < 1, size > 0, decimals < 8 { (decimals, size) = (decimals + 1, size * 10) }
    self.init(decimals: decimals)
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
