import ConvNet
import Testing

/// Against PyTorch 2, in the snippet
///
///     x=torch.tensor([(i*7)%5+0.5*(i%3) for i in range(16)]).reshape(1,1,4,4)
///     w=torch.tensor([1,-2,0.5,0,3,-1,2,0.25,-0.5]).reshape(1,1,3,3)
///     F.conv2d(F.pad(x,(1,1,1,1),mode='circular'),w)
///     m=F.max_pool2d(F.conv2d(x,w,padding=1),2,1)
///     F.conv2d(F.pad(m,(1,1,1,1)),torch.tensor([[[[1.,2,1],[2,4,2],[1,2,1]]]])/16,stride=2)
struct StructureTests {
  private static let pixels = Tensor(
    Shape(1, 4, 4), (0..<16).map { Float($0 * 7 % 5) + 0.5 * Float($0 % 3) })

  private func subject() throws -> Subject {
    let conv = Conv(
      inputChannels: 1, outputChannels: 1, kernelSize: [3, 3], padding: [1, 1], bias: false)
    let weight = Tensor(Shape(1, 1, 3, 3), [1, -2, 0.5, 0, 3, -1, 2, 0.25, -0.5])
    let network = try Network(
      name: "n", input: Shape(1, 4, 4),
      [
        .init("a", conv, inputs: [0], weights: ["weight": weight]),
        .init("p", MaxPool(kernelSize: [2, 2]), inputs: [1]),
      ])
    return Subject(network, Picture(name: "x", pixels: Self.pixels))
  }
  private func numbers(_ alias: String, of subject: Subject) throws -> [Float] {
    var fresh = Fresh()
    let layer = try #require(subject.network.graph.index(of: alias))
    return try fresh.answer(.activation(layer), of: subject).tensor.elements
  }

  @Test func `padding that wraps around is PyTorch's circular padding`() throws {
    var structure = Structure()
    structure.padding = .wrap
    let wrapped = try subject().restructured(structure)
    #expect(
      try numbers("a", of: wrapped) == [
        -0.375, 11.75, 7.75, 12.375, 16.75, 3, -0.875, 13.75, 1.25, 17.375, 1.75, 7.75, 11.75,
        -5.125, 21.25, 1.75,
      ])
  }

  @Test func `blurred pooling takes the largest everywhere, blurs, and leaves out`() throws {
    var structure = Structure()
    structure.pooling = .blur
    let blurred = try subject().restructured(structure)
    #expect(try numbers("p", of: blurred) == [7.4765625, 9.7109375, 9.7734375, 9.4140625])
    #expect(
      try numbers("p_all", of: blurred) == [
        9.75, 14.25, 18.25, 17.375, 17.375, 18.25, 17.375, 17.375, 15.5,
      ])
  }

  @Test func `edits go with their layers, and back again nothing is left of it`() throws {
    var edited = try subject()
    edited.edits = [Edit(layer: 2, .mute(map: 0)), Edit(layer: 1, .mute(map: nil))]
    var structure = Structure()
    (structure.padding, structure.pooling) = (.wrap, .average)
    let made = try edited.restructured(structure)
    #expect(made.network.nodes.map(\.alias) == ["input", "a_wrap", "a", "p"])
    #expect(made.edits.map(\.layer) == [3, 2])
    #expect(try made.restructured(Structure()) == edited)
  }

  @Test func `a layer that no longer fits says so, and what lies before it is computed`() throws {
    let network = try NetworkLine.network(
      "input 1x6x6 > conv 2 3x3 > maxpool 2 > flatten > dense 3")
    let subject = Subject(network, Picture(name: "x", pixels: Tensor(Shape(1, 6, 6))))
    var structure = Structure()
    structure.stride = .one
    let dense = try subject.restructured(structure).network
    #expect(dense.nodes[2].shape == Shape(2, 3, 3))
    #expect(dense.graph.obstacle(to: 3) == nil)
    #expect(dense.graph.obstacle(to: 4)?.contains("made for other sizes") == true)
  }
}
