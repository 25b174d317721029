import ConvNet
import Synchronization
import Testing

/// Layers whose work is one piece, so that nobody would be asked between two of them.
struct LongWork: Sendable, CustomTestStringConvertible {
  let layer: any Layer
  let input: Shape
  var parameters: [String: Shape] = [:]
  var weight: Float = 1

  var testDescription: String { layer.kind }

  private static let vector = Shape(1 << 19)
  private static var turn: Move { try! Move.transpose([1, 0], from: Shape(1, 1 << 19)) }

  static let table: [LongWork] = [
    LongWork(layer: MaxPool(kernelSize: [150, 150], stride: [1, 1]), input: Shape(1, 300, 300)),
    LongWork(
      layer: MaxPoolIndices(grid: GridWindow(kernelSize: [150, 150], stride: [1, 1])),
      input: Shape(1, 300, 300)),
    LongWork(
      layer: AveragePool(kernelSize: [150, 150], stride: [1, 1]), input: Shape(1, 300, 300)),
    LongWork(
      layer: Conv(inputChannels: 1, outputChannels: 1, kernelSize: [100, 100], bias: false),
      input: Shape(1, 200, 200), parameters: ["weight": Shape(1, 1, 100, 100)]),
    // Not finite, turned over as Winograd does, and so many weights that packing them takes long.
    LongWork(
      layer: Conv(inputChannels: 1, outputChannels: 1, kernelSize: [100, 100], bias: false),
      input: Shape(1, 200, 200), parameters: ["weight": Shape(1, 1, 100, 100)], weight: .nan),
    LongWork(
      layer: Conv(inputChannels: 32, outputChannels: 32, kernelSize: [3, 3], bias: false),
      input: Shape(32, 9, 6000), parameters: ["weight": Shape(32, 32, 3, 3)]),
    LongWork(
      layer: Conv(inputChannels: 1, outputChannels: 1, kernelSize: [2000, 2000], bias: false),
      input: Shape(1, 2000, 2001), parameters: ["weight": Shape(1, 1, 2000, 2000)]),
    LongWork(
      layer: ConvTranspose(
        inputChannels: 1, outputChannels: 1, grid: GridWindow(kernelSize: [100, 100]), bias: false),
      input: Shape(1, 100, 100), parameters: ["weight": Shape(1, 1, 100, 100)]),
    LongWork(layer: Pointwise(.relu), input: vector),
    LongWork(layer: Reduction(.logSumExp, axes: [0], keepsAxes: true), input: vector),
    LongWork(layer: Softmax(axes: [0]), input: vector),
    LongWork(layer: CumulativeSum(axis: 0), input: vector),
    LongWork(layer: LpNormalization(axis: 0), input: vector),
    LongWork(layer: MeanVarianceNormalization(axes: [0]), input: vector),
    LongWork(layer: Ranked(axis: 0, count: 3), input: Shape(1 << 14)),
    LongWork(
      layer: Interpolation([ResizedAxis(1 << 14, to: 1 << 15)], Resampling(.linear)),
      input: Shape(1 << 14)),
    LongWork(layer: turn, input: Shape(1, 1 << 19)),
  ]
}

@Suite struct LongWorkTests {
  @Test("what nobody waits for ends inside of its one piece", arguments: LongWork.table)
  func stops(_ work: LongWork) throws {
    let input = Tensor(work.input, (0..<work.input.count).map { Float($0 * 7919 % 1000) })
    let calls = Mutex(0)
    let checkpoint = Checkpoint { (_) throws(Cancelled) in
      let count = calls.withLock { calls in
        calls += 1
        return calls
      }
      // The third time it is not wanted; it may be wanted again, but is half done.
      if count == 3 { throw Cancelled() }
    }
    let parameters = work.parameters.mapValues { Tensor($0, repeating: work.weight) }
    #expect(throws: Cancelled.self) {
      _ = try work.layer.forward([input], parameters, checkpoint)
    }
    #expect(calls.withLock { $0 } == 3)
  }

  @Test("a move of more numbers than a block puts each where its course says")
  func move() throws {
    for (shape, order) in [
      (Shape(3, 70_000), [1, 0]), (Shape(70_000, 3), [1, 0]), (Shape(2, 3, 70_000), [1, 0, 2]),
      (Shape(2, 70_000, 2), [2, 1, 0]), (Shape(40, 50, 60), [2, 0, 1]),
    ] {
      let move = try Move.transpose(order, from: shape)
      let output = move.forward([Tensor(shape, (0..<shape.count).map { Float($0) })])
      let course = try move.course(for: shape)
      for offset in stride(from: 0, to: shape.count, by: 997) {
        let source = course.source(of: course.output.element(at: offset))
        #expect(output.elements[offset] == Float(shape.offset(source)))
      }
    }
  }

  @Test("long sums and long resized axes are the same as short ones")
  func long() {
    let ones = Tensor(Shape(200_001), repeating: 1)
    #expect(Reduction(.sum, axes: [0], keepsAxes: true).forward([ones]).elements == [200_001])
    let sums = CumulativeSum(axis: 0, isReverse: true).forward([ones]).elements
    #expect(sums[0] == 200_001 && sums[100_000] == 100_001 && sums[200_000] == 1)
    let ramp = Tensor(Shape(20_000), (0..<20_000).map { Float($0) })
    let wide = Interpolation([ResizedAxis(20_000, to: 40_000)], Resampling(.linear)).forward([ramp])
    #expect(
      wide.elements[1..<39_999].enumerated().allSatisfy { index, number in
        number == Float(index + 1) / 2 - 0.25
      })
  }
}
