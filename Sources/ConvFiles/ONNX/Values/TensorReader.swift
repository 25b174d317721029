import ConvNet
import Foundation

/// Reads the tensors of a model file, wherever their numbers stand.
struct TensorReader {
  /// The folder of the model, where its second file lies; nil where there is none.
  let folder: ModelFolder?

  /// Reads a tensor.
  /// - Throws: ``ModelError/value(name:reason:)`` where the numbers do not fit the sizes. Checked
  ///   before memory is taken.
  func read(_ tensor: ONNXTensor, named name: String) throws(ModelError) -> KnownTensor {
    let type = try ElementType(code: tensor.dataType, of: name)
    let (sizes, count) = try TensorReader.sizes(tensor.dims, of: name)
    func known(_ bytes: UnsafeRawBufferPointer) -> KnownTensor {
      KnownTensor(sizes, type, count, raw: bytes)
    }
    if tensor.dataLocation == 1 {
      #if _endian(little)
        if type == .float32 {
          return KnownTensor(sizes, reals: try external(tensor, count, name))
        }
      #endif
      let bytes: [UInt8] = try external(tensor, type.byteCount(count), name)
      return bytes.withUnsafeBytes(known)
    }
    if tensor.hasRawData {
      guard tensor.rawData.count == type.byteCount(count) else {
        throw TensorReader.wrongCount(
          name, sizes, has: tensor.rawData.count * 8 / type.bits, needs: count)
      }
      return tensor.rawData.withUnsafeBytes(known)
    }
    if type.small != nil || type.bits < 8 {
      // A field of 32 bits for each byte of raw data.
      guard tensor.int32Data.count == type.byteCount(count) else {
        throw TensorReader.wrongCount(
          name, sizes, has: tensor.int32Data.count * 8 / type.bits, needs: count)
      }
      return tensor.int32Data.map { UInt8(truncatingIfNeeded: $0) }.withUnsafeBytes(known)
    }
    return try typed(tensor, type, sizes, count, name)
  }

  static func sizes(
    _ dims: [Int64], of name: String
  ) throws(ModelError) -> (sizes: [Int], count: Int) {
    // A size of 0 leaves no numbers, but the product of the others must not overflow all the same.
    var count = 1
    guard dims.count <= 32 else { throw .value(name: name, reason: "it has over 32 axes") }
    for size in dims {
      guard size >= 0, size <= Shape.largestCount else {
        throw .value(name: name, reason: "a size of \(size) is not possible")
      }
      let (product, overflow) = count.multipliedReportingOverflow(by: max(1, Int(size)))
      guard !overflow, product <= Shape.largestCount else {
        throw .value(name: name, reason: "it has more than \(Shape.largestCount) numbers")
      }
      count = product
    }
    return (dims.map { Int($0) }, dims.contains(0) ? 0 : count)
  }

  /// Reads numbers in fields of their own types: floats, or whole numbers of 32 or 64 bits, which
  /// also hold the bits of float16.
  private func typed(
    _ tensor: ONNXTensor, _ type: ElementType, _ sizes: [Int], _ count: Int, _ name: String
  ) throws(ModelError) -> KnownTensor {
    func check(_ found: Int) throws(ModelError) {
      guard found == count else {
        throw TensorReader.wrongCount(name, sizes, has: found, needs: count)
      }
    }
    switch type {
    case .float32:
      try check(tensor.floatData.count)
      return KnownTensor(sizes, reals: tensor.floatData)
    case .float64:
      try check(tensor.doubleData.count)
      var known = KnownTensor(sizes, reals: tensor.doubleData.map { Float($0) })
      known.overflows = tensor.doubleData.contains { $0.isFinite && Float($0).isInfinite }
      return known
    case .float16:
      try check(tensor.int32Data.count)
      return KnownTensor(
        sizes,
        reals: tensor.int32Data.map {
          Float(Float16(bitPattern: UInt16(truncatingIfNeeded: $0)))
        })
    case .bfloat16:
      try check(tensor.int32Data.count)
      return KnownTensor(
        sizes,
        reals: tensor.int32Data.map {
          Float(bitPattern: UInt32(UInt16(truncatingIfNeeded: $0)) << 16)
        })
    case .signed64:
      try check(tensor.int64Data.count)
      return KnownTensor(sizes, integers: tensor.int64Data)
    case .unsigned32, .unsigned64:
      try check(tensor.uint64Data.count)
      return KnownTensor(sizes, integers: tensor.uint64Data.map { Int64(clamping: $0) })
    default:
      try check(tensor.int32Data.count)
      return KnownTensor(sizes, integers: tensor.int32Data.map { Int64($0) }, type.element)
    }
  }

