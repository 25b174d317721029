public import ConvNet

/// The hunt for a kernel: the one that is tried, how far it was after each change, and how many steps
/// gradient descent has taken.
public struct HuntLab: Hashable, Sendable {
  /// The kernels that are hidden, in an order that tells nothing.
  public static let targets: [KernelPreset] = [
    .sobelX, .laplacian, .prewittY, .sharpen, .sobelY, .identity, .prewittX,
  ]
  public internal(set) var target = 0
  public internal(set) var kernel = [Float](repeating: 0, count: 9)
  /// The number that is changed.
  public internal(set) var cursor = Pair(1, 1)
  /// The kernels that were tried before, the first one first.
  public internal(set) var tried: [[Float]] = []
  /// Steps of gradient descent, from zeros on.
  public internal(set) var steps = 0
  /// Whether the hidden kernel is shown.
  public internal(set) var isShown = false

  public init() {}

  static let mostTries = 500
  static let mostSteps = 500

  /// The hidden kernel, row by row.
  public var hidden: [Float] {
    let preset = HuntLab.targets[target]
    guard preset.rows.count == 3 else {
      var numbers = [Float](repeating: 0, count: 9)
      numbers[4] = preset.rows[0][0]
      return numbers
    }
    return preset.rows.flatMap { $0 }
  }
  /// Whether so little is left of the error that it is found.
  public static func isFound(_ left: Double) -> Bool { left < 0.01 }

  mutating func change(to numbers: [Float]) {
    guard numbers != kernel, tried.count < HuntLab.mostTries else { return }
    tried.append(kernel)
    kernel = numbers
  }
}
