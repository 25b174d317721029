import ConvNet
import Testing

@Suite("Two convolutions in one, and what counts for a number")
struct CollapseTests {
  /// `a = (torch.arange(8.) - 3).reshape(2, 1, 2, 2)`, bias 1, −2; `b = (torch.arange(8.) * 0.5 −
  /// 2).reshape(1, 2, 2, 2)`, bias 0.5; `x = (torch.arange(36.) * 7 % 11 − 5).reshape(1, 1, 6, 6)`. The
  /// kernel is what impulses give: `F.conv2d(F.conv2d(impulse, a, ab, stride), b, bb)`.
  @Test(
    "The one kernel, what it computes and what a ReLU changes are PyTorch's",
    arguments: [
      (
        1, [6, 9, 4, 6, 10, 6, 4, 9, 6],
        [
          -10.5, 24.5, 37.5, -4.5, 1.5, 14.5, -16.5, -58.5, 24.5, 37.5, -4.5, -35.5, 14.5, -16.5,
          -58.5, -45.5,
        ],
        [
          -15.0, 22.5, 20.5, -15.5, -5.5, 5, 4, -33.5, 22.5, 20.5, -15.5, -27.5, 5, 4, -33.5, -48,
        ]
      ),
      (
        2, [6, 4, 5, 4, 2, 0, 3, 2, 4, 4, 3, 4, 4, 4, 5, 6], [-8.5, -4.5, -6.5, -2.5],
        [1, -2.5, 8, -15]
      ),
    ] as [(Int, [Float], [Float], [Float])])
  func collapse(stride: Int, kernel: [Float], two: [Float], curved: [Float]) throws {
    let line = "input 1x6x6 > a: conv 2 2x2 stride \(stride) > relu > b: conv 1 2x2"
    let network = try NetworkLine.network(
      line,
      weights: [
        "a.weight": Tensor(Shape(2, 1, 2, 2), (0..<8).map { Float($0) - 3 }),
        "a.bias": Tensor(Shape(2), [1, -2]),
        "b.weight": Tensor(Shape(1, 2, 2, 2), (0..<8).map { Float($0) / 2 - 2 }),
        "b.bias": Tensor(Shape(1), [0.5]),
      ])
    let pixels = (0..<36).map { Float($0 * 7 % 11) - 5 }
    let picture = Picture(name: "x", pixels: Tensor(Shape(1, 6, 6), pixels))
    let pair = try #require(LinearPair.all(in: network).first)
    #expect(pair == LinearPair.all(in: network).last && pair.between == [2])
    var known = Fresh()
    let found = try known.answer(CollapseProbe(pair), of: Subject(network, picture))
    #expect(found.weights["weight"]?.elements == kernel)
    #expect(found.weights["bias"]?.elements == [-10.5])
    #expect(found.one.elements == two && found.two.elements == two)
    #expect(found.curved.elements == curved)
    #expect(found.largestDifference(isCurved: false) == 0)
    #expect(found.largestDifference(isCurved: true) > 4)
  }

  @Test(
    "Padding behind the first, groups and what is no elementwise function keep two from being one",
    arguments: [
      "conv 2 3x3 > relu > conv 2 3x3 pad 1", "conv 2 3x3 > maxpool 2 > conv 2 3x3",
      "conv 2 3x3 > conv 2 3x3 groups 2", "conv 2 3x3 > conv 2 2x2 dilation 2",
    ])
  func others(layers: String) throws {
    #expect(LinearPair.all(in: try NetworkLine.network("input 1x12x12 > \(layers)")).isEmpty)
  }

  /// `y = F.conv2d(F.relu(F.conv2d(x, w1, −20)), w2)`, `y[0, 0, 1, 1].backward()`, `x.grad.abs()`, with
  /// `x = (torch.arange(49.) * 5 % 13 − 4).reshape(1, 1, 7, 7)`.
  @Test("What counts for a number is the gradient that PyTorch gives")
  func field() throws {
    let network = try NetworkLine.network(
      "input 1x7x7 > a: conv 1 3x3 > relu > b: conv 1 3x3 nobias",
      weights: [
        "a.weight": Tensor(Shape(1, 1, 3, 3), [1, 2, 1, 2, 4, 2, 1, 2, 1]),
        "a.bias": Tensor(Shape(1), [-20]),
        "b.weight": Tensor(Shape(1, 1, 3, 3), [0, 1, 0, 1, -3, 1, 0, 1, 0]),
      ])
    let pixels = (0..<49).map { Float($0 * 5 % 13) - 4 }
    let subject = Subject(network, Picture(name: "x", pixels: Tensor(Shape(1, 7, 7), pixels)))
    var known = Fresh()
    let found = try known.answer(EffectiveFieldProbe(layer: 3, element: 4), of: subject)
    let inside: [Float] = [1, 2, 1, 1, 1, 0, 1, 1, 2, 0, 4, 0, 2, 1, 1, 0, 1, 1, 1, 2, 1]
    #expect(found.value == 16 && found.values.filter { $0 != 0 } == inside.filter { $0 != 0 })
    #expect(found[1, 2] == 1 && found[3, 3] == 4 && found[3, 2] == 0 && found[0, 0] == 0)
    #expect(found.counting == 17 && found.share(3...3, 3...3) == 4 / 24.0)
    // Of a map its largest number is asked for.
    let largest = try known.answer(EffectiveFieldProbe(layer: 3), of: subject)
    #expect(largest.value >= 16)
  }
}
