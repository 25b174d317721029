import Foundation

/// The numbers that learning begins with.
public enum WeightStart: Hashable, Sendable {
  /// Those that the network has.
  case kept
  /// PyTorch's default: uniform in ±1 / √fanIn, biases as well.
  case uniform
  /// Normal with deviation √(2 / fanIn), biases 0, so that what ReLUs let through keeps its size (He et
  /// al., "Delving Deep into Rectifiers", 2015).
  case he

  /// - Parameter seed: all parameters of a network are drawn from it, in their order.
  func draw(_ parameter: Parameter, _ generator: inout SeededGenerator) -> Tensor? {
    guard case .uniform = parameter.start else {
      return self == .kept ? nil : parameter.initial(&generator)
    }
    switch self {
    case .kept: return nil
    case .uniform: return parameter.initial(&generator)
    case .he:
      guard parameter.shape.rank > 1 else { return Tensor(parameter.shape) }
      let deviation = (2 / Double(max(1, parameter.fanIn))).squareRoot()
      return Tensor(parameter.shape) { numbers in
        for index in numbers.indices {
          numbers[index] = Float(deviation * generator.nextNormal())
        }
      }
    }
  }
}

extension SeededGenerator {
  /// A number of the normal distribution (Box and Muller, 1958).
  mutating func nextNormal() -> Double {
    let first = Double((next() >> 11) + 1) * 0x1p-53
    let second = Double(next() >> 11) * 0x1p-53
    return (-2 * log(first)).squareRoot() * cos(2 * Double.pi * second)
  }
}
