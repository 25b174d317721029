import ConvKernelsBase
import ConvKernelsV3
import ConvKernelsV4

/// The loops of gradients, for one instruction set.
struct GradientKernels: Sendable {
  typealias Numbers = UnsafePointer<Float>
  typealias Room = UnsafeMutablePointer<Float>

  let correlate:
    @Sendable (
      _ samples: Int, _ rows: Int, _ taps: Int, _ count: Int, _ gradients: Numbers,
      _ gradientSample: Int, _ gradientPlane: Int, _ source: Numbers, _ sourceSample: Int,
      _ offsets: UnsafePointer<Int>, _ sums: Room
    ) -> Void
  let addProduct:
    @Sendable (
      _ rows: Int, _ inner: Int, _ columns: Int, _ left: Numbers, _ leftRow: Int,
      _ leftInner: Int, _ right: Numbers, _ rightRow: Int, _ sums: Room, _ sumsRow: Int
    ) -> Void
}

extension InstructionSet {
  var gradientKernels: GradientKernels {
    switch self {
    case .base: Self.baseGradients
    case .v3: Self.v3Gradients
    case .v4: Self.v4Gradients
    }
  }
  private static let baseGradients = GradientKernels(
    correlate: ConvKernelsBase.correlate, addProduct: ConvKernelsBase.addProduct)
  private static let v3Gradients = GradientKernels(
    correlate: ConvKernelsV3.correlate, addProduct: ConvKernelsV3.addProduct)
  private static let v4Gradients = GradientKernels(
    correlate: ConvKernelsV4.correlate, addProduct: ConvKernelsV4.addProduct)
}

/// Adds a product of matrices: `sums[r · sumsRow + c] += Σ over t of left[r · leftRow + t · leftInner] ·
/// right[t · rightRow + c]`. Steps of the left matrix turn it over.
public func addProduct(
  rows: Int, inner: Int, columns: Int, left: UnsafePointer<Float>, leftRow: Int, leftInner: Int,
  right: UnsafePointer<Float>, rightRow: Int, sums: UnsafeMutablePointer<Float>, sumsRow: Int,
  on set: InstructionSet = .current
) {
  set.gradientKernels.addProduct(
    rows, inner, columns, left, leftRow, leftInner, right, rightRow, sums, sumsRow)
}
