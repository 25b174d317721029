import ConvKernelsBase

/// The largest number of each map; a NaN wins. PyTorch's `AdaptiveMaxPool2d(1)`, ONNX's
/// `GlobalMaxPool`.
public struct GlobalMaxPool: GlobalPool {
  public static let kind = "globalmaxpool"

  public init() {}

  public func rule(cells: Int) -> Rule { .largest }
  public func pooled(_ map: UnsafePointer<Float>, cells: Int) -> Float {
    largest(map, count: cells)
  }
}
