/// 128 bits that stand for a value's content: two files, networks or pictures are equal when
/// their digests are. Made to tell apart what honest people open, not to resist forgery.
public struct Digest: Hashable, Sendable {
  private var high: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var low: UInt64 = 0xD1B5_4A32_D192_ED03

  public init() {}

  public mutating func combine(_ word: UInt64) {
    let product = (low ^ word).multipliedFullWidth(by: 0x9FB2_1C65_1E98_DF25)
    low = product.low ^ high
    high =
      (product.high &+ word).multipliedReportingOverflow(by: 0xA24B_AED4_963E_E407).partialValue
      ^ (low >> 29)
  }
  public mutating func combine(_ text: String) {
    combine(bytes: Array(text.utf8))
  }
  public mutating func combine(bytes: [UInt8]) {
    combine(UInt64(bytes.count))
    for start in stride(from: 0, to: bytes.count, by: 8) {
      var word: UInt64 = 0
      for byte in bytes[start..<min(start + 8, bytes.count)] { word = word << 8 | UInt64(byte) }
      combine(word)
    }
  }
  public mutating func combine(_ tensor: Tensor) {
    for size in tensor.shape.sizes { combine(UInt64(size)) }
    if let value = tensor.describedValue {
      return combine(UInt64(value.bitPattern) | 1 << 63)
    }
    // Two numbers a word: large networks are looked at whole.
    tensor.elements.withUnsafeBufferPointer { elements in
      for start in stride(from: 0, to: elements.count - 1, by: 2) {
        combine(UInt64(elements[start].bitPattern) << 32 | UInt64(elements[start + 1].bitPattern))
      }
      if elements.count % 2 == 1 { combine(UInt64(elements[elements.count - 1].bitPattern)) }
    }
  }
}

extension Digest: CustomStringConvertible {
  /// 32 hexadecimal digits.
  public var description: String {
    [high, low].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
