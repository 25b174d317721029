import ConvNet
import Testing

struct LayerChangeTests {
  @Test func `counts what differs, and finds the channel where it differs most`() throws {
    let shape = Shape(3, 1, 2)
    let before = Tensor(shape, [0, 1, 2, 3, .nan, 5])
    let now = Tensor(shape, [0, 1.5, 2, -4, .nan, 6])
    let change = try LayerChange(now, from: before)
    #expect(change.count == 3)
    #expect(change.channel == 1)
  }

  @Test func `nothing changed is a count of none`() throws {
    let tensor = Tensor(Shape(2, 2, 2), (0..<8).map(Float.init))
    #expect(try LayerChange(tensor, from: tensor).count == 0)
  }
}