  /// The numbers of a tensor that stand in another file, as they lie there.
  func external<Number: BitwiseCopyable>(
    _ tensor: ONNXTensor, _ count: Int, _ name: String
  ) throws(ModelError) -> [Number] {
    let byteCount = count * MemoryLayout<Number>.stride
    guard let folder else {
      throw .value(name: name, reason: "its numbers stand in another file, and there is none")
    }
    let entries = Dictionary(
      tensor.externalData.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    guard let location = entries["location"], !location.isEmpty else {
      throw .value(name: name, reason: "it does not say which file its numbers stand in")
    }
    func number(_ key: String) throws(ModelError) -> Int? {
      guard let text = entries[key] else { return nil }
      guard let number = Int(text), number >= 0 else {
        throw .value(name: name, reason: "its \(key) “\(text)” is no position in a file")
      }
      return number
    }
    let offset = try number("offset") ?? 0
    if let length = try number("length"), length != byteCount {
      throw .value(
        name: name, reason: "it claims \(length) bytes where its sizes need \(byteCount)")
    }
    do throws(FileError) {
      return try SiblingFile(location, in: folder).numbers(count, from: offset)
    } catch { throw .value(name: name, reason: "\(error)") }
  }

  private static func wrongCount(
    _ name: String, _ sizes: [Int], has: Int, needs: Int
  ) -> ModelError {
    .value(
      name: name, reason: "it holds \(has) numbers where \(sizes.written) needs \(needs)")
  }
}

extension KnownTensor {
  /// - Parameter raw: little-endian, `count` numbers of the type's width.
  fileprivate init(_ sizes: [Int], _ type: ElementType, _ count: Int, raw: UnsafeRawBufferPointer) {
    func load<Bits: BitwiseCopyable>(_ index: Int, _ bits: Bits.Type) -> Bits {
      raw.loadUnaligned(fromByteOffset: index * MemoryLayout<Bits>.size, as: bits)
    }
    func reals(_ number: (Int) -> Float) -> KnownTensor {
      KnownTensor(
        sizes,
        reals: [Float](unsafeUninitializedCapacity: count) { buffer, filled in
          for index in 0..<count { buffer[index] = number(index) }
          filled = count
        })
    }
    func integers(_ number: (Int) -> Int64) -> KnownTensor {
      KnownTensor(sizes, integers: (0..<count).map(number), type.element)
    }
    func bits(_ index: Int) -> UInt8 {
      let inByte = 8 / type.bits
      let shifted = raw[index / inByte] >> (type.bits * (index % inByte))
      return shifted & UInt8(truncatingIfNeeded: (1 << type.bits) - 1)
    }
    func signed(_ index: Int) -> Int64 {
      let bits = Int64(bits(index))
      return bits >> (type.bits - 1) == 1 ? bits - (1 << type.bits) : bits
    }
    if let table = type.small?.table {
      self = reals { table[Int(bits($0))] }
      return
    }
    func double(_ index: Int) -> Double {
      Double(bitPattern: .init(littleEndian: load(index, UInt64.self)))
    }
    self =
      switch type {
      case .float32:
        KnownTensor(
          sizes,
          reals: [Float](unsafeUninitializedCapacity: count) { buffer, filled in
            UnsafeMutableRawBufferPointer(buffer).copyMemory(
              from: UnsafeRawBufferPointer(rebasing: raw.prefix(count * 4)))
            filled = count
          })
      case .float16:
        reals { Float(Float16(bitPattern: .init(littleEndian: load($0, UInt16.self)))) }
      case .bfloat16:
        reals { Float(bitPattern: UInt32(UInt16(littleEndian: load($0, UInt16.self))) << 16) }
      case .float64:
        reals { Float(double($0)) }
      case .unsigned2, .unsigned4: integers { Int64(bits($0)) }
      case .signed2, .signed4: integers(signed)
      case .signed8: integers { Int64(load($0, Int8.self)) }
      case .unsigned8: integers { Int64(load($0, UInt8.self)) }
      case .boolean: integers { load($0, UInt8.self) == 0 ? 0 : 1 }
      case .signed16: integers { Int64(Int16(littleEndian: load($0, Int16.self))) }
      case .unsigned16: integers { Int64(UInt16(littleEndian: load($0, UInt16.self))) }
      case .signed32: integers { Int64(Int32(littleEndian: load($0, Int32.self))) }
      case .unsigned32: integers { Int64(UInt32(littleEndian: load($0, UInt32.self))) }
      case .signed64: integers { Int64(littleEndian: load($0, Int64.self)) }
      case .unsigned64: integers { Int64(clamping: UInt64(littleEndian: load($0, UInt64.self))) }
      case .float8e4m3fn, .float8e4m3fnuz, .float8e5m2, .float8e5m2fnuz, .float8e8m0, .float4e2m1:
        preconditionFailure("numbers of eight bits are looked up in a table")
      }
    if type == .float64 {
      overflows = (0..<count).contains { double($0).isFinite && Float(double($0)).isInfinite }
    }
  }
}
