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

  @Test("bounds around 0 are a hardtanh, others a clip, and only other bounds than ±1 are written")
  func names() {
    func written(_ low: Double, _ high: Double) -> String {
      let layer = Pointwise(.clip(low: low, high: high))
      return "\(layer.form): \(layer.kind) \(layer.line)"
    }
    #expect(written(-1, 1) == "hardtanh: hardtanh ")
    #expect(written(-0.5, 2) == "hardtanh: hardtanh -0.5 2.0")
    #expect(written(0, 6) == "pointwise: clip 0.0 to 6.0")
    #expect(written(-1, .infinity) == "pointwise: clip -1.0 to inf")
  }

  @Test("bounds that do not lie around 0 are refused", arguments: ["0 6", "-1", "1 -1", "nan 1"])
  func errors(text: String) {
    #expect(throws: LineError.self) { try parse(.hardtanh, text, input: Shape(3)) }
  }
}
