import ConvNet
import Testing

struct WeightOperationTests {
  private func subject(_ kernel: Int = 3, channels: Int = 1) throws -> Subject {
    let count = 2 * channels * kernel * kernel
    let network = try NetworkLine.network(
      "input \(channels)x9x9 > a: conv 2 \(kernel)x\(kernel)",
      weights: [
        "a.weight": Tensor(Shape(2, channels, kernel, kernel), (0..<count).map { Float($0 + 1) }),
        "a.bias": Tensor(Shape(2), [10, 20]),
      ])
    return Subject(network, Picture(name: "", pixels: Tensor(network.input.shape)))
  }
  private func after(
    _ operation: WeightOperation, at indices: [Int] = [0, 0], kernel: Int = 3, channels: Int = 1
  ) throws -> [Float] {
    var subject = try subject(kernel, channels: channels)
    subject.edits = [Edit(layer: 1, .weights("weight", indices: indices, operation))]
    return subject.weights(1)["weight"]?.elements ?? []
  }

  @Test(
    arguments: [
      (WeightOperation.rotate, [7, 4, 1, 8, 5, 2, 9, 6, 3]),
      (.negate, [-1, -2, -3, -4, -5, -6, -7, -8, -9]), (.flipX, [3, 2, 1, 6, 5, 4, 9, 8, 7]),
      (.flipY, [7, 8, 9, 4, 5, 6, 1, 2, 3]), (.scale(0.5), [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5]),
      (.number(4), [4, 4, 4, 4, 4, 4, 4, 4, 4]),
      (.preset(.sobelX), [-1, 0, 1, -2, 0, 2, -1, 0, 1]),
      (.matrix([[1, 2, 3], [0, 0, 0], [7, 8, 9]]), [1, 2, 3, 0, 0, 0, 7, 8, 9]),
      (.preset(.identity), [0, 0, 0, 0, 1, 0, 0, 0, 0]),
    ] as [(WeightOperation, [Float])])
  func `an operation changes its kernel and no other`(
    operation: WeightOperation, kernel: [Float]
  ) throws {
    #expect(try after(operation) == kernel + (10...18).map(Float.init))
  }

  @Test func `four quarter turns and two flips lead back`() throws {
    var subject = try subject()
    let opened = subject.weights(1)
    let turn = Edit(layer: 1, .weights("weight", indices: [], .rotate))
    subject.edits = [turn, turn, turn]
    #expect(subject.weights(1) != opened)
    subject.edits.append(turn)
    #expect(subject.weights(1) == opened)
  }

  @Test func `fewer indices stand for all below`() throws {
    #expect(try after(.number(0), at: []).allSatisfy { $0 == 0 })
    #expect(try after(.number(0), at: [1]).prefix(9) == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(try after(.number(0), at: [1, 0, 2]).suffix(4) == [15, 0, 0, 0])
    #expect(try after(.number(0), at: [1, 0, 2, 1]).suffix(3) == [16, 0, 18])
    let rotated = try after(.rotate, at: [], channels: 2)
    #expect(rotated.prefix(3) == [7, 4, 1])
    #expect(rotated.suffix(3) == [36, 33, 30])
  }

  @Test func `a preset lies in the middle of a larger kernel`() throws {
    let kernel = try after(.preset(.sobelX), kernel: 5).prefix(25)
    #expect(
      kernel == [
        0, 0, 0, 0, 0, 0, -1, 0, 1, 0, 0, -2, 0, 2, 0, 0, -1, 0, 1, 0, 0, 0, 0, 0, 0,
      ])
    #expect(try after(.preset(.identity), kernel: 5)[12] == 1)
  }

  @Test func `every preset adds up to what its name says`() {
    let sums: [KernelPreset: Float] = [
      .gaussian: 1, .box: 1, .sharpen: 1, .identity: 1,
    ]
    for preset in KernelPreset.allCases {
      let sum = preset.rows.joined().reduce(0, +)
      #expect(abs(sum - (sums[preset] ?? 0)) < 1e-6, "\(preset.rawValue)")
      #expect(preset.rows.allSatisfy { $0.count == preset.rows.count })
    }
  }

  @Test func `random weights are those of a seed, within the bound of the default`() throws {
    let weights = try after(.random(seed: 7), at: [])
    #expect(weights == (try after(.random(seed: 7), at: [])))
    #expect(weights != (try after(.random(seed: 8), at: [])))
    #expect(weights.allSatisfy { $0.magnitude <= 1.0 / 3 })
  }

  @Test(
    arguments: [
      (WeightOperation.matrix([[1, 2], [3, 4]]), [3, 3], "2×2 does not fit 3×3"),
      (.matrix([[1, 2, 3]]), [3, 3], "1×3"), (.matrix([[1], [2]]), [2], "2×1"),
      (.matrix([[1, 2]]), [], "1×2"), (.preset(.sobelX), [2, 3], "does not fit"),
      (.preset(.sobelX), [4], "needs a kernel"), (.rotate, [2, 3], "square"), (.rotate, [], "rows"),
      (.flipX, [4], "rows"), (.flipY, [], "rows"),
    ] as [(WeightOperation, [Int], String)])
  func `what does not fit is refused with its sizes`(
    operation: WeightOperation, block: [Int], sentence: String
  ) {
    do throws(OperationError) {
      try operation.check(block)
      Issue.record("\(operation) was taken")
    } catch { #expect("\(error)".contains(sentence), "\(error)") }
  }

  @Test(
    arguments: [
      (WeightOperation.matrix([[1, 2, 3]]), [3]), (.matrix([[1]]), []), (.preset(.zero), []),
      (.preset(.identity), [1, 1]), (.rotate, [4, 2, 2]), (.flipX, [2, 3]), (.number(1), []),
    ] as [(WeightOperation, [Int])])
  func `what fits is taken`(operation: WeightOperation, block: [Int]) {
    #expect(throws: Never.self) { try operation.check(block) }
  }
}
