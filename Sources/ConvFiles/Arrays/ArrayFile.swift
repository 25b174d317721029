public import ConvNet

/// Arrays as `numpy.save` writes them (numpy.lib.format, versions 1.0 to 3.0).
public enum ArrayFile {
  /// The limit of an array's numbers; a larger one is refused before memory is taken.
  public static let largestCount = 1 << 28
  /// The limit of a file's bytes.
  public static let largestByteCount = 512 << 20

  /// Whether this is an NPY file, whole or not.
  public static func isArray(_ bytes: [UInt8]) -> Bool { bytes.starts(with: ArrayHeader.magic) }

  /// Reads the array as float32 in C order, whatever its numbers and order in the file are.
  ///
  /// A scalar has the shape of no axes. What follows the numbers is another array's, as for NumPy.
  public static func decode(_ source: some ByteSource) throws(FileError) -> Tensor {
    try content(source).tensor
  }

  /// The array with what its file says of its numbers.
  public static func content(_ source: some ByteSource) throws(FileError) -> ArrayContent {
    let header = try ArrayHeader(source.head(ArrayHeader.largestHead))
    let shape = try shape(header.sizes)
    let byteCount = shape.count * header.element.width
    guard byteCount <= source.count - header.end else { throw .truncated(format: "NPY") }
    var overflows = false
    let tensor = try header.element.tensor(
      shape, from: source, at: header.end, overflows: &overflows)
    return ArrayContent(
      tensor: header.isFortranOrder ? rowMajor(tensor) : tensor, type: header.element.word,
      overflows: overflows)
  }

  /// The word for numbers of one byte from 0 to 255, as pictures have them.
  public static let byteWord = "uint8"

  /// Makes a file of version 1.0: little-endian float32 in C order.
  public static func encode(_ tensor: Tensor) -> [UInt8] {
    encode(tensor.shape.sizes, tensor.elements)
  }

  /// A traced value in the type that it has in its model file, but for reals, which are float32.
  public static func encode(_ value: TracedValue) -> [UInt8] {
    encode(
      value.sizes, value.numbers, as: value.element, value.integerType ?? .int64,
      exact: value.exact)
  }

  /// - Parameters:
  ///   - element: what is true or false is written as bool.
  ///   - type: of whole numbers.
  ///   - exact: the whole numbers, where floats do not hold them.
  public static func encode(
    _ sizes: [Int], _ numbers: [Float], as element: OriginalValue.Element = .real,
    _ type: IntegerType = .int64, exact: [Int64]? = nil
  ) -> [UInt8] {
    let axes = sizes.map(String.init)
    let tuple = axes.count == 1 ? "(\(axes[0]),)" : "(\(axes.joined(separator: ", ")))"
    let name =
      switch element {
      case .real: "<f4"
      case .integer: "\(type.width == 1 ? "|" : "<")\(type.isSigned ? "i" : "u")\(type.width)"
      case .boolean: "|b1"
      }
    var text = "{'descr': '\(name)', 'fortran_order': False, 'shape': \(tuple), }"
    // The numbers start at a multiple of 64 bytes, so that they can be mapped.
    text += String(repeating: " ", count: (64 - (10 + text.utf8.count + 1) % 64) % 64) + "\n"
    var bytes = ArrayHeader.magic + [1, 0]
    bytes.reserveCapacity(
      10 + text.utf8.count + (element == .integer ? type.width : 4) * numbers.count)
    bytes.append(text.utf8.count, bytes: 2)
    bytes.append(contentsOf: text.utf8)
    switch element {
    case .real:
      for number in numbers {
        withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
    case .integer:
      for number in exact ?? [] { bytes.append(Int(number), bytes: type.width) }
      for number in numbers where exact == nil {
        let plain = number.rounded(.towardZero)
        let bits =
          Int64(exactly: plain).map(UInt64.init(bitPattern:)) ?? UInt64(exactly: plain) ?? 0
        bytes.append(Int(truncatingIfNeeded: bits), bytes: type.width)
      }
    case .boolean: for number in numbers { bytes.append(number == 0 ? 0 : 1) }
    }
    return bytes
  }

  static func shape(_ sizes: [Int]) throws(FileError) -> Shape {
    guard sizes.allSatisfy({ $0 > 0 }) else { throw .empty(shape: sizes) }
    let refusal = FileError.tooManyNumbers(shape: sizes, limit: largestCount)
    do {
      let shape = try Shape(checking: sizes)
      guard shape.count <= largestCount else { throw refusal }
      return shape
    } catch {
      throw refusal
    }
  }

  /// The numbers in C order of an array whose first axis varies fastest.
  private static func rowMajor(_ tensor: Tensor) -> Tensor {
    let shape = tensor.shape
    var steps: [Int] = []
    var step = 1
    for size in shape.sizes {
      steps.append(step)
      step *= size
    }
    return Tensor(shape) { elements in
      var element = [Int](repeating: 0, count: shape.rank)
      var source = 0
      for index in elements.indices {
        elements[index] = tensor.elements[source]
        for axis in (0..<shape.rank).reversed() {
          element[axis] += 1
          source += steps[axis]
          guard element[axis] == shape[axis] else { break }
          source -= steps[axis] * shape[axis]
          element[axis] = 0
        }
      }
    }
  }
}
