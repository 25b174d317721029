/// A layer that goes through a sequence step by step and keeps a state: `[steps, sequences, inputs]`
/// to `[steps, planes, directions, sequences, units]`, where the first plane is the state `h` and
/// the second what the cell keeps beside it: the LSTM's cell `c`, or the part `r · h` of a GRU's last
/// state that it reads. ONNX's `RNN`, `GRU` and `LSTM`, PyTorch's modules of these names.
///
/// Weights are `[directions, gates · units, inputs]` and `[directions, gates · units, units]`, biases
/// `[directions, 2 · gates · units]`, those of the weights first, as ONNX has them.
public struct Recurrent: Layer {
  public static let kind = "recurrent"

  /// What may be read beside the sequence, in the order of ``operands``.
  public enum Role: Hashable, Sendable {
    case sequence, weights, recurrence, bias, state, cell, peepholes
  }
  public let cell: RecurrentCell
  public let units: Int
  /// Whether each direction goes from the last step to the first.
  public let isReverse: [Bool]
  /// For each direction as many functions of one number as the cell takes.
  public let functions: [[Function]]
  /// The bound of what goes into a function; nil where there is none.
  public let clip: Float?
  /// The number of steps of each sequence; nil where all are as long. What is beyond is 0.
  public let lengths: [Int]?
  public let roles: [Role]
  public let operands: Operands

  /// - Parameter roles: one for each operand: the sequence, the weights and the recurrence at least.
  public init(
    _ cell: RecurrentCell, units: Int, isReverse: [Bool], functions: [[Function]],
    clip: Float? = nil, lengths: [Int]? = nil, roles: [Role], _ operands: Operands
  ) {
    (self.cell, self.units, self.isReverse, self.functions) = (cell, units, isReverse, functions)
    (self.clip, self.lengths, self.roles, self.operands) = (clip, lengths, roles, operands)
  }

  public var kind: String { cell.word }
  public var line: String {
    let direction = isReverse.count == 2 ? " both ways" : isReverse == [true] ? " backwards" : ""
    return "\(units) units\(direction)"
  }
  public var parameters: [Parameter] { operands.parameters }
  public var readsItself: Bool { true }
  var directions: Int { isReverse.count }
  var gates: Int { cell.gates.count }

  func source(_ role: Role) -> Source? {
    roles.firstIndex(of: role).map { operands.source($0) }
  }
  func shape(_ role: Role, _ inputs: [Shape]) -> Shape? {
    roles.firstIndex(of: role).map { operands.shape($0, inputs) }
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    _ = try operands.shapes(kind, inputs)
    guard let sequence = shape(.sequence, inputs), sequence.rank == 3 else {
      throw .rank(kind: kind, takes: [3], given: inputs.first ?? Shape(1))
    }
    try LayerError.check(kind, "units", units, in: 1...1 << 20)
    let (steps, count, size) = (sequence[0], sequence[1], sequence[2])
    let rows = gates * units
    let wanted: [(Role, [Int])] = [
      (.weights, [directions, rows, size]), (.recurrence, [directions, rows, units]),
      (.bias, [directions, 2 * rows]), (.state, [directions, count, units]),
      (.cell, [directions, count, units]), (.peepholes, [directions, 3 * units]),
    ]
    for (role, sizes) in wanted {
      if let given = shape(role, inputs), given.sizes != sizes {
        throw .lastSizes(kind: kind, takes: sizes, given: given)
      }
    }
    guard lengths.map({ $0.count == count && $0.allSatisfy((0...steps).contains) }) ?? true else {
      throw .hyperparameter(kind: kind, name: "lengths", value: steps, needs: "one a sequence")
    }
    return try Self.checked([steps, cell.planes, directions, count, units])
  }

  /// The step that comes before one; nil for the first of a sequence.
  func last(_ step: Int, _ direction: Int, _ sequence: Int, steps: Int) -> Int? {
    let end = lengths?[sequence] ?? steps
    let other = isReverse[direction] ? step + 1 : step - 1
    return (0..<end).contains(other) ? other : nil
  }

  /// Steps × directions × sequences × the weights of a step.
  public func multiplyAdds(_ inputs: [Shape]) -> Int {
    guard let sequence = shape(.sequence, inputs), sequence.rank == 3 else { return 0 }
    let each = gates * units * (sequence[2] + units)
    return sequence[0] * sequence[1] * directions * each
  }
  /// What a step reads comes from all before it.
  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    [.whole(inputs[input].rank)]
  }
  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfNumbers((try? outputShape(inputs)).map { [$0] } ?? inputs, term: "product")
  }
}
