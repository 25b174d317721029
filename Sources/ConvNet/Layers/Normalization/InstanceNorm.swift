/// Every channel is standardized by itself, then scaled and shifted. PyTorch's `InstanceNorm2d` with
/// `affine`, ONNX's `InstanceNormalization` (Ulyanov and others, "Instance Normalization", 2016).
public struct InstanceNorm: ChannelNorm {
  public static let kind = "instancenorm"

  public let channels: Int
  public let epsilon: Float

  public init(channels: Int, epsilon: Float = 1e-5) {
    (self.channels, self.epsilon) = (channels, epsilon)
  }

  public var groups: Int { channels }
  public var line: String { epsilon == 1e-5 ? "" : "eps \(epsilon)" }
}
