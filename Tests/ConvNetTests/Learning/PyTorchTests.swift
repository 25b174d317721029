import ConvNet
import Testing

/// Against PyTorch 2.15, with these weights and pictures:
///
///     def pattern(*shape, step):
///         n = math.prod(shape)
///         return ((torch.arange(n) * step + 3) % 11 - 5).float().reshape(shape)
///     p = [(pattern(*s, step=k) / 8).requires_grad_() for s, k in
///          [((2,1,2,2),7), ((2,),3), ((3,8),5), ((3,),4)]]
///     x = pattern(5,1,5,5, step=6) / 4; y = torch.tensor([0,2,1,1,0])
///     a = F.max_pool2d(F.relu(F.conv2d(x, p[0], p[1])), 2)
///     F.cross_entropy(F.linear(a.flatten(1), p[2], p[3]), y)
@Suite struct PyTorchTests {
  private static func scaled(_ tensor: Tensor, _ divisor: Float) -> Tensor {
    Tensor(tensor.shape, tensor.elements.map { $0 / divisor })
  }
  private static func batch(_ size: Int) throws -> [Example] {
    let pictures = scaled(try .pattern(5, 1, size, size, step: 6), 4).elements
    return [0, 2, 1, 1, 0].enumerated().map { index, label in
      let count = size * size
      return Example(
        Tensor(Shape(1, size, size), Array(pictures[index * count..<(index + 1) * count])),
        label: label)
    }
  }
  private static func network() throws -> Network {
    try NetworkLine.network(
      "input 1x5x5 > a: conv 2 2x2 > relu > maxpool 2 > flatten > b: dense 3 > softmax",
      weights: [
        "a.weight": scaled(.pattern(2, 1, 2, 2, step: 7), 8),
        "a.bias": scaled(.pattern(2, step: 3), 8),
        "b.weight": scaled(.pattern(3, 8, step: 5), 8),
        "b.bias": scaled(.pattern(3, step: 4), 8),
      ])
  }
  private func expect(
    _ numbers: [Float], _ expected: [Float], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let agrees =
      numbers.count == expected.count
      && zip(numbers, expected).allSatisfy { abs($0 - $1) <= 1e-5 * max(1, abs($1)) }
    #expect(agrees, "\(numbers) is not \(expected)", sourceLocation: sourceLocation)
  }
  private func after(
    _ steps: Int, _ optimizer: Optimizer, rate: Float
  ) throws -> (numbers: [Float], loss: Double) {
    let plan = try LearningPlan(
      Self.network(), optimizer: optimizer, rate: .constant(rate))
    var learner = Learner(plan)
    var loss = 0.0
    for _ in 0..<steps { loss = learner.step(try Self.batch(5)).loss }
    return (learner.state.numbers, loss)
  }

  @Test("the loss and the gradients of a batch")
  func gradients() throws {
    // A step of rate 1 takes the gradient away.
    let (numbers, loss) = try after(1, .sgd(), rate: 1)
    #expect(abs(loss - 1.2976134) < 1e-6)
    expect(
      zip(LearningState(try LearningPlan(Self.network())).numbers, numbers).map { $0 - $1 },
      [
        -0.3095966, -0.1161211, -0.05162932, -0.2128589, 0.1048613, -0.2821019, -0.1273166,
        0.3370392, 0.1289836, 0.3095706, -0.1427707, -0.1554893, -0.1387218, -0.1495641,
        -0.2464181, -0.2765544, -0.2260379, -0.264194, 0.07769448, 0.07879274, 0.07368183,
        0.08605193, 0.1502794, 0.1418066, 0.1252071, 0.1285019, 0.06507619, 0.07669659,
        0.06503995, 0.06351215, 0.09613872, 0.1347479, 0.1008309, 0.1356921, -0.2814248,
        0.1500889, 0.131336,
      ])
  }

