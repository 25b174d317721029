/// One operation of a network: a value that holds its hyperparameters and no weights. It has one
/// output and can explain every number of it.
///
/// Tensors here are one sample: `[channels, height, width]`, `[units]`, or of another rank, but
/// never of none: a single number is `[1]`.
public protocol Layer: Hashable, Sendable {
  /// The word for layers of this type: `conv`, `maxpool`.
  static var kind: String { get }

  /// The word for this layer, where one type makes several kinds: `exp`, `sqrt`.
  var kind: String { get }
  /// The word for layers that are written, drawn and told as this one is: where a type has forms of
  /// its own, such as `add` of all arithmetic, the form's; else the type's.
  var form: String { get }
  /// Its hyperparameters in words.
  var line: String { get }
  /// What it learns and what it measured while learning, in the order of `state_dict`.
  var parameters: [Parameter] { get }

  /// - Throws: ``LayerError`` that says which sizes clash, and what to try.
  func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape
  /// Writes the output of one sample.
  ///
  /// - Parameter work: views of inputs that `outputShape` accepts, and of the declared parameters.
  /// - Throws: ``Cancelled`` where the checkpoint does.
  func compute(_ work: LayerWork) throws(Cancelled)
  /// Writes the outputs of several samples, one after another where a layer knows no better way.
  ///
  /// - Parameter work: that of the first sample; the tensors are `[samples, …]`.
  func compute(_ work: LayerWork, samples: Int) throws(Cancelled)
  /// The input or the parameter whose numbers the output repeats in the same order, so that they are
  /// shared and not computed; nil where there is none.
  var repeats: Source? { get }
  /// For layers that do not compute on views yet.
  func forward(_ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint)
    throws(Cancelled) -> Tensor
  /// - Parameter element: a place of the output; `inputs` are shapes that `outputShape` accepts.
  func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation
  /// Multiplications with a weight, the additions that go with them not counted twice.
  func multiplyAdds(_ inputs: [Shape]) -> Int
  /// What one output cell reads of its input's grid; nil where it is not a window.
  var window: Window? { get }
  /// Which axes of the output decide what is read of an input along which of its axes, for
  /// footprints; nil where that is not known, and every output has to be looked at.
  func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]?
  /// How an output divides into parts that can be walked.
  func ladder(_ inputs: [Shape]) -> Ladder
  /// A sentence on why its output can not be computed; nil where it can.
  var obstacle: String? { get }
}

/// A type of layers that can all be written in a network line, under one word.
public protocol WrittenLayer: Layer {
  /// How it is written in a network line, with all its options.
  static var usage: String { get }
  /// Reads the words after the kind, which `line` gives again; the shape that flows in gives what
  /// is not written.
  static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Self
}

extension Layer {
  public var kind: String { Self.kind }
  public var form: String { Self.kind }
  public var obstacle: String? { nil }
  public var parameters: [Parameter] { [] }
  public var window: Window? { nil }
  /// A window moves along each axis by itself.
  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    window == nil ? nil : AxisLink.aligned(inputs[input].rank)
  }
  public var line: String { "" }
  public func multiplyAdds(_ inputs: [Shape]) -> Int { 0 }

  public var repeats: Source? { nil }
  public func compute(_ work: LayerWork, samples: Int) throws(Cancelled) {
    for sample in 0..<samples { try compute(work.sample(sample, of: samples)) }
  }
}

/// The weights of a layer by their names inside it, `weight` and `bias`.
public typealias Parameters = [String: Tensor]

/// What a layer learns, or measured while it learned.
public struct Parameter: Hashable, Sendable {
  /// The numbers that PyTorch begins with.
  public enum Start: Hashable, Sendable {
    /// Uniform in ±1 / √fanIn.
    case uniform
    case constant(Float)
  }
  public let name: String
  public let shape: Shape
  /// How many inputs one output adds up: the bound of PyTorch's default initialisation is
  /// 1 / √fanIn for weights and biases alike.
  public let fanIn: Int
  public let start: Start
  /// Whether it is learned, and counts as a weight; what was measured (`running_mean`) does not.
  public let isLearned: Bool

  public init(_ name: String, _ shape: Shape, fanIn: Int) {
    (self.name, self.shape, self.fanIn) = (name, shape, fanIn)
    (start, isLearned) = (.uniform, true)
  }
  /// One number for each channel that begins at the same value, read by itself.
  public init(_ name: String, _ shape: Shape, constant: Float, isLearned: Bool) {
    (self.name, self.shape, fanIn) = (name, shape, 1)
    (start, self.isLearned) = (.constant(constant), isLearned)
  }
}

/// A window that slides over a grid, sizes as `(height, width)`.
public struct Window: Hashable, Sendable {
  public var size: Pair
  public var stride: Pair
  public var dilation: Pair
  /// Above and to the left, where the first window begins.
  public var padding: Pair

  public init(size: Pair, stride: Pair, dilation: Pair = Pair(1), padding: Pair = Pair(0)) {
    (self.size, self.stride) = (size, stride)
    (self.dilation, self.padding) = (dilation, padding)
  }
}

/// A number for rows and one for columns.
public struct Pair: Hashable, Sendable {
  public var height: Int
  public var width: Int

  public init(_ height: Int, _ width: Int) { (self.height, self.width) = (height, width) }
  public init(_ both: Int) { self.init(both, both) }
}

extension Pair: CustomStringConvertible {
  /// `3x3`, as in a network line.
  public var description: String { "\(height)x\(width)" }
}
