/// One axis of a tensor that gets another size.
public struct ResizedAxis: Hashable, Sendable {
  public let input: Int
  public let output: Int
  /// The scale that the file says; the quotient of the sizes where it says only them.
  public let scale: Float
  /// The part of the input that `.cropAndResize` takes, 0…1; turned over where it ends before it
  /// begins.
  public let begin: Float
  public let end: Float

  /// - Parameter region: the begin and the end of ONNX's `roi` for this axis.
  public init(
    _ input: Int, to output: Int, scale: Float? = nil, region: (begin: Float, end: Float) = (0, 1)
  ) {
    (self.input, self.output) = (input, output)
    self.scale = scale ?? Float(output) / Float(input)
    (begin, end) = region
  }
  /// An axis that stays as it is.
  public static func same(_ size: Int) -> ResizedAxis { ResizedAxis(size, to: size, scale: 1) }

  /// Whether nothing is done to it.
  var isSame: Bool { scale == 1 && input == output }

  /// The places that one output is made of, side by side, and the share of each.
  public struct Taps: Hashable, Sendable {
    public let first: Int
    public let weights: [Double]
  }

  /// The place in the input of an output, in float32 as ONNX Runtime works it out.
  func coordinate(_ index: Int, _ resampling: Resampling) -> Float {
    let (place, size) = (Float(index), Float(input))
    switch resampling.coordinates {
    case .halfPixel: return (place + 0.5) / scale - 0.5
    case .pytorchHalfPixel: return output > 1 ? (place + 0.5) / scale - 0.5 : 0
    case .asymmetric: return place / scale
    case .alignCorners: return output == 1 ? 0 : place * (size - 1) / Float(output - 1)
    case .halfPixelSymmetric:
      // The middle of the input is the middle of the output, whatever rounding the size took.
      let offset = Double(size / 2 * (1 - Float(output) / (scale * size)))
      return Float(offset + (Double(place) + 0.5) / Double(scale) - 0.5)
    case .tfHalfPixel: return (place + 0.5) / scale
    case .cropAndResize:
      return output > 1
        ? begin * (size - 1) + place * (end - begin) * (size - 1) / Float(output - 1)
        : 0.5 * (begin + end) * (size - 1)
    }
  }

  /// Whether an output lies outside of the input, where nothing is read.
  private func isOutside(_ coordinate: Float, _ resampling: Resampling) -> Bool {
    resampling.coordinates == .cropAndResize
      && !(coordinate >= 0 && coordinate <= Float(input - 1))
  }

  /// Nil outside of the input (`.cropAndResize`).
  public func taps(_ index: Int, _ resampling: Resampling) -> Taps? {
    // As ONNX Runtime has it, an axis is left alone whose size does not change, in a region too.
    guard !isSame else { return Taps(first: index, weights: [1]) }
    let coordinate = coordinate(index, resampling)
    guard !isOutside(coordinate, resampling) else { return nil }
    let place = Double(coordinate)
    switch resampling.mode {
    case .nearest(let rounding):
      let nearest = nearest(coordinate, rounding)
      return Taps(first: clamped(nearest), weights: [1])
    case .linear:
      let window = window(resampling, radius: 1) { max(0, 1 - abs($0)) }
      return taps(around: place, window, resampling)
    case .cubic(let a):
      let window = window(resampling, radius: 2) { ResizedAxis.cubic($0, a) }
      return taps(around: place, window, resampling)
    }
  }

  /// The nearest position; within 10⁻⁶ of the middle counts as halfway, as in ONNX Runtime.
  private func nearest(_ place: Float, _ rounding: Resampling.Rounding) -> Int {
    let below = place.rounded(.down)
    let isHalfway = abs(place - below - 0.5) < 1e-6
    let rounded: Float =
      switch rounding {
      case .floor: below
      case .inward: scale < 1 ? place.rounded(.up) : below
      case .ceil: place.rounded(.up)
      case .roundPreferFloor where isHalfway: below
      case .roundPreferCeil where isHalfway: below + 1
      case .roundPreferFloor, .roundPreferCeil: place.rounded()
      }
    return Int(exactly: rounded) ?? 0
  }

  /// Keys' kernel.
  private static func cubic(_ distance: Double, _ a: Double) -> Double {
    let x = abs(distance)
    if x <= 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0
  }

  /// The reach of a kernel, and its weights by distance.
  private struct Window {
    let radius: Double
    let weight: (Double) -> Double
    let isWidened: Bool
  }
  private func window(
    _ resampling: Resampling, radius: Double, _ weight: @escaping (Double) -> Double
  ) -> Window {
    guard resampling.antialiases, scale < 1 else {
      return Window(radius: radius, weight: weight, isWidened: false)
    }
    let scale = Double(scale)
    return Window(radius: radius / scale, weight: { weight($0 * scale) }, isWidened: true)
  }

  private func taps(around place: Double, _ window: Window, _ resampling: Resampling) -> Taps {
    let first = Int((place - window.radius).rounded(.down)) + 1
    let last = Int((place + window.radius).rounded(.up)) - 1
    var weights = (first...max(first, last)).map { window.weight(Double($0) - place) }
    if resampling.excludesOutside {
      for index in weights.indices where !(0..<input).contains(first + index) {
        weights[index] = 0
      }
    }
    let total = weights.reduce(0, +)
    if resampling.excludesOutside || window.isWidened { weights = weights.map { $0 / total } }
    // Beyond the edges its number counts again and again.
    let begin = clamped(first)
    var merged = [Double](repeating: 0, count: clamped(max(first, last)) - begin + 1)
    for (index, weight) in weights.enumerated() { merged[clamped(first + index) - begin] += weight }
    let used = merged.indices.filter { merged[$0] != 0 }
    guard let least = used.first, let most = used.last else {
      return Taps(first: begin, weights: [0])
    }
    return Taps(first: begin + least, weights: Array(merged[least...most]))
  }

  private func clamped(_ place: Int) -> Int { min(max(place, 0), input - 1) }
}