  @Test("five steps of SGD with momentum and decay")
  func descent() throws {
    // torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01)
    expect(
      try after(5, .sgd(momentum: 0.9, decay: 0.01), rate: 0.1).numbers,
      [
        0.06958573, 0.7880361, 0.2462342, -0.1263129, 0.4466422, 0.01813945, -0.361088, 0.1441245,
        -0.3434388, -0.1155148, -0.1398734, 0.513377, -0.2673024, 0.3743587, -0.2912978,
        0.3552147, -0.4408062, 0.2224578, 0.5528771, -0.1897681, 0.4373447, -0.3351814, 0.235593,
        -0.4899381, 0.1436074, -0.5988792, 0.0804398, -0.6936915, -0.04668139, 0.5776271,
        -0.191017, 0.3814451, -0.3196056, 0.2530606, 0.01416114, 0.1027369, -0.7337025,
      ])
  }

  @Test("five steps of Adam")
  func adam() throws {
    // torch.optim.Adam(p, lr=0.02, weight_decay=0.01)
    expect(
      try after(5, .adam(decay: 0.01), rate: 0.02).numbers,
      [
        -0.153609, 0.7253747, 0.223303, -0.2762801, 0.4109787, 0.07756048, -0.4080535, 0.2842979,
        -0.3308941, 0.03370821, -0.1564087, 0.4717493, -0.28167, 0.345559, -0.4055907, 0.2197502,
        -0.5317098, 0.09480675, 0.5287424, -0.2208729, 0.4051147, -0.3483744, 0.278578,
        -0.4700431, 0.1551413, -0.5942473, 0.03531624, -0.7221689, -0.09106347, 0.5349494,
        -0.2136845, 0.4054427, -0.3392274, 0.2799085, -0.1535969, 0.1527012, -0.7194705,
      ])
  }

  @Test("of equals in a window the first one gets the gradient")
  func ties() {
    // F.max_pool2d(x, 2, stride=1).backward([[1, 2], [3, 4]])
    let input = Tensor(Shape(1, 3, 3), [2, 2, 1, 2, 0, 1, 3, 3, 3])
    let gradients = MaxPool(kernelSize: [2, 2], stride: [1, 1]).gradients(
      [[input]], [:], [Tensor(Shape(1, 2, 2), [1, 2, 3, 4])])
    #expect(gradients.inputs[0][0].elements == [1, 2, 0, 0, 0, 0, 3, 4, 0])
  }

  @Test("batch norm while learning, and what it measures")
  func batchNorm() throws {
    // x = pattern(5,1,3,3, step=6) / 4; mean, var = torch.zeros(2), torch.ones(2)
    // a = F.batch_norm(F.conv2d(x, p[0], p[1]), mean, var, p[2], p[3], training=True)
    // F.cross_entropy(F.linear(F.relu(a).flatten(1), p[4], p[5]), y)
    // five steps of torch.optim.SGD(p, lr=0.1, momentum=0.9), then the parameters, mean and var
    let network = try NetworkLine.network(
      "input 1x3x3 > a: conv 2 2x2 > n: batchnorm > relu > flatten > b: dense 3",
      weights: [
        "a.weight": Self.scaled(.pattern(2, 1, 2, 2, step: 7), 8),
        "a.bias": Self.scaled(.pattern(2, step: 3), 8),
        "n.weight": Self.scaled(.pattern(2, step: 4), 8),
        "n.bias": Self.scaled(.pattern(2, step: 6), 8),
        "b.weight": Self.scaled(.pattern(3, 8, step: 5), 8),
        "b.bias": Self.scaled(.pattern(3, step: 4), 8),
      ])
    var learner = Learner(
      try LearningPlan(network, optimizer: .sgd(momentum: 0.9), rate: .constant(0.1)))
    for _ in 0..<5 { _ = learner.step(try Self.batch(3)) }
    expect(
      learner.state.numbers,
      [
        -0.2322361, 0.6355004, 0.1354623, -0.3655481, 0.3655741, 0.03399888, -0.5724112, 0.4439905,
        -0.25, 0.125, -0.329156, 0.4539817, -0.1868633, 0.264243, -0.25, 0.3788665, -0.3671413,
        0.266262, -0.3903098, 0.2006316, -0.5131984, 0.08358215, 0.625, -0.1238175, 0.5046962,
        -0.2585939, 0.3006286, -0.397595, 0.2578189, -0.6079737, 0.125, -0.630049, -0.01255493,
        0.6173319, -0.1603188, 0.4469634, -0.3696206, 0.3993916, -0.05396195, 0.1754654, -0.7465034,
        -0.1310179, 0.0609848, 0.8991755, 0.8708433,
      ])
  }
}
