/// What the numbers of one map, or of one unit, look like, over one input or several.
public struct MapHealth: Hashable, Sendable {
  public private(set) var zeros = 0
  public private(set) var minimum = Float.infinity
  public private(set) var maximum = -Float.infinity
  /// Numbers at an end of an activation where it is flat.
  public private(set) var bounded = 0
  /// Tells maps with other numbers apart.
  public private(set) var digest = Digest()
  /// The magnitudes of the outermost cells, and of all others.
  public private(set) var border = 0.0
  public private(set) var inside = 0.0

  /// - Parameters:
  ///   - numbers: those of the map, row-major.
  ///   - flat: where the activation that made them is flat; nil where nothing is.
  init(_ numbers: UnsafeBufferPointer<Float>, _ shape: Shape, flat: FlatEnds?) {
    var mixed: UInt64 = 0xcbf2_9ce4_8422_2325
    for number in numbers {
      if number == 0 { zeros += 1 }
      if number < minimum { minimum = number }
      if number > maximum { maximum = number }
      // −0 is 0.
      let bits = number == 0 ? 0 : UInt64(number.bitPattern)
      mixed = (mixed ^ bits) &* 0x100_0000_01b3
      mixed ^= mixed >> 29
    }
    digest.combine(mixed)
    if let flat { bounded = numbers.count(where: flat.contains) }
    measureBorder(numbers, shape)
  }

  private mutating func measureBorder(_ numbers: UnsafeBufferPointer<Float>, _ shape: Shape) {
    guard shape.rank == 3, shape.height >= LayerHealth.leastSide,
      shape.width >= LayerHealth.leastSide
    else { return }
    let (rows, columns) = (shape.height, shape.width)
    for row in 0..<rows {
      for column in 0..<columns {
        let magnitude = Double(numbers[row * columns + column].magnitude)
        let isBorder = row == 0 || column == 0 || row == rows - 1 || column == columns - 1
        if isBorder { border += magnitude } else { inside += magnitude }
      }
    }
  }

  mutating func merge(_ other: MapHealth) {
    zeros += other.zeros
    minimum = min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
    bounded += other.bounded
    digest.combine("\(other.digest)")
    border += other.border
    inside += other.inside
  }
}

/// The numbers near which an activation is flat: there its slope lets next to nothing be learned.
struct FlatEnds {
  let low: Float
  let high: Float

  func contains(_ number: Float) -> Bool { number <= low || number >= high }

  /// How near to its end a curve that only comes near it counts as flat.
  private static let near: Float = 0.01

  /// - Returns: nil for a layer whose numbers have no such ends.
  init?(_ node: Node) {
    guard !node.isInput, node.layer.repeats == nil,
      case .function(let function)? = node.explain(node.shape.sizes.map { _ in 0 }).steps.last?.rule
    else { return nil }
    let near = FlatEnds.near
    switch function {
    case .sigmoid: (low, high) = (near, 1 - near)
    case .tanh: (low, high) = (near - 1, 1 - near)
    case .scaledTanh(let alpha, _):
      let end = Float(alpha.magnitude) * (1 - near)
      (low, high) = (-end, end)
    case .hardSigmoid: (low, high) = (0, 1)
    case .clip(let least, let most):
      guard most.isFinite else { return nil }
      // A lower end at 0 is a ReLU's: what lies there is silent.
      (low, high) = (least == 0 ? -.infinity : Float(least), Float(most))
    default: return nil
    }
  }
}
