/// What is done to a picture's numbers, 0…1, before the first layer reads them:
/// (x − mean) / deviation, one of each per channel.
public struct Normalization: Hashable, Sendable {
  public let mean: [Float]
  public let deviation: [Float]

  public init(mean: [Float], deviation: [Float]) {
    precondition(mean.count == deviation.count, "a mean and a deviation for every channel")
    (self.mean, self.deviation) = (mean, deviation)
  }
  /// The numbers are taken as they are.
  public static let none = Normalization(mean: [], deviation: [])

  public var isNone: Bool { mean.isEmpty }

  /// - Parameter pixels: `[channels, height, width]`.
  public func applied(to pixels: Tensor) -> Tensor {
    guard !isNone else { return pixels }
    let cells = pixels.shape.cells
    return Tensor(pixels.shape) { result in
      for (index, pixel) in pixels.elements.enumerated() {
        let channel = min(index / cells, mean.count - 1)
        result[index] = (pixel - mean[channel]) / deviation[channel]
      }
    }
  }
}
