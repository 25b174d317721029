/// Numbers of 16 bits (IEEE 754 binary16), as they are written; not every processor has them.
enum HalfFloat {
  /// The bits of the nearest one, an even one where two are as near; beyond the largest infinite.
  static func bits(_ value: Float) -> UInt16 {
    let bits = value.bitPattern
    let sign = UInt16(bits >> 16 & 0x8000)
    let size = Float(bitPattern: bits & 0x7FFF_FFFF)
    guard !value.isNaN else { return sign | 0x7E00 }
    guard size < 65_520 else { return sign | 0x7C00 }
    // What is smaller than the smallest normal number counts in steps of 2^-24.
    guard size >= 0x1p-14 else { return sign | UInt16((size * 0x1p24).rounded(.toNearestOrEven)) }
    let exponent = Int(size.exponent)
    let mantissa = Int((size.significand * 1024).rounded(.toNearestOrEven)) - 1024
    return sign | UInt16((exponent + 15) << 10 + mantissa)
  }
}
