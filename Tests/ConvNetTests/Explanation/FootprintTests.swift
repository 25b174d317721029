import ConvNet
import Testing

/// Windows drawn from regions against what is read element by element, and against numbers.
struct FootprintTests {
  /// Small random chains with stride, dilation, padding, groups, pooling, flatten and dense.
  static let lines = [
    "input 2x7x6 > conv 4 3x2 stride 2 pad 1x0x0x2 groups 2 > relu > conv 2 2x2 dilation 1x2",
    "input 1x9x8 > maxpool 3 stride 2 pad 1 > conv 2 2x2 > avgpool 2 stride 1 pad 1 > relu",
    "input 3x5x5 > conv 3 3x3 dilation 2 groups 3 > globalavgpool > dense 4 > softmax",
    "input 1x6x6 > conv 2 2x2 stride 3 > flatten > relu > dense 3 > dense 2",
    "input 2x8x5 > avgpool 3x2 stride 2x3 ceil > maxpool 2 stride 1 dilation 1 > flatten",
    "input 4x4x4 > conv 4 2x2 groups 4 > conv 2 1x1 groups 2 > globalmaxpool > softmax",
    "input 1x12x3 > conv 1 1x1 stride 4x1 > relu > maxpool 1 stride 2",
  ]

  /// What each output reads, one element at a time.
  private func read(_ network: Network, _ layer: Int, _ element: [Int]) -> Set<[Int]> {
    let node = network.nodes[layer]
    var places: Set<[Int]> = []
    for region in node.explain(element).steps.flatMap(\.read) where region.source == .input(0) {
      for index in 0..<region.count where node.inputShapes[0].contains(region[index]) {
        places.insert(region[index])
      }
    }
    return places
  }
  private func elements(_ shape: Shape) -> [[Int]] { (0..<shape.count).map(shape.element) }
  private func elements(_ footprint: Footprint?, in shape: Shape) -> Set<[Int]> {
    Set(elements(shape).filter { footprint?.contains($0) ?? false })
  }

  @Test(arguments: lines)
  func `a receptive field is what is read element by element`(line: String) throws {
    let network = try NetworkLine.network(line)
    for (layer, node) in network.nodes.enumerated() {
      for element in elements(node.shape) {
        let fields = network.graph.receptiveField(
          of: Footprint(element, in: node.shape), layer: layer)
        var expected: Set = [element]
        for index in stride(from: layer, through: 0, by: -1) {
          let shape = network.nodes[index].shape
          #expect(elements(fields[index], in: shape) == expected, "\(element) of \(node.alias)")
          guard index > 0 else { break }
          expected = expected.reduce(into: []) { $0.formUnion(read(network, index, $1)) }
        }
      }
    }
  }

  @Test(arguments: lines)
  func `a reach is every number that reads one of the elements`(line: String) throws {
    let network = try NetworkLine.network(line)
    for element in elements(network.input.shape) {
      let reached = network.graph.reach(of: Footprint(element, in: network.input.shape), layer: 0)
      var expected: Set = [element]
      for (layer, node) in network.nodes.enumerated().dropFirst() {
        let before = expected
        expected = Set(
          elements(node.shape).filter { !read(network, layer, $0).isDisjoint(with: before) })
        #expect(elements(reached[layer], in: node.shape) == expected, "\(element) in \(node.alias)")
      }
    }
  }

  @Test(arguments: [
    "input 2x7x6 > conv 4 3x2 stride 2 pad 1x0x0x2 groups 2 > conv 2 2x2 dilation 1x2",
    "input 1x9x8 > avgpool 3 stride 2 pad 1 > conv 2 2x2 > flatten > dense 3",
  ])
  func `a poked pixel changes exactly the numbers in its reach`(line: String) throws {
    let network = try NetworkLine.network(line)
    func run(_ pixels: Tensor) -> [Tensor] {
      zip(network.nodes, network.weights).dropFirst().reduce(into: [pixels]) { outputs, part in
        outputs.append(part.0.layer.forward([outputs[outputs.count - 1]], part.1))
      }
    }
    let still = run(Tensor(network.input.shape))
    for offset in 0..<network.input.shape.count {
      var pixels = still[0].elements
      pixels[offset] = 1000
      let poked = run(Tensor(network.input.shape, pixels))
      let element = network.input.shape.element(at: offset)
      let reached = network.graph.reach(of: Footprint(element, in: network.input.shape), layer: 0)
      for (layer, node) in network.nodes.enumerated() {
        let changed = (0..<node.shape.count).filter {
          poked[layer].elements[$0] != still[layer].elements[$0]
        }
        #expect(Set(changed.map(node.shape.element)) == elements(reached[layer], in: node.shape))
      }
    }
  }

  @Test func `the arithmetic of receptive fields agrees with a cell in the middle`() throws {
    let network = try NetworkLine.network(
      "input 1x64x64 > conv 1 5x3 stride 2 > maxpool 2 > conv 1 3x3 dilation 2x1 > avgpool 3 stride 1"
    )
    let fields = network.graph.receptiveFields
    for (layer, node) in network.nodes.enumerated() {
      let middle = Footprint([0, node.shape[1] / 2, node.shape[2] / 2], in: node.shape)
      let exact = network.graph.receptiveField(of: middle, layer: layer)[0]
      let rows = try #require(exact?.range(1))
      let columns = try #require(exact?.range(2))
      #expect(fields[layer] == Pair(rows.count, columns.count), "\(node.alias)")
    }
  }

  @Test func `two readers of one layer add up, and what is not read is not there`() throws {
    let network = try Network(
      name: "fork", input: Shape(1, 5, 5),
      [
        .init("a", MaxPool(kernelSize: [1, 2], stride: [1, 1]), inputs: [0]),
        .init("b", MaxPool(kernelSize: [2, 1], stride: [1, 1]), inputs: [0]),
      ])
    let pixel = Footprint([0, 2, 2], in: network.input.shape)
    let reached = network.graph.reach(of: pixel, layer: 0)
    #expect(reached[1]?.count == 2)
    #expect(reached[2]?.count == 2)
    #expect(
      network.graph.receptiveField(of: Footprint([0, 0, 0], in: network.nodes[2].shape), layer: 2)[
        1]
        == nil)
  }

  @Test func `the fields of wide dense layers take no time`() throws {
    let network = try NetworkLine.network("input 2000 > dense 1000 > dense 1000 > softmax")
    let unit = Footprint([0], in: network.nodes[3].shape)
    #expect(network.graph.receptiveField(of: unit, layer: 3)[0]?.count == 2000)
    let last = Footprint([1999], in: network.input.shape)
    #expect(network.graph.reach(of: last, layer: 0)[3]?.count == 1000)
  }

  @Test func `nothing reads nothing`() throws {
    let network = try NetworkLine.network("input 1x4x4 > conv 2 3x3 > flatten")
    let reached = network.graph.reach(of: .empty(network.input.shape), layer: 0)
    #expect(reached.values.allSatisfy { $0.isEmpty })
    #expect(Footprint.all(Shape(2, 3, 4)).count == 24)
    #expect(Footprint([1], in: Shape(2, 3, 4)).count == 12)
  }
}
