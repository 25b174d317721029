import ConvNet
import Testing

@Suite struct AxisLinkTests {
  @Test("a reshape folds and unfolds only the axes that change")
  func reshaped() {
    #expect(
      AxisLink.reshaped([2, 3, 4, 5], to: [2, 12, 5])
        == [AxisLink([0], from: [0]), AxisLink([1, 2], from: [1]), AxisLink([3], from: [2])])
    #expect(
      AxisLink.reshaped([6, 1], to: [1, 2, 3])
        == [AxisLink([0], from: [0, 1, 2]), AxisLink([1], from: [])])
  }

  @Test("broadcast axes and axes that are read all along depend on no place of the output")
  func still() {
    #expect(
      AxisLink.broadcast(Shape(1, 3), to: Shape(4, 2, 3))
        == [AxisLink([0], from: []), AxisLink([1], from: [2])])
    #expect(
      AxisLink.reading(allAlong: [1], rank: 3, keepsAxes: false)
        == [AxisLink([0], from: [0]), AxisLink([1], from: []), AxisLink([2], from: [1])])
    #expect(AxisLink.reading(allAlong: [1], rank: 3)[2] == AxisLink([2], from: [2]))
  }
}
