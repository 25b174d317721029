/// Some axes of an input, and the axes of the output that decide together what is read along them:
/// the rows that a window reads follow from the output's row alone. No output axes: always the same
/// is read. The links of an input make a product: what an output reads is, along the axes of each
/// link, what the link's output axes say.
public struct AxisLink: Hashable, Sendable {
  public let inputs: [Int]
  public let outputs: [Int]

  public init(_ inputs: [Int], from outputs: [Int]) {
    (self.inputs, self.outputs) = (inputs, outputs)
  }

  /// Every axis by itself, as windows and what works number by number have it.
  public static func aligned(_ rank: Int) -> [AxisLink] {
    (0..<rank).map { AxisLink([$0], from: [$0]) }
  }
  /// Every output reads the same, whatever its place.
  public static func whole(_ rank: Int) -> AxisLink { AxisLink(Array(0..<rank), from: []) }

  /// Each map reads its own part of a parameter, in every place the same.
  static var perMap: [AxisLink] { [AxisLink([0], from: [0])] }

  /// Axes of one position are repeated, and missing ones in front, as numpy does it.
  public static func broadcast(_ input: Shape, to output: Shape) -> [AxisLink] {
    input.sizes.enumerated().map { axis, size in
      AxisLink([axis], from: size == 1 ? [] : [output.rank - input.rank + axis])
    }
  }
  /// All is read along some axes, whatever the output's place there; every other axis goes by
  /// itself.
  ///
  /// - Parameter keepsAxes: whether the output still has those axes.
  public static func reading(
    allAlong axes: [Int], rank: Int, keepsAxes: Bool = true
  ) -> [AxisLink] {
    var output = 0
    return (0..<rank).map { axis in
      let isRead = axes.contains(axis)
      defer { if !isRead || keepsAxes { output += 1 } }
      return AxisLink([axis], from: isRead ? [] : [output])
    }
  }

  /// The same numbers in another shape: axes that stay as they are by themselves, what is folded
  /// or unfolded together.
  public static func reshaped(_ input: [Int], to output: [Int]) -> [AxisLink] {
    var links: [AxisLink] = []
    var (inputs, outputs) = ([Int](), [Int]())
    var (read, written) = (1, 1)
    var (nextInput, nextOutput) = (0, 0)
    while nextInput < input.count || nextOutput < output.count {
      // The side that is behind takes its next axis; where both are even, both do.
      let isEven = read == written
      if nextInput < input.count, isEven || read < written || nextOutput == output.count {
        inputs.append(nextInput)
        read *= input[nextInput]
        nextInput += 1
      }
      if nextOutput < output.count, isEven || written < read || nextInput == input.count {
        outputs.append(nextOutput)
        written *= output[nextOutput]
        nextOutput += 1
      }
      if read == written {
        links.append(AxisLink(inputs, from: outputs))
        (inputs, outputs) = ([], [])
      }
    }
    return links
  }
}
