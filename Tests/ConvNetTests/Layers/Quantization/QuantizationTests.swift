import ConvNet
import Testing

@Suite struct QuantizationTests {
  private func quantization(_ type: IntegerType?) -> Quantization {
    Quantization(
      to: type,
      Operands([
        .input(0), .parameter(Parameter("scale", Shape(1), constant: 1, isLearned: false)),
        .parameter(Parameter("zero", Shape(1), constant: 0, isLearned: false)),
      ]))
  }
  private func parameters(_ scale: Float, _ zero: Float) -> Parameters {
    ["scale": Tensor(Shape(1), [scale]), "zero": Tensor(Shape(1), [zero])]
  }

  /// onnx.reference: QuantizeLinear of these with scale 2 and zero point 128 (uint8), 1 (int8).
  @Test("halves go to the even number, and what does not fit becomes the end of the type")
  func saturates() {
    let x = Tensor(Shape(7), [0, 1, 3, 1000, -254, -1000, 5])
    #expect(
      quantization(.uint8).forward([x], parameters(2, 128)).elements
        == [128, 128, 130, 255, 1, 0, 130])
    #expect(
      quantization(.int8).forward([x], parameters(2, 1)).elements
        == [1, 1, 3, 127, -126, -128, 3])
    let q = Tensor(Shape(3), [0, 128, 255])
    #expect(quantization(nil).forward([q], parameters(2, 128)).elements == [-256, 0, 254])
  }

  /// 255 · 127 · 1025 = 33 194 625, of which a float holds 33 194 624; one less each in double.
  @Test("sums of whole numbers are exact until they are rounded once")
  func exact() {
    let count = 1025
    let conv = Conv(
      inputChannels: count, outputChannels: 1, kernelSize: [1], bias: true)
    let x = Tensor(Shape(count, 1), [Float](repeating: 255, count: count))
    var weights = [Float](repeating: 127, count: count)
    let weight = Tensor(Shape(1, count, 1), weights)
    let parameters = ["weight": weight, "bias": Tensor(Shape(1), [-33_194_600])]
    let wide = WideConv(conv, block: 100).forward([x], parameters)
    #expect(wide.elements == [25])
    weights[7] = 126
    let rows = Tensor(Shape(1, count), [Float](repeating: 255, count: count))
    let product = WideMatMul(Operands(inputs: 2)).forward([rows, Tensor(Shape(count, 1), weights)])
    #expect(product.elements == [Float(33_194_370)])
  }
}
