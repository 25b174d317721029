/// Two networks held against each other: which layer of one does the work of which layer of the
/// other, and what is not the same about them.
public struct ModelMatch: Hashable, Measured {
  /// What is not the same about a layer.
  public enum Change: Hashable, Sendable {
    case same
    /// The same weights but for rounding: the largest max|here − there| / max|there|.
    case rounded(Double)
    /// The same layer with other numbers.
    case weights([WeightDifference])
    /// The same kind of layer, of another size or with other settings.
    case settings
    /// A layer of another kind in its place.
    case replaced
    /// A layer of one of the two alone.
    case alone
    /// A batch norm on one side that is part of the weights before it on the other.
    case folded(FoldedNorm)
  }
  /// A layer here and the one there whose output should be the same.
  public struct Row: Hashable, Sendable {
    /// nil where only the other has such a layer.
    public let here: Int?
    public let there: Int?
    public let change: Change

    /// Whether the two are not the same, by more than rounding leaves.
    public var isChanged: Bool {
      switch change {
      case .same, .rounded: false
      case .weights, .settings, .replaced, .alone, .folded: true
      }
    }
  }
  /// In the order of the pass.
  public let rows: [Row]
  /// Whether there were too many layers to look at their order: names alone matched them.
  public let isByNameAlone: Bool
  /// What is not the same beside the layers.
  public let others: [Other]

  public enum Other: Hashable, Sendable { case inputShape, preprocessing, labels }

  /// The rows that are not the same.
  public var changes: [Row] { rows.filter(\.isChanged) }
  public var isSame: Bool { changes.isEmpty && others.isEmpty }
  public var byteCount: Int { rows.count * MemoryLayout<Row>.stride }
}

/// How far a parameter of one layer is from that of another.
public struct WeightDifference: Hashable, Sendable {
  public let name: String
  /// Numbers that differ.
  public let changed: Int
  public let count: Int
  /// The largest |here − there|, and where it is; of parameters of one shape.
  public let largest: Double
  public let place: [Int]
  /// The largest magnitude there.
  public let reach: Double
  /// Whether only one side has it, or they are of two shapes: then no number is compared.
  public let isUnfit: Bool

  /// max|here − there| / max|there|
  public var share: Double {
    isUnfit ? .infinity : largest == 0 ? 0 : reach == 0 ? .infinity : largest / reach
  }

  static func unfit(_ name: String, _ count: Int) -> WeightDifference {
    WeightDifference(
      name: name, changed: count, count: count, largest: 0, place: [], reach: 0, isUnfit: true)
  }

  /// Compares two tensors of one shape; a NaN equals a NaN.
  init(_ name: String, _ here: Tensor, _ there: Tensor, _ checkpoint: Checkpoint) throws(Cancelled)
  {
    let (ours, theirs) = (here.elements, there.elements)
    var (changed, largest, offset, reach) = (0, 0.0, 0, 0.0)
    try checkpoint.stretches(of: ours.count) { stretch in
      for index in stretch {
        let magnitude = Double(theirs[index].magnitude)
        if magnitude > reach, magnitude.isFinite { reach = magnitude }
        guard ours[index] != theirs[index] else { continue }
        let distance = OutputError.distance(ours[index], theirs[index])
        guard distance > 0 else { continue }
        changed += 1
        if distance > largest { (largest, offset) = (distance, index) }
      }
    }
    self.init(
      name: name, changed: changed, count: ours.count, largest: largest,
      place: here.shape.element(at: offset), reach: reach, isUnfit: false)
  }
  private init(
    name: String, changed: Int, count: Int, largest: Double, place: [Int], reach: Double,
    isUnfit: Bool
  ) {
    (self.name, self.changed, self.count) = (name, changed, count)
    (self.largest, self.place, self.reach, self.isUnfit) = (largest, place, reach, isUnfit)
  }
}
