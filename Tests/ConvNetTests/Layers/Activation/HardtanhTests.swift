import ConvNet
import Testing

/// Reference numbers: PyTorch 2.15.
@Suite struct HardtanhTests {
  @Test("what lies beyond a bound becomes the bound")
  func values() {
    // F.hardtanh(torch.tensor([-20, -1, -0.25, -0.0, 0.5, 1, 3, nan])), and with -0.5, 2
    let input = Tensor(Shape(8), [-20, -1, -0.25, -0.0, 0.5, 1, 3, .nan])
    expect(
      Pointwise(.clip(low: -1, high: 1)).forward([input]), Shape(8),
      [-1, -1, -0.25, 0, 0.5, 1, 1, .nan])
    expect(
      Pointwise(.clip(low: -0.5, high: 2)).forward([input]), Shape(8),
      [-0.5, -0.5, -0.25, 0, 0.5, 1, 2, .nan])
  }

  @Test("a clip with two bounds is a hardtanh, and only other bounds than ±1 are written")
  func names() {
    func written(_ low: Double, _ high: Double) -> String {
      let layer = Pointwise(.clip(low: low, high: high))
      return "\(layer.form): \(layer.kind) \(layer.line)"
    }
    #expect(written(-1, 1) == "hardtanh: hardtanh ")
    #expect(written(-0.5, 2) == "hardtanh: hardtanh -0.5 2.0")
    #expect(written(0, 6) == "hardtanh: hardtanh 0.0 6.0")
    #expect(written(2, 1) == "pointwise: clip 2.0 to 1.0")
    #expect(written(-1, .infinity) == "pointwise: clip -1.0 to inf")
  }

  @Test("any bounds are taken of which the lower one is lower")
  func bounds() throws {
    let layer = try parse(.hardtanh, "0 6", input: Shape(3))
    #expect(layer as? Pointwise == Pointwise(.clip(low: 0, high: 6)))
    // F.hardtanh(torch.tensor([-2., 5, 9]), 3, 7)
    expect(
      try parse(.hardtanh, "3 7", input: Shape(3)).forward([Tensor(Shape(3), [-2, 5, 9])]),
      Shape(3), [3, 5, 7])
  }

  @Test("other bounds are refused", arguments: ["3 3", "-1", "1 -1", "nan 1", "0 inf"])
  func errors(text: String) {
    #expect(throws: LineError.self) { try parse(.hardtanh, text, input: Shape(3)) }
  }
}
