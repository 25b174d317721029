extension ResizedAxis {
  /// A policy for sizes that would change how wide a picture is for its height.
  public enum AspectPolicy: String, Hashable, Sendable {
    case stretch
    case notLarger = "not_larger"
    case notSmaller = "not_smaller"
  }

  /// The axes of a tensor as ONNX's `Resize` is asked for them.
  ///
  /// - Parameters:
  ///   - input: the tensor's sizes
  ///   - sizes: asked for, one for each of `axes`; or else
  ///   - scales: the factors, one for each of `axes`
  ///   - roi: the begins of all `axes`, then the ends
  ///   - axes: those that are resized, below 0 from the end; nil for all
  ///   - policy: with `sizes` alone
  /// - Throws: ``LayerError`` where the lists do not fit the tensor, or an axis gets too long.
  public static func axes(
    of input: Shape, sizes: [Int]?, scales: [Float]?, roi: [Float]? = nil, axes: [Int]? = nil,
    policy: AspectPolicy = .stretch, kind: String = "resize"
  ) throws(LayerError) -> [ResizedAxis] {
    let named = try (axes ?? Array(0..<input.rank)).map { (axis) throws(LayerError) in
      guard (-input.rank..<input.rank).contains(axis) else {
        throw .move(.axis(kind: kind, axis, of: input))
      }
      return axis < 0 ? axis + input.rank : axis
    }
    let given = sizes?.count ?? scales?.count ?? 0
    guard given == named.count else {
      throw .move(.listed(kind: kind, what: "sizes", needs: named.count, given: given))
    }
    if let roi, roi.count != 2 * named.count {
      throw .move(
        .listed(kind: kind, what: "ends of regions", needs: 2 * named.count, given: roi.count))
    }
    var result = input.sizes.map(ResizedAxis.same)
    let common = common(policy, named.map { input[$0] }, sizes ?? [])
    for (index, axis) in named.enumerated() {
      let region = roi.map { ($0[index], $0[index + named.count]) } ?? (0, 1)
      let size = Float(input[axis])
      let scale = common ?? scales?[index]
      let exact =
        common.map { ($0 * size).rounded(.toNearestOrAwayFromZero) }
        ?? scale.map { ($0 * size).rounded(.down) }
      guard let output = exact.map(Int.init(exactly:)) ?? sizes?[index] else {
        throw .move(.tooLong(kind: kind, .max, most: longest))
      }
      try LayerError.check(kind, "size", output, in: 1...longest)
      result[axis] = ResizedAxis(input[axis], to: output, scale: scale, region: region)
    }
    return result
  }

  /// The one factor of all axes that keeps the picture's proportions.
  private static func common(_ policy: AspectPolicy, _ input: [Int], _ sizes: [Int]) -> Float? {
    let factors = zip(sizes, input).map { Float($0) / Float($1) }
    switch policy {
    case .stretch: return nil
    case .notLarger: return factors.min()
    case .notSmaller: return factors.max()
    }
  }

  /// Whether size and factor belong together, so that a window is not wider than the axis is long.
  func check(_ kind: String) throws(LayerError) {
    try LayerError.check(kind, "size", output, in: 1...ResizedAxis.longest)
    let exact = Float(input) * scale
    guard exact > Float(output) / 2, exact < 2 * Float(output) + 2 else {
      throw .move(.scale(kind: kind, scale, input, to: output))
    }
  }

  /// More numbers along one resized axis are refused, so that the tables of a pass stay small.
  static let longest = 1 << 22
}
