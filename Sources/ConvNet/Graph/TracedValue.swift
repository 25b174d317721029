/// The output of a layer for one sample or several, as its model file has it.
public struct TracedValue: Sendable {
  /// The value's name in the file, or the layer's alias.
  public let name: String
  public let sizes: [Int]
  public let element: OriginalValue.Element
  /// The type of whole numbers in the file; nil where it does not say it, or they are none.
  public let integerType: IntegerType?
  /// The type of real numbers in the file where it is not float32.
  public let realType: RealType?
  public let numbers: [Float]
  /// The numbers as whole ones where floats do not hold all of them.
  public private(set) var exact: [Int64]?

  public init(
    name: String, sizes: [Int], element: OriginalValue.Element, integerType: IntegerType? = nil,
    realType: RealType? = nil, numbers: [Float], exact: [Int64]? = nil
  ) {
    self.exact = exact
    (self.name, self.sizes, self.element, self.numbers) = (name, sizes, element, numbers)
    self.integerType = integerType
    self.realType = element == .real ? realType : nil
  }

  /// Whether whole numbers may have been rounded: beyond 2^24 a float does not hold all of them.
  public var mayBeRounded: Bool {
    element == .integer && exact == nil && numbers.contains { $0.magnitude > 0x1p24 }
  }
  /// Whether the type in the file holds numbers that come out otherwise here: a double beyond the
  /// largest float32, a number beyond the largest half.
  public var isBeyondRange: Bool {
    guard let realType else { return false }
    return realType.isHalf
      ? numbers.contains { $0.isFinite && Double($0.magnitude) > realType.largest }
      : numbers.contains(where: \.isInfinite)
  }
  /// The type that the numbers have in the file in a word, `uint8`; nil for float32.
  public var typeWord: String? {
    switch element {
    case .real: realType?.rawValue
    case .integer: (integerType ?? .int64).rawValue
    case .boolean: "bool"
    }
  }

  /// - Parameters:
  ///   - outputs: of the samples, as they flow here; at least one.
  ///   - stacking: whether an axis counts the samples also where no file says so.
  /// - Throws: ``TraceError`` where samples differ in a value that is not one for each.
  public init(
    _ node: Node, _ outputs: [Tensor], stacking: Bool
  ) throws(TraceError) {
    try self.init(node, as: node.original, outputs, stacking: stacking)
  }

  /// - Parameter original: one of the values of the file that the node's output is.
  public init(
    _ node: Node, as original: OriginalValue?, _ outputs: [Tensor], stacking: Bool
  ) throws(TraceError) {
    integerType = original?.integerType
    realType = original?.realType
    if let original, original.sizes.contains(0) {
      (name, sizes, element, numbers) = (original.name, original.sizes, original.element, [])
      return
    }
    let filed = outputs.map { original?.filed($0) ?? $0 }
    name = original?.name ?? node.alias
    element = original?.element ?? .real
    guard original?.isBatched ?? stacking else {
      for (index, other) in filed.enumerated() where other != filed[0] {
        throw .samplesDiffer(layer: node.alias, sample: index)
      }
      (sizes, numbers) = (filed[0].shape.sizes, filed[0].elements)
      return
    }
    sizes = [filed.count] + filed[0].shape.sizes
    numbers = filed.count == 1 ? filed[0].elements : filed.flatMap(\.elements)
  }
}

/// A reason why samples can not be traced together.
public enum TraceError: Error, Hashable, Sendable {
  /// A value that the file has once for all of a batch.
  case samplesDiffer(layer: String, sample: Int)
}

extension TraceError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .samplesDiffer(let layer, let sample):
      "\(layer) is one value for the whole batch, and sample \(sample) gives another than sample 0; "
        + "trace the samples one by one"
    }
  }
}
