import ConvNet
import Testing

@Suite struct ReLUTests {
  @Test("negative numbers become 0, a NaN stays one")
  func reference() {
    // PyTorch 2.15: F.relu(torch.tensor([-2, -0.0, 0, 3.5, nan, inf, -inf]))
    let input = Tensor(Shape(7), [-2, -0.0, 0, 3.5, .nan, .infinity, -.infinity])
    expect(Pointwise(.relu).forward([input]), Shape(7), [0, 0, 0, 3.5, .nan, .infinity, 0])
  }

  @Test("a vector has units where maps have cells")
  func ladder() {
    #expect(Pointwise(.relu).ladder([Shape(5)]).rungs == [.cell, .term])
    #expect(Pointwise(.relu).ladder([Shape(5)]).word(.cell) == "unit")
    #expect(Pointwise(.relu).ladder([Shape(2, 3, 3)]).rungs == [.map, .cell, .term])
  }
}
