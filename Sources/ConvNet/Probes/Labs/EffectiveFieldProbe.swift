/// How much each pixel counts for one number of a layer: the size of its gradient, added up over the
/// channels. Inside the receptive field the middle counts most, for more ways lead from there (Luo et
/// al., "Understanding the effective receptive field", 2016).
public struct EffectiveFieldProbe: Probe {
  public let layer: Int
  /// Row-major; nil for the largest number of the map.
  public let element: Int?
  /// The map, where no number is chosen.
  public let map: Int

  public init(layer: Int, element: Int? = nil, map: Int = 0) {
    (self.layer, self.element, self.map) = (layer, element, map)
  }

  public var stage: Int? { layer }
  public func part(of subject: Subject) -> Subject { subject.reaching(layer) }
  public func obstacle(in network: Network) -> String? {
    if let obstacle = network.graph.obstacle(to: layer) { return obstacle }
    guard network.input.shape.rank >= 2 else { return "the input is no picture" }
    return ElementGradients.obstacle(to: layer, in: network)
  }
  public func words(in network: Network) -> String {
    "what counts for one number of \(network.nodes[layer].alias)"
  }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> EffectiveField {
    let output = try known.answer(.activation(layer), of: subject).tensor
    let cells = output.shape.count / output.shape.channels
    let first = min(map, output.shape.channels - 1) * cells
    let numbers = output.elements
    let largest = (first..<first + cells).max { numbers[$0] < numbers[$1] } ?? first
    let element = element ?? largest
    let gradient = try ElementGradients(subject: subject, layer: layer, element: element)
      .answer(&known, checkpoint)
    return EffectiveField(
      gradient, of: element, value: numbers[element],
      stride: subject.network.graph.receptiveStrides[layer])
  }
}

/// The weight of each pixel in one number.
public struct EffectiveField: Measured, Hashable {
  public let rows: Int
  public let columns: Int
  /// The sizes of gradients, added up over the channels.
  public let values: [Float]
  public let largest: Float
  /// The number that they count for, row-major in its layer, and its value.
  public let element: Int
  public let value: Float
  /// Pixels of a row from its field to that of the next number.
  public let stride: Double

  init(_ gradient: Tensor, of element: Int, value: Float, stride: Double) {
    (self.element, self.value, self.stride) = (element, value, stride)
    (rows, columns) = (gradient.shape.height, gradient.shape.width)
    let cells = rows * columns
    var sums = [Float](repeating: 0, count: cells)
    for (index, value) in gradient.elements.enumerated() { sums[index % cells] += value.magnitude }
    (values, largest) = (sums, sums.max() ?? 0)
  }

  public subscript(_ row: Int, _ column: Int) -> Float { values[row * columns + column] }
  public var byteCount: Int { values.count * MemoryLayout<Float>.stride }
  /// Pixels that count at all.
  public var counting: Int { values.count { $0 > 0 } }

  /// The share of all that counts that lies in a box.
  public func share(_ down: ClosedRange<Int>, _ across: ClosedRange<Int>) -> Double {
    let total = values.reduce(0.0) { $0 + Double($1) }
    guard total > 0 else { return 0 }
    var inside = 0.0
    for row in down.clamped(to: 0...max(0, rows - 1)) {
      for column in across.clamped(to: 0...max(0, columns - 1)) {
        inside += Double(self[row, column])
      }
    }
    return inside / total
  }
}

extension EffectiveField {
  /// The share that the middle half of a field carries, along each side; nil where it has none.
  public func middleShare(_ field: Footprint?) -> Double? {
    guard let field, field.axes.count >= 2, let columns = field.range(field.axes.count - 1),
      let rows = field.axes.count > 2 ? field.range(field.axes.count - 2) : 0...0
    else { return nil }
    return share(rows.middleHalf, columns.middleHalf)
  }
}

extension ClosedRange<Int> {
  /// The middle half of it, rounded to whole positions.
  public var middleHalf: ClosedRange<Int> {
    let length = Swift.max(1, (count + 1) / 2)
    let start = lowerBound + (count - length) / 2
    return start...start + length - 1
  }
}
