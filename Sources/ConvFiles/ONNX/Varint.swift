/// Whole numbers as protocol buffers write them: seven bits a byte, the lowest first, and the highest
/// bit set in all bytes but the last.
enum Varint {
  /// - Parameter next: the next byte; nil where there is none.
  /// - Returns: nil where the bytes end before the number does, or go on beyond ten.
  @inline(__always)
  static func read<Failure: Error>(
    _ next: () throws(Failure) -> UInt8?
  ) throws(Failure) -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard let byte = try next() else { return nil }
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }
}
