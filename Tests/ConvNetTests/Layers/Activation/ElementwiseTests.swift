import ConvNet
import Testing

/// Address numbers: PyTorch 2.15.
@Suite struct ElementwiseTests {
  @Test("a leaking ReLU lets a little of what is below 0 through")
  func leakyReLU() {
    // F.leaky_relu(torch.tensor([-2, -0.0, 0, 3.5, nan, inf, -inf]), 0.1)
    let input = Tensor(Shape(7), [-2, -0.0, 0, 3.5, .nan, .infinity, -.infinity])
    expect(
      Pointwise(.leakyReLU(slope: Double(Float(0.1)))).forward([input]), Shape(7),
      [-0.200000003, 0, 0, 3.5, .nan, .infinity, -.infinity])
  }

  @Test("a sigmoid lies between 0 and 1")
  func sigmoid() {
    // torch.sigmoid(torch.tensor([-100, -2.5, 0, 0.5, 20, nan]))
    let input = Tensor(Shape(6, 1, 1), [-100, -2.5, 0, 0.5, 20, .nan])
    expect(
      Pointwise(.sigmoid).forward([input]), Shape(6, 1, 1),
      [0, 0.0758581758, 0.5, 0.622459352, 1, .nan])
  }

  @Test("a tanh lies between −1 and 1")
  func tanh() {
    // torch.tanh(torch.tensor([-20, -1, 0, 0.5, 2]))
    expect(
      Pointwise(.tanh).forward([Tensor(Shape(1, 5), [-20, -1, 0, 0.5, 2])]), Shape(1, 5),
      [-1, -0.761594176, 0, 0.462117165, 0.964027584])
  }

  @Test("GELU is exact to the last digits, also far below 0")
  func gelu() {
    // F.gelu(torch.tensor([-5, -2.5, -1, -0.0, 0.5, 3]).double()).float(), and approximate='tanh'
    let input = Tensor(Shape(6), [-5, -2.5, -1, -0.0, 0.5, 3])
    expect(
      Pointwise(.gelu).forward([input]), Shape(6),
      [-1.43325781e-06, -0.0155241629, -0.158655256, 0, 0.345731229, 2.99595022])
    expect(
      Pointwise(.geluByTanh).forward([input]), Shape(6),
      [-2.29179619e-07, -0.0150842657, -0.158808008, 0, 0.345714003, 2.99636269])
  }

  @Test("dropout lets everything through when nothing is learned")
  func dropout() throws {
    let input = try Tensor.pattern(2, 3, 4, step: 7)
    #expect(Dropout(share: 0.9).forward([input]) == input)
  }

  @Test("only what differs from the default is written")
  func line() throws {
    #expect(try function(.leakyReLU, "") == .leakyReLU(slope: Double(Float(0.01))))
    #expect(try parse(.leakyReLU, "", input: Shape(3)).line.isEmpty)
    #expect(try parse(.leakyReLU, "0.2", input: Shape(3)).line == "0.2")
    #expect(try function(.leakyReLU, "\u{2212}0.5") == .leakyReLU(slope: -0.5))
    #expect(try parse(Dropout.self, "0.5", input: Shape(3)).line.isEmpty)
    #expect(try function(.gelu, "tanh") == .geluByTanh)
    #expect(try parse(.gelu, "tanh", input: Shape(3)).line == "tanh")
  }
  private func function(_ form: WrittenForm, _ text: String) throws -> Function? {
    (try parse(form, text, input: Shape(3)) as? Pointwise)?.function
  }

  @Test("a share is a number from 0 to 1", arguments: ["much", "1.5", "nan", "inf", "0.5 0.5"])
  func errors(text: String) {
    #expect(throws: LineError.self) { try parse(Dropout.self, text, input: Shape(3)) }
  }
}
