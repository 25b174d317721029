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
  /// The numbers that it learns or measures while learning, in the order of `state_dict`.
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
  /// - Parameter element: a place of the output; `inputs` are shapes that `outputShape` accepts.
  func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation
  /// Multiplications with a weight, the additions that go with them not counted twice.
  func multiplyAdds(_ inputs: [Shape]) -> Int
  /// Numbers that it keeps beside inputs and output while it computes, where they may be as many.
  func scratch(_ inputs: [Shape]) -> Int
  /// The window of maps that one output cell reads; nil where it reads no such.
  var window: Window? { get }
  /// The axes of the output that decide what is read along axes of an input, for
  /// footprints; nil where that is not known, and every output has to be looked at.
  func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]?
  /// The axes of the output that decide what is read along axes of a parameter, as above: where it
  /// is computed, it is one more input.
  func links(ofParameter name: String, _ inputs: [Shape]) -> [AxisLink]?
  /// The parts of an output that can be walked.
  func ladder(_ inputs: [Shape]) -> Ladder
  /// A sentence on why its output can not be computed; nil where it can.
  var obstacle: String? { get }
  /// Whether numbers of its output are made of others of it, so that each may rest on all of the
  /// input: what an explanation reads is then not all.
  var readsItself: Bool { get }
}

/// A type of layers that can all be written in a network line, under one word.
public protocol WrittenLayer: Layer {
  /// The form of a network line that writes it, with all its options.
  static var usage: String { get }
  /// Reads the words after the kind, which `line` gives again; the shape that flows in gives what
  /// is not written.
  static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Self
}

extension Layer {
  public var kind: String { Self.kind }
  public var form: String { Self.kind }
  public var obstacle: String? { nil }
  public var readsItself: Bool { false }
  public var parameters: [Parameter] { [] }
  public var window: Window? { nil }
  /// A window moves along each axis by itself.
  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    window == nil ? nil : AxisLink.aligned(inputs[input].rank)
  }
  public func links(ofParameter name: String, _ inputs: [Shape]) -> [AxisLink]? { nil }
  public var line: String { "" }
  public func multiplyAdds(_ inputs: [Shape]) -> Int { 0 }
  public func scratch(_ inputs: [Shape]) -> Int { 0 }

  public var repeats: Source? { nil }
  public func compute(_ work: LayerWork, samples: Int) throws(Cancelled) {
    for sample in 0..<samples { try compute(work.sample(sample, of: samples)) }
  }
}
