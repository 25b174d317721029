import ConvNet
import Testing

struct NormalizationTests {
  /// Two pixels of red, green and blue.
  private static let pixels = Tensor(Shape(3, 1, 2), [0, 1, 0.5, 0.25, 1, 0])

  @Test func `ImageNet's numbers are torchvision's`() {
    // torch 2.15: Normalize((.485,.456,.406),(.229,.224,.225))(x).flatten()
    let expected: [Float] = [-2.117904, 2.2489083, 0.19642869, -0.91964287, 2.64, -1.8044444]
    let result = Normalization(.imagenet).applied(to: Self.pixels)
    for (number, wanted) in zip(result.elements, expected) {
      #expect(abs(number - wanted) < 1e-6)
    }
  }

  @Test func `blue first takes the mean in the network's own order`() {
    let caffe = Normalization(scale: 1, mean: [103.939, 116.779, 123.68], colors: .bgr)
    let result = caffe.applied(to: Self.pixels).elements
    #expect(result[0] == 255 - 103.939)
    #expect(result[4] == 0 - 123.68)
  }

  @Test func `the presets reach the ranges that they are called by`() {
    let ends = Tensor(Shape(1, 1, 2), [0, 1])
    #expect(Normalization(.unit).applied(to: ends).elements == [0, 1])
    #expect(Normalization(.bytes).applied(to: ends).elements == [0, 255])
    #expect(Normalization(.symmetric).applied(to: ends).elements == [-1, 1])
    for preset in Normalization.Preset.allCases { #expect(Normalization(preset).preset == preset) }
  }

  @Test func `channels last lays the axes otherwise, there and back`() {
    let last = Normalization(layout: .channelsLast)
    let result = last.applied(to: Self.pixels)
    #expect(result.shape == Shape(1, 2, 3))
    #expect(result.elements == [0, 0.5, 1, 1, 0.25, 0])
    #expect(last.pictured(result) == Self.pixels)
    #expect(last.pictureShape(of: Shape(4, 5, 3)) == Shape(3, 4, 5))
    #expect(last.inputShape(of: Shape(3, 4, 5)) == Shape(4, 5, 3))
  }

  @Test func `its words say every step`() {
    #expect(
      Normalization(.imagenet).words
        == "÷255, minus 0.485 0.456 0.406, ÷ 0.229 0.224 0.225 (ImageNet's)")
    #expect(Normalization.none.words == "0 to 1")
    #expect(
      Normalization(scale: 1, mean: [104], colors: .bgr, layout: .channelsLast).words
        == "0 to 255, minus 104, blue first, channels last")
  }

  @Test func `an exact array reaches the first layer untouched, also after a stroke`() throws {
    let network = try NetworkLine.network("input 3x1x2 > relu").replacing(
      normalization: Normalization(.imagenet))
    let array = Tensor(Shape(3, 1, 2), [-3, 2, 1, 0, 5, 9])
    var subject = Subject(network, Picture(name: "x", pixels: array, isExact: true))
    #expect(subject.inputNumbers == array)
    subject.strokes.append(.paint(row: 0, column: 0, value: 0.5, channel: 0))
    #expect(subject.inputNumbers.elements == [0.5, 2, 1, 0, 5, 9])
    let picture = Subject(network, Picture(name: "x", pixels: array))
    #expect(picture.inputNumbers != array)
    #expect(picture.picture != subject.picture)
  }
}
