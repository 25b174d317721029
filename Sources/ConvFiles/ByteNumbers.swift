extension [UInt8] {
  /// An unsigned number of up to 7 bytes, or nil where the file ends before.
  func number(at offset: Int, bytes width: Int, bigEndian: Bool = false) -> Int? {
    guard offset >= 0, offset <= count, width <= count - offset else { return nil }
    var number = 0
    for index in 0..<width {
      number = number << 8 | Int(self[offset + (bigEndian ? index : width - 1 - index)])
    }
    return number
  }

  mutating func append(_ number: Int, bytes width: Int) {
    for index in 0..<width { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }
}
