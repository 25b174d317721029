/// The preparation of a picture's numbers for the first layer: its colours are brought
/// into the network's order, each number is (255·pixel / scale − mean) / deviation, and the axes
/// are laid as the network reads them.
public struct Normalization: Hashable, Sendable {
  /// The order in which a network reads the three colours.
  public enum Colors: String, Hashable, Sendable, CaseIterable { case rgb, bgr }
  /// Whether a network reads `[channels, height, width]` or `[height, width, channels]`, in the
  /// words that the formats have for it.
  public enum Layout: String, Hashable, Sendable, CaseIterable {
    case channelsFirst = "nchw"
    case channelsLast = "nhwc"
  }
  /// The part of a picture of another aspect that is shown: its middle, all of it, or all of it with
  /// grey beside it.
  public enum Fit: String, Hashable, Sendable, CaseIterable { case crop, stretch, letterbox }

  /// The divisor of a picture's 0…255: 255 leaves 0…1.
  public let scale: Float
  /// One number for each channel in the network's order, or one for all; none is 0.
  public let mean: [Float]
  /// The divisors of the channels, as the mean has its numbers; none is 1.
  public let deviation: [Float]
  public let colors: Colors
  public let layout: Layout
  public let fit: Fit

  /// - Precondition: the scale and the deviations are finite and not 0.
  public init(
    scale: Float = 255, mean: [Float] = [], deviation: [Float] = [], colors: Colors = .rgb,
    layout: Layout = .channelsFirst, fit: Fit = .crop
  ) {
    precondition(
      ([scale] + deviation).allSatisfy { $0.isFinite && $0 != 0 }, "nothing is divided by 0")
    (self.scale, self.mean, self.deviation) = (scale, mean, deviation)
    (self.colors, self.layout, self.fit) = (colors, layout, fit)
  }
  /// The numbers are taken as they are, 0…1.
  public static let none = Normalization()

  public func laid(_ layout: Layout) -> Normalization {
    Normalization(
      scale: scale, mean: mean, deviation: deviation, colors: colors, layout: layout, fit: fit)
  }

  /// Whether the network reads a picture's numbers, 0…1, as they are.
  public var isNone: Bool {
    scale == 255 && mean.isEmpty && deviation.isEmpty && colors == .rgb && layout == .channelsFirst
  }

  func combine(into digest: inout Digest) {
    digest.combine(UInt64(scale.bitPattern))
    for numbers in [mean, deviation] {
      digest.combine(UInt64(numbers.count))
      for number in numbers { digest.combine(UInt64(number.bitPattern)) }
    }
    for word in [colors.rawValue, layout.rawValue, fit.rawValue] { digest.combine(word) }
  }

  /// How many channels its numbers are for; nil where they are for any.
  public var channels: Int? { [mean.count, deviation.count].first { $0 > 1 } }

  /// - Parameter pixels: `[channels, height, width]`, 0…1.
  /// - Returns: what the network reads.
  public func applied(to pixels: Tensor) -> Tensor {
    guard !isNone else { return pixels }
    let channels = pixels.shape.channels
    let cells = pixels.shape.count / channels
    let factor = 255 / scale
    let normalized = Tensor(pixels.shape) { result in
      for channel in 0..<channels {
        let source = colors == .bgr && channels == 3 ? 2 - channel : channel
        let mean = mean.isEmpty ? 0 : mean[min(channel, mean.count - 1)]
        let deviation = deviation.isEmpty ? 1 : deviation[min(channel, deviation.count - 1)]
        for cell in 0..<cells {
          let pixel = pixels.elements[source * cells + cell]
          result[channel * cells + cell] = (pixel * factor - mean) / deviation
        }
      }
    }
    return arranged(normalized)
  }

  /// The same numbers with the axes as the network reads them.
  /// - Parameter pixels: `[channels, height, width]`.
  public func arranged(_ pixels: Tensor) -> Tensor {
    guard layout == .channelsLast, pixels.shape.rank == 3 else { return pixels }
    return Tensor(inputShape(of: pixels.shape)) { result in
      var index = 0
      for cell in 0..<pixels.shape.cells {
        for channel in 0..<pixels.shape.channels {
          result[index] = pixels.elements[channel * pixels.shape.cells + cell]
          index += 1
        }
      }
    }
  }

  /// The other way: a network's input as a picture, `[channels, height, width]`.
  public func pictured(_ input: Tensor) -> Tensor {
    guard layout == .channelsLast, input.shape.rank == 3 else { return input }
    let shape = pictureShape(of: input.shape)
    return Tensor(shape) { result in
      for (index, number) in input.elements.enumerated() {
        let (cell, channel) = index.quotientAndRemainder(dividingBy: shape.channels)
        result[channel * shape.cells + cell] = number
      }
    }
  }

  /// The picture that a network of this input shape looks at, channels first.
  public func pictureShape(of input: Shape) -> Shape {
    guard layout == .channelsLast, input.rank == 3 else { return input }
    return Shape(input[2], input[0], input[1])
  }
  /// The input shape of a network that looks at such a picture.
  public func inputShape(of picture: Shape) -> Shape {
    guard layout == .channelsLast, picture.rank == 3 else { return picture }
    return Shape(picture[1], picture[2], picture[0])
  }
}
