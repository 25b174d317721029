/// How far the work in the background is: which layer it is at, of how many.
public struct PassProgress: Hashable, Sendable {
  public var layer: String
  /// The layer's place in the network's order.
  public var index: Int
  /// The last layer's.
  public var last: Int
  /// The share of the layer at hand, from 0 to 1.
  public var share: Double

  public init(layer: String, index: Int, last: Int, share: Double) {
    (self.layer, self.index, self.last, self.share) = (layer, index, last, share)
  }

  /// `layer4_conv2 312 of 450`
  public var text: String { "\(layer) \(index) of \(last)" }
}
