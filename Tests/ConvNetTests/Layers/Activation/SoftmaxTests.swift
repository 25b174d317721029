import ConvNet
import Testing

/// Address numbers: PyTorch 2.15, `F.softmax(torch.tensor(…), 0)`.
@Suite struct SoftmaxTests {
  @Test(
    "shares are PyTorch's, also of large scores",
    arguments: [
      (
        [0.5, -1.25, 3, 0, 2],
        [0.0542167425, 0.00942145754, 0.660495162, 0.0328841172, 0.242982596]
      ),
      ([1000, 1001, 998.5, -3], [0.253716201, 0.689672112, 0.0566117354, 0]),
      ([-2000, -2000, -2100], [0.5, 0.5, Float(bitPattern: 14)]),
      ([-.infinity, 0], [0, 1]),
      ([.infinity, 0], [.nan, .nan]),
    ] as [([Float], [Float])])
  func reference(scores: [Float], shares: [Float]) {
    let vector = Tensor(Shape(scores.count), scores)
    expect(Softmax().forward([vector]), Shape(scores.count), shares)
    let maps = vector.reshaped(Shape(scores.count, 1, 1))
    expect(Softmax().forward([maps]), Shape(scores.count, 1, 1), shares)
  }

  @Test("what is walked is the sum of exponentials, and the quotient comes last")
  func explanation() {
    let explanation = Softmax().explain([1], [Shape(3)])
    let scores: [Float] = [0, 1, 2]
    let number = { (_: Source, place: [Int]) -> Float? in scores[place[0]] }
    #expect(explanation.termCount == 4)
    #expect(explanation.term(3) == .conclusion)
    #expect(explanation.termValue(2, number) == 1)
    #expect(explanation.termValue(3, number) == explanation.value(number))
    #expect(abs(explanation.value(number) - 0.24472847) < 1e-8)
    #expect(explanation.winner(number) == nil)
  }
}
