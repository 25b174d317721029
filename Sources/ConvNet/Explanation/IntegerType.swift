/// Types of whole numbers that a cast goes to.
public enum IntegerType: String, Hashable, Sendable, CaseIterable {
  case int8, int16, int32, int64, uint8, uint16, uint32, uint64

  /// The part before the point. What does not fit does as ONNX Runtime's casts do on x86: a type of
  /// 16 bits or fewer keeps the low bits of an int32, uint32 and uint64 those of an int64, and what
  /// does not fit in there, NaN and ±∞ become the smallest int32 or int64.
  public func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .int8: Double(Int8(truncatingIfNeeded: short(x)))
    case .int16: Double(Int16(truncatingIfNeeded: short(x)))
    case .int32: Double(short(x))
    case .int64: Double(long(x))
    case .uint8: Double(UInt8(truncatingIfNeeded: short(x)))
    case .uint16: Double(UInt16(truncatingIfNeeded: short(x)))
    case .uint32: Double(UInt32(truncatingIfNeeded: long(x)))
    case .uint64: Double(UInt64(exactly: x.rounded(.towardZero)) ?? UInt64(bitPattern: long(x)))
    }
  }

  private func short(_ x: Double) -> Int32 { Int32(exactly: x.rounded(.towardZero)) ?? .min }
  private func long(_ x: Double) -> Int64 { Int64(exactly: x.rounded(.towardZero)) ?? .min }
}

extension IntegerType {
  /// The size of a number in bytes.
  public var width: Int {
    switch self {
    case .int8, .uint8: 1
    case .int16, .uint16: 2
    case .int32, .uint32: 4
    case .int64, .uint64: 8
    }
  }
  public var isSigned: Bool { range.lowerBound < 0 }
  /// The numbers that it holds.
  public var range: ClosedRange<Double> {
    switch self {
    case .int8: -128...127
    case .int16: -32768...32767
    case .int32: -0x1p31...0x1p31 - 1
    case .int64: -0x1p63...0x1p63
    case .uint8: 0...255
    case .uint16: 0...65535
    case .uint32: 0...0x1p32 - 1
    case .uint64: 0...0x1p64
    }
  }
}
