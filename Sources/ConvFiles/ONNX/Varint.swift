/// Whole numbers as protocol buffers write them: seven bits a byte, the lowest first, and the highest
/// bit set in all bytes but the last.
enum Varint {
  /// - Parameter next: the next byte; nil where there is none.
  /// - Returns: nil where the bytes end before the number does, or go on beyond ten.
  @inline(__always)
  static func read<Failure: Error>(
    _ next: () throws(Failure) -> UInt8?
  ) throws(Failure) -> UInt64? {
    // Most are of one byte.
    guard let first = try next() else { return nil }
    guard first >= 0x80 else { return UInt64(first) }
    var (value, shift) = (UInt64(first & 0x7f), UInt64(7))
    while shift < 70 {
      guard let byte = try next() else { return nil }
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}
