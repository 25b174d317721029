import ConvNet
import Testing

struct SilentSharesTests {
  @Test func `zeros are counted map by map, a negative zero too, and a NaN is no silence`() throws {
    let network = try Network(
      name: "as it is", input: Shape(3, 1, 4), [.init("a", Pointwise(.relu), inputs: [0])])
    let pixels = Tensor(Shape(3, 1, 4), [-1, 2, 0, -0.0, -3, -4, -5, -6, 1, .nan, 7, 8])
    let subject = Subject(network, Picture(name: "x", pixels: pixels))
    var fresh = Fresh()
    #expect(try fresh.answer(.silentShares(0), of: subject).counts == [2, 0, 0])
    let shares = try fresh.answer(.silentShares(1), of: subject)
    #expect(shares == SilentShares([3, 4, 0], of: 4))
    #expect(shares.dead == [1])
  }

  @Test func `an edit behind a layer leaves its shares as they are`() throws {
    let network = try NetworkLine.network("input 1x6x6 > a: conv 2 3x3 > relu > b: conv 1 2x2")
    let subject = Subject(network, Picture(name: "x", pixels: Tensor(Shape(1, 6, 6))))
    var edited = subject
    edited.edits = [Edit(layer: 3, .weights("bias", indices: [], .number(1)))]
    let probe = SilentSharesProbe(layer: 2)
    #expect(probe.part(of: edited) == probe.part(of: subject))
    edited.edits = [Edit(layer: 1, .weights("bias", indices: [], .number(1)))]
    #expect(probe.part(of: edited) != probe.part(of: subject))
  }
}
