/// A product of two matrices, `[rows, inner]` and `[inner, columns]`.
///
/// It is a convolution by single numbers: the rows of the right matrix are channels, those of the left
/// one filters. Of a single column, each row is a unit that adds up all of it.
public struct Product: Sendable {
  private let convolution: Convolution?
  private let connection: Connection

  /// - Parameters:
  ///   - left: the left matrix, which is brought into the order in which it is read.
  ///   - goesOn: asked about once a millisecond; where it says no, the product is of no use.
  public init(
    rows: Int, inner: Int, columns: Int, left: UnsafePointer<Float>,
    on set: InstructionSet = .current, goesOn: (() -> Bool)? = nil
  ) {
    connection = Connection(inputs: inner, outputs: rows, on: set)
    convolution =
      columns == 1
      ? nil
      : Convolution(
        groups: 1, inputs: inner, outputs: rows,
        [WindowAxis(input: columns, output: columns, kernel: 1)], filters: left, on: set,
        goesOn: goesOn)
  }

  /// The number of parts that the output has, most often a matter of milliseconds.
  public var pieces: Int { convolution?.pieces ?? connection.pieces }
  /// The size of the scratch memory that one caller needs.
  public var scratchCount: Int { convolution?.scratchCount ?? 0 }

  /// Computes some pieces of the output, `[rows, columns]`.
  ///
  /// - Parameters:
  ///   - left: the same numbers again.
  ///   - scratch: room for ``scratchCount`` numbers that no other caller uses.
  ///   - goesOn: asked about once a millisecond; where it says no, the pieces are left half done.
  public func compute(
    _ pieces: Range<Int>, left: UnsafePointer<Float>, right: UnsafePointer<Float>,
    scratch: UnsafeMutablePointer<Float>, output: UnsafeMutablePointer<Float>,
    goesOn: (() -> Bool)? = nil
  ) {
    if let convolution {
      convolution.compute(
        pieces, input: right, biases: nil, scratch: scratch, output: output, goesOn: goesOn)
    } else {
      connection.compute(
        pieces, input: right, weights: left, biases: nil, output: output, goesOn: goesOn)
    }
  }
}
