import ConvCanvas
import ConvNet
import ConvSession

/// A kernel's comparison of one side with the other, where it can be said with certainty. Its
/// numbers on one side are those of the other with the sign turned, so what it gives is exactly a
/// weighted sum of differences between the two sides.
enum KernelSense: String, Hashable {
  case right, left, bottom, top

  /// Nil for all kernels of which this can not be said.
  init?(_ kernel: [Float], width: Int) {
    let width = max(1, width)
    let height = kernel.count / width
    func mirrored(_ isAcross: Bool) -> Bool {
      kernel.indices.allSatisfy { index in
        let (row, column) = (index / width, index % width)
        let other =
          isAcross
          ? row * width + width - 1 - column : (height - 1 - row) * width + column
        return kernel[other] == -kernel[index]
      }
    }
    func side(_ isIn: (_ row: Int, _ column: Int) -> Bool) -> [Float] {
      kernel.indices.filter { isIn($0 / width, $0 % width) }.map { kernel[$0] }
    }
    func sign(_ numbers: [Float]) -> Int {
      guard numbers.contains(where: { $0 != 0 }) else { return 0 }
      return numbers.allSatisfy { $0 >= 0 } ? 1 : numbers.allSatisfy { $0 <= 0 } ? -1 : 0
    }
    guard kernel.allSatisfy(\.isFinite) else { return nil }
    if mirrored(true) {
      switch sign(side { $1 >= (width + 1) / 2 }) {
      case 1: self = .right
      case -1: self = .left
      default: return nil
      }
    } else if mirrored(false) {
      switch sign(side { row, _ in row >= (height + 1) / 2 }) {
      case 1: self = .bottom
      case -1: self = .top
      default: return nil
      }
    } else {
      return nil
    }
  }

  /// "on the right", "at the top"
  var place: String {
    switch self {
    case .right, .left: "on the \(rawValue)"
    case .bottom, .top: "at the \(rawValue)"
    }
  }
  var opposite: KernelSense {
    switch self {
    case .right: .left
    case .left: .right
    case .bottom: .top
    case .top: .bottom
    }
  }
}
