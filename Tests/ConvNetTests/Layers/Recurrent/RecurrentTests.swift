import ConvNet
import Testing

@Suite struct RecurrentTests {
  /// torch.nn.LSTM(1, 1) with weight_ih = [1, 2, −1, 0.5], weight_hh = [0.5, 1, −0.5, 1] and no
  /// biases, its gates i, f, g, o: here in ONNX's order i, o, f, g.
  @Test("an LSTM gives PyTorch's numbers")
  func lstm() {
    let layer = Recurrent(
      .longShortTerm(couples: false), units: 1, isReverse: [false],
      functions: [[.sigmoid, .tanh, .tanh]], roles: [.sequence, .weights, .recurrence],
      Operands(inputs: 3))
    let output = layer.forward([
      Tensor(Shape(2, 1, 1), [1, -1]), Tensor(Shape(1, 4, 1), [1, 0.5, 2, -1]),
      Tensor(Shape(1, 4, 1), [0.5, 1, 1, -0.5]),
    ])
    // [step, (h, c), direction, sequence, unit]
    #expect(output.shape == Shape(2, 2, 1, 1, 1))
    for (value, wanted) in zip(output.elements, RecurrentTests.lstm) {
      #expect(abs(value - wanted) < 1e-6)
    }
  }
  private static let lstm: [Float] = [-0.3147011, -0.5567700, 0.0445152, 0.1460833]

  @Test("sequences end where their lengths say, and go backwards from there")
  func lengths() {
    let layer = Recurrent(
      .plain, units: 1, isReverse: [false, true], functions: [[.identity], [.identity]],
      lengths: [1, 3], roles: [.sequence, .weights, .recurrence], Operands(inputs: 3))
    // h = x + last h
    let ones = Tensor(Shape(2, 1, 1), [1, 1])
    let output = layer.forward([Tensor(Shape(3, 2, 1), [1, 10, 2, 20, 3, 30]), ones, ones])
    #expect(
      output.elements == [1, 10, 1, 60, 0, 30, 0, 50, 0, 60, 0, 30])
  }
}
