/// Numbers of eight or four bits: a sign, an exponent and a few bits of a mantissa (Open Compute
/// Project, "OCP 8-bit Floating Point Specification" 1.0 and "Microscaling Formats" 1.0; ONNX,
/// "Float stored in 8 bits").
enum SmallFloat: Hashable, Sendable {
  /// No infinities; a NaN of all ones.
  case e4m3fn
  case e5m2
  /// No infinities and no negative zero, in whose place is the NaN.
  case e4m3fnuz, e5m2fnuz
  /// A power of two without a sign, the scale of a block of numbers.
  case e8m0
  /// Four bits without infinities and NaN.
  case e2m1

  /// The value of every pattern of bits, 256 or 16 of them.
  var table: [Float] { (0..<(self == .e2m1 ? 16 : 256)).map { value(UInt8($0)) } }

  private func value(_ bits: UInt8) -> Float {
    switch self {
    case .e8m0: bits == 255 ? .nan : Float(sign: .plus, exponent: Int(bits) - 127, significand: 1)
    case .e2m1: value(bits, sign: bits >> 3, mantissaBits: 1, exponentBits: 2, bias: 1)
    case .e4m3fn:
      bits & 0x7F == 0x7F
        ? .nan : value(bits, sign: bits >> 7, mantissaBits: 3, exponentBits: 4, bias: 7)
    case .e5m2:
      bits & 0x7C == 0x7C
        ? bits & 3 == 0 ? (bits >> 7 == 1 ? -.infinity : .infinity) : .nan
        : value(bits, sign: bits >> 7, mantissaBits: 2, exponentBits: 5, bias: 15)
    case .e4m3fnuz:
      bits == 0x80 ? .nan : value(bits, sign: bits >> 7, mantissaBits: 3, exponentBits: 4, bias: 8)
    case .e5m2fnuz:
      bits == 0x80 ? .nan : value(bits, sign: bits >> 7, mantissaBits: 2, exponentBits: 5, bias: 16)
    }
  }

  private func value(
    _ bits: UInt8, sign: UInt8, mantissaBits: Int, exponentBits: Int, bias: Int
  ) -> Float {
    let mantissa = Int(bits) & (1 << mantissaBits - 1)
    let exponent = Int(bits) >> mantissaBits & (1 << exponentBits - 1)
    // The lowest exponent has no hidden one.
    let whole = exponent == 0 ? mantissa : mantissa | 1 << mantissaBits
    return Float(
      sign: sign == 1 ? .minus : .plus, exponent: max(1, exponent) - bias - mantissaBits,
      significand: Float(whole))
  }

  /// The pattern of bits nearest to a number; of two, the one that comes first.
  func bits(nearestTo number: Float) -> UInt8 {
    let table = table
    if number.isNaN { return UInt8(table.firstIndex { $0.isNaN } ?? 0) }
    var best = 0
    var least = Float.infinity
    for (index, value) in table.enumerated() where value.isFinite {
      let distance = (value - number).magnitude
      if distance < least || distance == least && value.sign == number.sign && value == number {
        (best, least) = (index, distance)
      }
    }
    return UInt8(best)
  }
}
