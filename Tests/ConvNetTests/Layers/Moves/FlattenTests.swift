import ConvNet
import Testing

@Suite struct FlattenTests {
  @Test("the numbers stay in their order")
  func order() throws {
    let input = try Tensor.pattern(2, 3, 4, step: 7)
    expect(Flatten().forward([input]), Shape(24), input.elements)
  }

  @Test("unit 17 of 2×3×4 is channel 1, row 1, column 1")
  func explanation() {
    let region = Flatten().explain([17], [Shape(2, 3, 4)]).walkedStep.read[0]
    #expect(region == Region(.input(0), at: [1, 1, 1]))
  }
}
