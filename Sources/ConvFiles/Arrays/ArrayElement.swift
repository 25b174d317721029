import ConvNet

/// The kind of number that an NPY file holds, from its `descr` (numpy.lib.format).
struct ArrayElement: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case float, signed, unsigned, boolean
    /// A float32 without its last 16 bits: `bfloat16`.
    case brain
    /// A number of eight bits.
    case small(SmallFloat)
  }
  let kind: Kind
  /// The size of one number in bytes.
  let width: Int
  let isBigEndian: Bool

  init(kind: Kind, width: Int, isBigEndian: Bool) {
    (self.kind, self.width, self.isBigEndian) = (kind, width, isBigEndian)
  }

  /// - Parameter name: such as `<f4`; `|` only where a byte's order can not matter.
  init(_ name: String) throws(FileError) {
    let characters = Array(name)
    guard characters.count == 3, let width = characters[2].wholeNumberValue else {
      throw Self.refusal(name)
    }
    switch (characters[1], width) {
    case ("f", 2), ("f", 4), ("f", 8): kind = .float
    case ("i", 1), ("i", 2), ("i", 4), ("i", 8): kind = .signed
    case ("u", 1), ("u", 2), ("u", 4), ("u", 8): kind = .unsigned
    case ("b", 1): kind = .boolean
    default: throw Self.refusal(name)
    }
    switch characters[0] {
    case "<": isBigEndian = false
    case ">": isBigEndian = true
    case "|" where width == 1: isBigEndian = false
    default: throw Self.refusal(name)
    }
    self.width = width
  }

  private static func refusal(_ name: String) -> FileError {
    let word: String? =
      switch name.dropFirst().first {
      case "O": "objects"
      case "U", "S", "a", "T": "text"
      case "M", "m": "dates"
      case "V": "raw bytes"
      case "c": "complex numbers"
      default: nil
      }
    guard let word else {
      return .notNumbers(kind: name.quoted, advice: "save it with astype(\"float32\")")
    }
    return .notNumbers(kind: word, advice: "save one of numbers")
  }

  /// The type in a word, such as `float16`.
  var word: String {
    switch kind {
    case .float: "float\(8 * width)"
    case .signed: "int\(8 * width)"
    case .unsigned: "uint\(8 * width)"
    case .boolean: "bool"
    case .brain: "bfloat16"
    case .small(let format): "float8_\(format)"
    }
  }

  /// Reads as many numbers as `elements` takes, rounded to float32.
  func read(
    _ bytes: UnsafeRawBufferPointer, into elements: UnsafeMutableBufferPointer<Float>
  ) {
    switch (kind, width) {
    case (.float, 2): fill(elements, bytes) { Float(Float16(bitPattern: $0)) }
    #if _endian(little)
      case (.float, 4) where !isBigEndian:
        UnsafeMutableRawBufferPointer(elements).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[..<(elements.count * width)]))
    #endif
    case (.float, 4): fill(elements, bytes) { Float(bitPattern: $0) }
    case (.float, _): fill(elements, bytes) { Float(Double(bitPattern: $0)) }
    case (.brain, _): fill(elements, bytes) { Float(bitPattern: UInt32($0 as UInt16) << 16) }
    case (.small(let format), _):
      let table = format.table
      fill(elements, bytes) { (bits: UInt8) in table[Int(bits)] }
    case (.signed, 1): fill(elements, bytes) { (bits: Int8) in Float(bits) }
    case (.signed, 2): fill(elements, bytes) { (bits: Int16) in Float(bits) }
    case (.signed, 4): fill(elements, bytes) { (bits: Int32) in Float(bits) }
    case (.signed, _): fill(elements, bytes) { (bits: Int64) in Float(bits) }
    case (.unsigned, 1): fill(elements, bytes) { (bits: UInt8) in Float(bits) }
    case (.unsigned, 2): fill(elements, bytes) { (bits: UInt16) in Float(bits) }
    case (.unsigned, 4): fill(elements, bytes) { (bits: UInt32) in Float(bits) }
    case (.unsigned, _): fill(elements, bytes) { (bits: UInt64) in Float(bits) }
    case (.boolean, _): fill(elements, bytes) { (bits: UInt8) in bits == 0 ? 0 : 1 }
    }
  }

  /// Reads numbers from a source part by part, so that they are in memory once.
  /// - Parameter start: where the first of them stands; all have to be within the source.
  func tensor(
    _ shape: Shape, from source: some ByteSource, at start: Int
  ) throws(FileError) -> Tensor {
    var overflows = false
    return try tensor(shape, from: source, at: start, overflows: &overflows)
  }
  /// - Parameter overflows: becomes true where a finite double is infinite as a float.
  func tensor(
    _ shape: Shape, from source: some ByteSource, at start: Int, overflows: inout Bool
  ) throws(FileError) -> Tensor {
    var failure: FileError?
    let tensor = Tensor(shape) { elements in
      do throws(FileError) {
        for first in stride(from: 0, to: shape.count, by: ArrayElement.numbersAtATime) {
          let end = min(shape.count, first + ArrayElement.numbersAtATime)
          let bytes = try source.bytes(start + first * width..<start + end * width)
          bytes.withUnsafeBytes {
            let part = UnsafeMutableBufferPointer(rebasing: elements[first..<end])
            read($0, into: part)
            overflows = overflows || self.overflows($0, as: part)
          }
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
    return tensor
  }
  private static let numbersAtATime = 1 << 18

  /// Whether a finite number became infinite.
  private func overflows(
    _ bytes: UnsafeRawBufferPointer, as elements: UnsafeMutableBufferPointer<Float>
  ) -> Bool {
    guard kind == .float, width == 8 else { return false }
    return elements.indices.contains { index in
      guard elements[index].isInfinite else { return false }
      let bits = bytes.loadUnaligned(fromByteOffset: index * width, as: UInt64.self)
      return Double(bitPattern: isBigEndian ? bits.bigEndian : bits.littleEndian).isFinite
    }
  }

  private func fill<Bits: FixedWidthInteger & BitwiseCopyable>(
    _ elements: UnsafeMutableBufferPointer<Float>, _ bytes: UnsafeRawBufferPointer,
    _ number: (Bits) -> Float
  ) {
    for index in elements.indices {
      let bits = bytes.loadUnaligned(fromByteOffset: index * width, as: Bits.self)
      elements[index] = number(isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits))
    }
  }
}
