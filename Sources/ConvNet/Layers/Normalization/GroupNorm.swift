/// Groups of neighbouring channels are standardized together, then every channel is scaled and
/// shifted. PyTorch's `GroupNorm`, ONNX's `GroupNormalization` from opset 21 on (Wu and He, "Group
/// Normalization", 2018).
public struct GroupNorm: ChannelNorm {
  public static let kind = "groupnorm"

  public let groups: Int
  public let channels: Int
  public let epsilon: Float

  public init(groups: Int, channels: Int, epsilon: Float = 1e-5) {
    (self.groups, self.channels, self.epsilon) = (groups, channels, epsilon)
  }

  public var line: String { "groups \(groups)" + (epsilon == 1e-5 ? "" : " eps \(epsilon)") }
}
