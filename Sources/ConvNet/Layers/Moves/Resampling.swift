/// A way to stretch or shrink an axis: ONNX's attributes of `Resize`, and of `Upsample`, which is
/// `.asymmetric` and, to the nearest, `.floor`.
public struct Resampling: Hashable, Sendable {
  /// The rule by which the numbers around a place become one.
  public enum Mode: Hashable, Sendable {
    case nearest(Rounding)
    case linear
    /// Keys' convolution kernel over four numbers ("Cubic convolution interpolation for digital
    /// image processing", 1981); ONNX's a is −0.75 where nothing is said.
    case cubic(a: Double)
  }
  /// A rule that says which place is the nearest.
  public enum Rounding: String, Hashable, Sendable {
    case roundPreferFloor = "round_prefer_floor"
    case roundPreferCeil = "round_prefer_ceil"
    case floor
    case ceil
    /// Up where an axis shrinks, else down: before version 11, where files have no word for it.
    case inward
  }
  /// The place in the input at which an output stands, in ONNX's words.
  public enum Coordinates: String, Hashable, Sendable {
    case halfPixel = "half_pixel"
    case halfPixelSymmetric = "half_pixel_symmetric"
    case pytorchHalfPixel = "pytorch_half_pixel"
    case alignCorners = "align_corners"
    case asymmetric
    /// A form of version 11 alone, to the nearest.
    case tfHalfPixel = "tf_half_pixel_for_nn"
    case cropAndResize = "tf_crop_and_resize"
  }

  public var mode: Mode
  public var coordinates: Coordinates
  /// Whether weights outside of the input are dropped and the others made to add up to 1 again.
  public var excludesOutside: Bool
  /// Whether a window that shrinks an axis is widened, so that no number is skipped.
  public var antialiases: Bool
  /// The value outside of the input with `.cropAndResize`.
  public var extrapolation: Float

  public init(
    _ mode: Mode, _ coordinates: Coordinates = .halfPixel, excludesOutside: Bool = false,
    antialiases: Bool = false, extrapolation: Float = 0
  ) {
    (self.mode, self.coordinates) = (mode, coordinates)
    (self.excludesOutside, self.antialiases) = (excludesOutside, antialiases)
    self.extrapolation = extrapolation
  }
}
