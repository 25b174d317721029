import Foundation

/// The closed table of functions that an explanation may name.
public enum Function: Hashable, Sendable {
  /// x as it is
  case identity
  /// max(0, x); a NaN stays one
  case relu
  /// x, times the slope where it is below 0
  case leakyReLU(slope: Double)
  /// 1 / (1 + exp(−x))
  case sigmoid
  case tanh
  /// x · Φ(x), Φ the normal distribution
  case gelu
  /// x / 2 · (1 + tanh(√(2/π) · (x + 0.044715 x³)))
  case geluByTanh
  /// (x − mean) / √(variance + ε), of x, the mean and the variance
  case standardized(epsilon: Double)
  /// The same whatever is read: what a padding holds.
  case constant(Double)
  /// x / y
  case quotient
  /// The first term says which of the `of` others it is, counted from 0, or below 0 from the end;
  /// NaN where there is none such.
  case pick(of: Int)

  /// How many terms it takes.
  public var termCount: Int {
    switch self {
    case .standardized: 3
    case .quotient: 2
    case .pick(let count): count + 1
    default: 1
    }
  }

  /// - Parameter terms: as many as `termCount`.
  public func callAsFunction(_ terms: [Double]) -> Double {
    let x = terms[0]
    switch self {
    case .identity: return x
    case .relu: return x <= 0 ? 0 : x
    case .leakyReLU(let slope): return x < 0 ? slope * x : x
    case .sigmoid: return 1 / (1 + exp(-x))
    case .tanh: return Foundation.tanh(x)
    case .gelu: return 0.5 * x * erfc(-x * 0.5.squareRoot())
    case .geluByTanh:
      return x / (1 + exp(-2 * (2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
    case .standardized(let epsilon): return (x - terms[1]) / (terms[2] + epsilon).squareRoot()
    case .constant(let value): return value
    case .quotient: return x / terms[1]
    case .pick(let count):
      return Function.place(x, of: count).map { terms[$0 + 1] } ?? .nan
    }
  }

  /// Where an index out of data points, among `count` places; nil where it points to none.
  static func place(_ index: Double, of count: Int) -> Int? {
    guard let whole = Int(exactly: index.rounded(.towardZero)) else { return nil }
    let place = whole < 0 ? whole + count : whole
    return (0..<count).contains(place) ? place : nil
  }
}
