/// The ways to a wrong number or shape that people really take. A question's wrong answers are told
/// apart by the results of each, computed from inputs and weights.
public enum Misconception: String, Hashable, Sendable, CaseIterable {
  // Of a number.
  case biasForgotten
  /// The bias added to every product.
  case biasPerProduct
  /// The channels' sums averaged, where they are added.
  case channelsAveraged
  /// The kernel turned by half a turn: the convolution of mathematics.
  case kernelFlipped
  case signLost
  // Of a number as well, and less often: each is said as what would come out so, for another way
  // may have led there.
  /// The bias taken away from the sum.
  case biasSubtracted
  /// The bias without any product.
  case biasAlone
  /// The sum divided by the number of products.
  case productsAveraged
  /// The window's numbers added up as they are.
  case weightsIgnored
  /// Only the products above 0, or only those below.
  case oneSideOnly
  /// The number before the activation.
  case activationForgotten
  // Of a shape.
  case sizeRoundedUp
  /// The number of a window's moves, one less than that of its positions.
  case oneForgotten
  /// Padding on one side only.
  case paddingCountedOnce
  /// Either of both, where they give the same.
  case oneOrPadding
  case strideForgotten
  // Of a count of parameters.
  /// Weights alone.
  case biasesForgotten
  /// One kernel a filter, whatever comes in.
  case inputChannelsForgotten
  /// The kernels of one filter, or one kernel.
  case oneFilterCounted
  case biasPerWeight
  case biasPerKernel
  /// Every place with weights of its own.
  case countedPerPlace
  /// A kernel that grew by its padding.
  case paddingCounted
  // Of a field.
  /// 3 + 3, where windows overlap.
  case sizesAdded
  case strideForgottenInField
  case sizesMultiplied
  /// The window on the maps before, not on the picture.
  case lastWindowOnly
  // Of a share behind a softmax.
  /// The scores divided by their sum, without the exponential.
  case shareOfScores
  case scoreItself
  case exponentialItself
  case sharedEqually
  // Of a weight's gradient.
  /// The products divided by how many places there are.
  case gradientAveraged
  /// The largest product alone.
  case onePlaceOnly
  /// The way that the weight goes, which is against its gradient.
  case stepForGradient
  // Of a number of a 1×1 convolution.
  /// The map of the same number scaled, without the others.
  case onlyOneChannel

  /// Whether a typed number is taken as another: |a − b| ≤ 0.01 · max(1, |b|).
  static func isNear(_ answer: Double, _ number: Double) -> Bool {
    Goal.Clause.Relation.near.holds(answer, number)
  }
}
