import ConvNet
import Foundation

/// The numbers of a tensor as they stand in a file: little-endian, row-major, in their own type.
struct RawNumbers {
  let type: ElementType
  private(set) var bytes: Data
  let count: Int

  init(_ type: ElementType, bytes: Data, count: Int) {
    (self.type, self.bytes, self.count) = (type, bytes, count)
  }

  init(floats: [Float]) {
    self.init(.float32, bytes: floats.withUnsafeBytes { Data($0) }, count: floats.count)
  }
  /// Takes floats, rounded where the type holds less.
  init(_ type: ElementType, floats: [Float]) {
    self.init(type, bytes: Data(count: type.byteCount(floats.count)), count: floats.count)
    for (index, number) in floats.enumerated() { _ = set(index, number) }
  }

  /// Reads the numbers of a tensor, wherever they stand.
  init(_ tensor: ONNXTensor, _ reader: TensorReader, named name: String) throws(ModelError) {
    let type = try ElementType(code: tensor.dataType, of: name)
    let count = try TensorReader.sizes(tensor.dims, of: name).count
    if tensor.dataLocation == 1 {
      let bytes: [UInt8] = try reader.external(tensor, type.byteCount(count), name)
      self.init(type, bytes: Data(bytes), count: count)
    } else if tensor.hasRawData {
      self.init(type, bytes: tensor.rawData, count: count)
    } else {
      self.init(type, typed: tensor, count: count)
    }
  }

  /// Reads the numbers from the fields of their types.
  private init(_ type: ElementType, typed tensor: ONNXTensor, count: Int) {
    var bytes = Data()
    func append(_ bits: some FixedWidthInteger) {
      withUnsafeBytes(of: bits.littleEndian) {
        bytes.append(contentsOf: $0.prefix(max(1, type.bits / 8)))
      }
    }
    switch type {
    case .float32: for number in tensor.floatData { append(number.bitPattern) }
    case .float64: for number in tensor.doubleData { append(number.bitPattern) }
    case .signed64: for number in tensor.int64Data { append(number) }
    case .unsigned32, .unsigned64: for number in tensor.uint64Data { append(number) }
    default: for number in tensor.int32Data { append(number) }
    }
    self.init(type, bytes: bytes, count: count)
  }

  /// Sets a number.
  /// - Returns: whether the type holds it exactly.
  mutating func set(_ index: Int, _ number: Float) -> Bool {
    switch type {
    case .float32:
      store(number.bitPattern, index)
      return true
    case .float64:
      store(Double(number).bitPattern, index)
      return true
    case .float16:
      let rounded = Float16(number)
      store(rounded.bitPattern, index)
      return Float(rounded) == number || number.isNaN
    case .bfloat16:
      let rounded = Float.bfloat16Bits(number)
      store(rounded, index)
      return Float(bitPattern: UInt32(rounded) << 16) == number || number.isNaN
    case .boolean:
      store(UInt8(number == 0 ? 0 : 1), index)
      return number == 0 || number == 1
    default:
      if let small = type.small {
        let bits = small.bits(nearestTo: number)
        storePacked(bits, index)
        return small.table[Int(bits)] == number || number.isNaN
      }
      return setWhole(index, number)
    }
  }

  /// Stores a number that takes a byte or shares one.
  private mutating func storePacked(_ bits: UInt8, _ index: Int) {
    let inByte = 8 / type.bits
    let shift = type.bits * (index % inByte)
    let mask = UInt8(truncatingIfNeeded: (1 << type.bits) - 1)
    let place = bytes.startIndex + index / inByte
    bytes[place] = bytes[place] & ~(mask << shift) | (bits & mask) << shift
  }

  private mutating func setWhole(_ index: Int, _ number: Float) -> Bool {
    func stored<Whole: FixedWidthInteger & BitwiseCopyable>(_ whole: Whole.Type) -> Bool {
      let value = Whole(clamping: Int64(saturating: Double(number).rounded()))
      store(value, index)
      return Double(value) == Double(number)
    }
    if type.bits < 8 {
      let least = type == .signed2 || type == .signed4 ? -(1 << (type.bits - 1)) : 0
      let value = min(
        max(Int(Int64(saturating: Double(number).rounded())), least),
        least + (1 << type.bits) - 1)
      storePacked(UInt8(truncatingIfNeeded: value), index)
      return Double(value) == Double(number)
    }
    switch type {
    case .signed8: return stored(Int8.self)
    case .unsigned8: return stored(UInt8.self)
    case .signed16: return stored(Int16.self)
    case .unsigned16: return stored(UInt16.self)
    case .signed32: return stored(Int32.self)
    case .unsigned32: return stored(UInt32.self)
    case .unsigned64: return stored(UInt64.self)
    default: return stored(Int64.self)
    }
  }

  private mutating func store<Bits: FixedWidthInteger & BitwiseCopyable>(
    _ bits: Bits, _ index: Int
  ) {
    let start = index * type.bits / 8
    bytes.withUnsafeMutableBytes {
      $0.storeBytes(of: bits.littleEndian, toByteOffset: start, as: Bits.self)
    }
  }
}

extension Float {
  /// The upper half of a float's bits, rounded to the nearest, halves to the even.
  fileprivate static func bfloat16Bits(_ number: Float) -> UInt16 {
    let bits = number.bitPattern
    guard !number.isNaN else { return UInt16(bits >> 16) | 0x40 }
    return UInt16((bits + 0x7FFF + (bits >> 16 & 1)) >> 16)
  }
}

extension ONNXTensor {
  /// Replaces the numbers it had.
  mutating func store(_ numbers: RawNumbers) {
    (floatData, int32Data, int64Data, doubleData, uint64Data) = ([], [], [], [], [])
    externalData = []
    clearDataLocation()
    (dataType, rawData) = (numbers.type.rawValue, numbers.bytes)
  }
}
