import ConvKernelsBase

/// The mean of each map. PyTorch's `AdaptiveAvgPool2d(1)`, ONNX's `GlobalAveragePool`.
public struct GlobalAveragePool: GlobalPool {
  public static let kind = "globalavgpool"

  public init() {}

  public func rule(cells: Int) -> Rule { .sum(divisor: Double(cells)) }
  public func pooled(_ map: UnsafePointer<Float>, cells: Int) -> Float {
    sum(map, count: cells) / Float(cells)
  }
}
