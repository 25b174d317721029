import ConvKernels
import Foundation

/// All there is to know of a function of one number, in one row: its word, its own numbers, one
/// value in double precision for explanations, and a loop over many for layers.
struct FunctionRow {
  let name: String
  /// Its own numbers in words, as a network line has them.
  let line: String
  let value: @Sendable (Double) -> Double
  let apply: @Sendable (Loop) -> Void

  init(
    _ name: String, _ line: String = "", _ value: @escaping @Sendable (Double) -> Double,
    apply: @escaping @Sendable (Loop) -> Void
  ) {
    (self.name, self.line, self.value, self.apply) = (name, line, value, apply)
  }
  /// A function whose loop does what one value does.
  init(
    _ name: String, _ line: String = "", _ value: @escaping @Sendable (Double) -> Double
  ) {
    self.init(name, line, value) { $0.inDouble(value) }
  }
}

extension Function {
  /// Nil where it takes several numbers.
  var row: FunctionRow? {
    switch self {
    case .identity:
      FunctionRow("identity") {
        $0
      } apply: {
        $0.copy()
      }
    case .relu:
      FunctionRow("relu") {
        $0 <= 0 ? 0 : $0
      } apply: {
        rectify($0.source, $0.target, count: $0.count)
      }
    case .leakyReLU(let slope):
      leakyReLU(slope)
    case .sigmoid:
      FunctionRow("sigmoid") {
        1 / (1 + exp(-$0))
      } apply: {
        ConvKernels.sigmoid($0.source, $0.target, count: $0.count)
      }
    case .tanh:
      FunctionRow("tanh") {
        Foundation.tanh($0)
      } apply: {
        hyperbolicTangent($0.source, $0.target, count: $0.count)
      }
    case .gelu:
      FunctionRow("gelu") {
        0.5 * $0 * erfc(-$0 * 0.5.squareRoot())
      } apply: {
        gaussianError($0.source, $0.target, count: $0.count)
      }
    case .geluByTanh:
      FunctionRow("gelu", "tanh") { x in
        x / (1 + exp(-2 * (2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
      } apply: {
        gaussianErrorByTangent($0.source, $0.target, count: $0.count)
      }
    case .elementary(let elementary):
      FunctionRow(elementary.rawValue) {
        elementary($0)
      } apply: {
        elementary.apply($0)
      }
    default: rowWithBounds
    }
  }

  private func leakyReLU(_ slope: Double) -> FunctionRow {
    let written = Float(slope)
    return FunctionRow("leakyrelu", written == 0.01 ? "" : "\(written)") {
      $0 < 0 ? slope * $0 : $0
    } apply: {
      rectifyLeaking($0.source, $0.target, count: $0.count, slope: written)
    }
  }

  /// Those with numbers of their own that no network line names.
  private var rowWithBounds: FunctionRow? {
    switch self {
    case .elu(let alpha):
      FunctionRow("elu", "alpha \(alpha)") { $0 < 0 ? alpha * expm1($0) : $0 }
    case .celu(let alpha):
      FunctionRow("celu", "alpha \(alpha)") { $0 < 0 ? alpha * expm1($0 / alpha) : $0 }
    case .selu(let alpha, let gamma):
      FunctionRow("selu", "alpha \(alpha) gamma \(gamma)") {
        $0 < 0 ? gamma * alpha * expm1($0) : gamma * $0
      }
    case .scaledTanh(let alpha, let beta):
      FunctionRow("scaledtanh", "alpha \(alpha) beta \(beta)") {
        alpha * Foundation.tanh(beta * $0)
      }
    case .hardSigmoid(let alpha, let beta):
      FunctionRow("hardsigmoid", "alpha \(alpha) beta \(beta)") {
        Function.clipped(alpha * $0 + beta, low: 0, high: 1)
      } apply: {
        $0.inDouble { Function.clipped(alpha * $0 + beta, low: 0, high: 1) }
      }
    case .clip(let low, let high):
      FunctionRow("clip", "\(low) to \(high)") {
        Function.clipped($0, low: low, high: high)
      } apply: {
        ConvKernels.clip($0.source, $0.target, count: $0.count, low: Float(low), high: Float(high))
      }
    case .thresholdedReLU(let alpha):
      FunctionRow("thresholdedrelu", "alpha \(alpha)") { $0 > alpha ? $0 : 0 }
    case .shrink(let bias, let threshold):
      FunctionRow("shrink", "bias \(bias) threshold \(threshold)") {
        $0 < -threshold ? $0 + bias : $0 > threshold ? $0 - bias : 0
      }
    default: rowOfOthers
    }
  }

  /// The row of a function that is no activation.
  private var rowOfOthers: FunctionRow? {
    switch self {
    case .truncated(let type): FunctionRow("cast", type.rawValue) { type($0) }
    case .isInfinite(let positive, let negative):
      FunctionRow(
        "isinf", positive && negative ? "" : positive ? "above" : negative ? "below" : "never"
      ) {
        $0 == .infinity && positive || $0 == -.infinity && negative ? 1 : 0
      }
    case .constant(let value): FunctionRow("constant") { _ in value }
    case .scaledPower(let factor, let offset, let exponent):
      FunctionRow("scaledpower") { pow(offset + factor * $0, exponent) }
    case .isPosition(let position):
      FunctionRow("position") { $0 == Double(position) ? 1 : 0 }
    default: nil
    }
  }
}
