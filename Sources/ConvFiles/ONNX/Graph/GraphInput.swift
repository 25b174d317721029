import ConvNet

/// The input that takes the picture, and the size it is taken at: one reading of the graph.
struct GraphInput: Sendable {
  let name: String
  /// The shape of one sample, as the network sees it.
  let shape: Shape
  /// The sizes of one sample in the file; for pictures with their channels last in another order.
  let fileSample: [Int]
  /// Whether the first axis counts samples and is left out; else all axes are data.
  let isBatched: Bool
  /// How many samples the file, or the array that is given, has on the first axis.
  let samples: Int
  /// Whether this reading stands only where no node mixes samples.
  let keepsSamplesApart: Bool
  /// The inputs that have to be given beside it.
  let others: [ONNXValue]
  /// The type of its numbers in the file.
  let element: OriginalValue.Element
  /// The name of the axis that counts samples, where the file gives it one.
  let samplesAxis: String
  /// The view of it from the start, where all that reads it does the same to it first.
  let view: InputView

  /// The sizes declared for a value, nil where they are names, formulas or negative.
  static func declared(_ value: ONNXValue) -> [Int?] {
    value.type.tensorType.shape.dim.map { dimension in
      dimension.hasDimValue && dimension.dimValue > 0
        && dimension.dimValue <= Int64(Shape.largestCount) ? Int(dimension.dimValue) : nil
    }
  }

  /// Whether another input counts its samples by the same axis as this one.
  func sharesSamples(_ value: ONNXValue) -> Bool {
    let dimensions = value.type.tensorType.shape.dim
    guard isBatched, dimensions.count > 1 else { return false }
    let name = dimensions[0].dimParam
    return name.isEmpty || samplesAxis.isEmpty || name == samplesAxis
  }
}
