/// Kernels with a name of their own. Smaller than the kernel at hand, they lie in its middle.
public enum KernelPreset: String, Hashable, Sendable, CaseIterable {
  case sobelX = "sobel-x"
  case sobelY = "sobel-y"
  case prewittX = "prewitt-x"
  case prewittY = "prewitt-y"
  case laplacian
  case gaussian
  case box
  case sharpen
  case identity
  case zero

  /// The preset in words, for a menu.
  public var summary: String {
    switch self {
    case .sobelX: "dark to bright, from left to right"
    case .sobelY: "dark to bright, from top to bottom"
    case .prewittX: "left edges, all rows alike"
    case .prewittY: "top edges, all columns alike"
    case .laplacian: "a spot against its neighbours"
    case .gaussian: "a soft blur"
    case .box: "a blur: the mean of all"
    case .sharpen: "itself against its neighbours"
    case .identity: "the picture as it is"
    case .zero: "all zeros: blind"
    }
  }

  /// 3×3, or 1×1 where one number says it all.
  public var rows: [[Float]] {
    switch self {
    case .sobelX: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
    case .sobelY: [[-1, -2, -1], [0, 0, 0], [1, 2, 1]]
    case .prewittX: [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]
    case .prewittY: [[-1, -1, -1], [0, 0, 0], [1, 1, 1]]
    case .laplacian: [[0, 1, 0], [1, -4, 1], [0, 1, 0]]
    case .gaussian: [[0.0625, 0.125, 0.0625], [0.125, 0.25, 0.125], [0.0625, 0.125, 0.0625]]
    case .box: [[Float]](repeating: [Float](repeating: 1.0 / 9, count: 3), count: 3)
    case .sharpen: [[0, -1, 0], [-1, 5, -1], [0, -1, 0]]
    case .identity: [[1]]
    case .zero: [[0]]
    }
  }
}
