/// Someone else's array as the samples of one layer's output.
struct ReferenceSamples {
  /// As they flow here.
  let samples: [Tensor]

  /// - Returns: nil where the axes fit neither those of the file nor those here, with an axis for
  ///   samples before them or without.
  init?(_ reference: Tensor, of node: Node, in network: Network, limit: Int = .max) {
    guard let (count, order) = ReferenceSamples.fit(reference.shape.sizes, node, in: network)
    else { return nil }
    let size = node.shape.count
    guard size > 0, reference.shape.count == size * count else { return nil }
    samples = (0..<min(count, limit)).map { index in
      let numbers = Array(reference.elements[index * size..<(index + 1) * size])
      guard let order, let permutation = node.original?.permutation else {
        return Tensor(node.shape, numbers)
      }
      return Tensor(order, numbers).permuted(permutation)
    }
  }

  /// The number of samples that an array of such sizes holds; nil where it does not fit.
  static func count(_ sizes: [Int], _ node: Node, in network: Network) -> Int? {
    fit(sizes, node, in: network)?.count
  }

  /// Whether a value has an axis that counts samples, here or in an array of several; what holds a
  /// batch whole has it where its first axis is as long as the input's.
  static func countsSamples(_ node: Node, in network: Network) -> Bool {
    isSample(node, in: network)
      || network.input.original?.isBatched == false
        && node.shape.sizes.first == network.input.shape.sizes.first
  }

  /// Whether a value is that of one sample, its axis for samples left out.
  private static func isSample(_ node: Node, in network: Network) -> Bool {
    node.original?.isBatched ?? network.input.original?.isBatched ?? true
  }

  /// For a value that holds a batch whole, as a pass over an array of several samples has it: how
  /// many samples another's array of other sizes has, how many the value, and the axes behind; nil
  /// where they are as many, or the axes behind are others.
  static func batches(
    _ sizes: [Int], _ node: Node, in network: Network
  ) -> (there: Int, here: Int, rest: [Int])? {
    guard network.input.original?.isBatched == false, node.original?.isBatched == false,
      let here = node.shape.sizes.first, here > 1, here == network.input.shape.sizes.first,
      node.original?.permutation == nil, count(sizes, node, in: network) == nil
    else { return nil }
    let rest = Array(node.shape.sizes.dropFirst())
    guard let there = count(sizes, rest, isSample: true), there != here else { return nil }
    return (there, here, rest)
  }

  /// The number of samples, and their shape in the file where its axes stand in another order.
  private static func fit(
    _ sizes: [Int], _ node: Node, in network: Network
  ) -> (count: Int, order: Shape?)? {
    let here = node.shape.sizes
    let isSample = isSample(node, in: network)
    // A value that holds a batch of one whole has an axis of one where another's counts samples.
    let isOne = !isSample && countsSamples(node, in: network) && here.first == 1
    func count(_ sample: [Int]) -> Int? {
      self.count(sizes, sample, isSample: isSample)
        ?? (isOne ? self.count(sizes, Array(sample.dropFirst()), isSample: true) : nil)
    }
    if let permutation = node.original?.permutation, permutation.count == here.count {
      var filed = here
      for (axis, place) in permutation.enumerated() { filed[place] = here[axis] }
      if let count = count(filed), let order = try? Shape(checking: filed) {
        return (count, order)
      }
    }
    let others = [here] + (node.original?.sampleShape.map { [$0.sizes] } ?? [])
    return others.lazy.compactMap { count($0) }.first.map { ($0, nil) }
  }

  /// - Parameter isSample: whether an axis before these can count samples.
  private static func count(_ sizes: [Int], _ sample: [Int], isSample: Bool) -> Int? {
    let plain = Array(sample.drop { $0 == 1 })
    if Array(sizes.drop { $0 == 1 }) == plain { return 1 }
    guard isSample, let count = sizes.first else { return nil }
    let rest = Array(sizes.dropFirst())
    return rest == sample || rest == plain ? count : nil
  }
}
