import ConvNet

/// A tensor whose numbers are known when a graph is read: a weight, or part of computing a shape.
/// Unlike a ``Tensor`` it may be empty and of rank 0.
struct KnownTensor: Hashable, Sendable {
  enum Storage: Hashable, Sendable {
    case reals([Float])
    /// Numbers of any integer type; booleans are 0 and 1.
    case integers([Int64])
    /// One real number so many times.
    case repeated(Float, count: Int)
  }
  var sizes: [Int]
  var element: OriginalValue.Element
  var storage: Storage
  /// The name of the initializer that it is or was computed of; nil for what constants make.
  var storedName: String?
  /// Whether a finite double of the file is infinite here.
  var overflows = false

  init(_ sizes: [Int], reals: [Float]) {
    (self.sizes, element, storage) = (sizes, .real, .reals(reals))
  }
  init(_ sizes: [Int], integers: [Int64], _ element: OriginalValue.Element = .integer) {
    (self.sizes, self.element, storage) = (sizes, element, .integers(integers))
  }
  /// Makes a tensor of any type of numbers that came as floats.
  init(_ sizes: [Int], _ numbers: [Float], _ element: OriginalValue.Element) {
    self =
      element == .real
      ? KnownTensor(sizes, reals: numbers)
      : KnownTensor(sizes, integers: numbers.map { Int64(saturating: Double($0)) }, element)
  }
  /// Repeats a real number; where that is many times, without memory for it.
  init(_ sizes: [Int], repeating number: Float, count: Int) {
    (self.sizes, element) = (sizes, .real)
    storage =
      count < KnownTensor.fewNumbers
      ? .reals([Float](repeating: number, count: count)) : .repeated(number, count: count)
  }
  static let fewNumbers = 1 << 16

  /// Makes a vector of whole numbers.
  init(_ integers: [Int]) { self.init([integers.count], integers: integers.map(Int64.init)) }

  var count: Int {
    switch storage {
    case .reals(let reals): reals.count
    case .repeated(_, let count): count
    case .integers(let integers): integers.count
    }
  }
  /// The numbers as whole numbers; nil where they are real.
  var integers: [Int]? {
    guard case .integers(let integers) = storage else { return nil }
    return integers.map { Int($0) }
  }
  var reals: [Float] {
    switch storage {
    case .reals(let reals): reals
    case .repeated(let number, let count): [Float](repeating: number, count: count)
    case .integers(let integers): integers.map { Float($0) }
    }
  }
  /// The numbers in double precision; whole ones are exact up to 2^53.
  var doubles: [Double] {
    switch storage {
    case .reals(let reals): reals.map { Double($0) }
    case .repeated(let number, let count): [Double](repeating: Double(number), count: count)
    case .integers(let integers): integers.map { Double($0) }
    }
  }
  /// The single number; nil where there are none or several.
  var scalar: Double? { count == 1 ? doubles[0] : nil }

  /// Whether floats hold every number as it is.
  var isExactInFloats: Bool {
    guard case .integers(let integers) = storage else { return true }
    return integers.allSatisfy { Int64(exactly: Float($0)) == $0 }
  }

  func reshaped(_ sizes: [Int]) -> KnownTensor {
    var reshaped = self
    reshaped.sizes = sizes
    return reshaped
  }

  /// The tensor for a layer's parameter; nil where there are no numbers. A single number is `[1]`.
  var tensor: Tensor? {
    guard count > 0, let shape = try? Shape(checking: sizes.isEmpty ? [1] : sizes) else {
      return nil
    }
    if case .repeated(let number, _) = storage { return Tensor(shape, describing: number) }
    return Tensor(shape, reals)
  }

  /// Whether a tensor has just these numbers, in whatever shape.
  func holds(numbersOf tensor: Tensor) -> Bool {
    guard count == tensor.shape.count else { return false }
    if case .repeated(let number, _) = storage {
      return tensor.describedValue.map { $0 == number }
        ?? tensor.elements.allSatisfy { $0 == number }
    }
    return reals == tensor.elements
  }

  /// Picks the numbers at these places, in another shape; a place of −1 takes the fill.
  func picking(_ places: [Int], sizes: [Int], fill: Double = 0) -> KnownTensor {
    switch storage {
    case .repeated(let number, _):
      KnownTensor(sizes, reals: places.map { $0 < 0 ? Float(fill) : number })
    case .reals(let reals):
      KnownTensor(sizes, reals: places.map { $0 < 0 ? Float(fill) : reals[$0] })
    case .integers(let integers):
      KnownTensor(
        sizes, integers: places.map { $0 < 0 ? Int64(saturating: fill) : integers[$0] }, element)
    }
  }
}

extension Int64 {
  /// Rounds toward zero; beyond the range gives its end, for a NaN 0.
  init(saturating number: Double) {
    self = number.isNaN ? 0 : number >= 0x1p63 ? .max : number <= -0x1p63 ? .min : Int64(number)
  }
}
