/// A network as it was opened: a graph, the weights it came with, and what is said about its input
/// and its answer. Never changed: edits lie beside it. Equal by the digest taken at opening.
public struct Network: Sendable {
  public let name: String
  public let graph: Graph
  /// The parameters of each layer as they were opened.
  public let weights: [Parameters]
  /// Names of the classes, in the order of the last layer's units; may be empty.
  public let labels: [String]
  public let normalization: Normalization
  /// The model file behind it; nil where there is none.
  public let source: (any NetworkSource)?
  /// What the model file names beside the layers.
  public let names: FileNames
  /// Weights put on it after it was read, by their `state_dict` names.
  public let replaced: Parameters
  /// What was done to take those weights, in words.
  public let notes: [String]
  public let digest: Digest

  /// - Parameters:
  ///   - original: what the input is in the model file.
  ///   - parts: the layers after the input, whose inputs count from 0, the input.
  /// - Throws: ``NetworkError`` that names the layer.
  public init(
    name: String, input: Shape, original: OriginalValue? = nil, _ parts: [Part],
    labels: [String] = [], normalization: Normalization = .none,
    source: (any NetworkSource)? = nil, names: FileNames = FileNames()
  ) throws(NetworkError) {
    var nodes = [Node(input: input, original: original)]
    var aliases: Set = ["input"]
    for part in parts {
      guard aliases.insert(part.alias).inserted else { throw .nameTwice(part.alias) }
      nodes.append(try Node(part, after: nodes))
      try part.checkWeights()
    }
    try PassCost.check(nodes)
    let digested = nodes.map(\.digested)
    self.init(
      name: name, Graph(nodes, digested: digested), digested, [[:]] + parts.map(\.weights),
      labels: labels, normalization: normalization, source: source, names: names)
  }

  private init(
    name: String, _ graph: Graph, _ digested: [String], _ weights: [Parameters],
    labels: [String], normalization: Normalization, source: (any NetworkSource)?,
    names: FileNames, replaced: Parameters = [:], notes: [String] = []
  ) {
    self.notes = notes
    (self.name, self.graph, self.weights, self.labels) = (name, graph, weights, labels)
    (self.normalization, self.source, self.replaced) = (normalization, source, replaced)
    self.names = names
    var digest = Digest()
    for (index, node) in graph.nodes.enumerated() {
      digest.combine(digested[index])
      for parameter in node.parameters {
        if let weight = weights[index][parameter.name] { digest.combine(weight) }
      }
    }
    for label in labels { digest.combine(label) }
    normalization.combine(into: &digest)
    self.digest = digest
  }

  /// The layers of its graph; node 0 is the input.
  public var nodes: [Node] { graph.nodes }
  public var input: Node { graph.nodes[0] }
  /// The index of the layer whose output is the answer.
  public var last: Int { graph.nodes.count - 1 }

  /// The label of a class, or its number where it has none.
  public func label(_ index: Int) -> String {
    labels.indices.contains(index) ? labels[index] : "class \(index)"
  }
  /// The shape of the pictures that it looks at, `[channels, height, width]`: that of its input,
  /// but for one that reads the channels last.
  public var pictureShape: Shape { normalization.pictureShape(of: input.shape) }
  public var pictureForm: PictureForm {
    let isTurned = input.original?.permutation == [2, 0, 1]
    return PictureForm(
      pictureShape, layout: isTurned ? .channelsLast : normalization.layout,
      fit: normalization.fit, input: inputName)
  }
  /// The name by which a value is given to its input.
  public var inputName: String { input.original?.name ?? input.alias }
  /// A sample in the file's order as the network takes it: the same numbers, channels first.
  public func sample(filed: Tensor) -> Tensor {
    guard let permutation = input.original?.permutation,
      permutation.count == filed.shape.rank
    else { return filed.reshaped(input.shape) }
    return filed.permuted(permutation)
  }
  /// The shape of one sample as whoever made the network writes it.
  public var filedSample: Shape { input.original?.sampleShape ?? input.shape }

  /// The same layers and weights for a picture of another size.
  /// - Throws: ``NetworkError`` where a layer is tied to the size it had (dense after flatten).
  public func resized(to input: Shape) throws(NetworkError) -> Network {
    if let source {
      return try source.network(input: input).replacing(
        labels: labels, normalization: normalization, weights: replaced, notes: notes)
    }
    return try Network(
      name: name, input: input, zip(nodes, weights).dropFirst().map(Part.init), labels: labels,
      normalization: normalization)
  }

  /// The network for an array of these sizes, with what was put on it after it was read.
  /// - Throws: ``NetworkError`` where it takes no such array.
  public func resized(toArray sizes: [Int]) throws(NetworkError) -> Network {
    guard let source else {
      let own = input.shape
      let written = sizes.map(String.init).joined(separator: "×")
      let refusal = "an array of \(written) does not fit \(name), which takes \(own)"
      var sample = sizes
      while sample.count > own.rank, sample.first == 1 { sample.removeFirst() }
      if sample.count == own.rank + 1 { sample.removeFirst() }
      if sample.count == own.rank - 1, own.rank > 1, own[0] == 1 { sample.insert(1, at: 0) }
      // What counts channels is what the layers were made for.
      let channels = normalization.layout == .channelsLast ? own.rank - 1 : 0
      guard sample.count == own.rank, own.rank > 1, sample[channels] == own[channels],
        let shape = try? Shape(checking: sample)
      else { throw .source(refusal) }
      do throws(NetworkError) { return try resized(to: shape) } catch {
        throw .source("\(refusal); at that size, \(error)")
      }
    }
    return try source.network(array: sizes).replacing(
      labels: labels, normalization: normalization, weights: replaced, notes: notes)
  }

  /// Whether nothing flows in it: a file of weights, whose tensors are looked at one by one.
  public var isGallery: Bool { last > 0 && nodes.allSatisfy(\.inputs.isEmpty) }

  /// The same layers with other names of classes, other preprocessing, other weights or another
  /// name.
  /// - Parameter weights: by `alias.parameter`, as ``Graph/matching(_:)`` gives them. They stay on
  ///   it when it is resized; those of another shape than the layer's are left out.
  public func replacing(
    labels: [String]? = nil, normalization: Normalization? = nil, weights: Parameters = [:],
    notes: [String] = [], name: String? = nil
  ) -> Network {
    let notes = self.notes + notes.filter { !self.notes.contains($0) }
    let all = zip(nodes, self.weights).map { node, own in
      var own = own
      for parameter in node.parameters {
        let other = weights["\(node.alias).\(parameter.name)"]
        if let other, other.shape == parameter.shape { own[parameter.name] = other }
      }
      return own
    }
    return Network(
      name: name ?? self.name, graph, nodes.map(\.digested), all, labels: labels ?? self.labels,
      normalization: normalization ?? self.normalization, source: source, names: names,
      replaced: replaced.merging(weights) { $1 }, notes: notes)
  }

  /// Another layer's parameter that is the same tensor of the file.
  public struct SharedParameter: Hashable, Sendable {
    public let layer: Int
    public let parameter: String
  }

  /// The parameters of other layers that are the same tensor, with the same numbers in it.
  public func sharing(_ parameter: String, of layer: Int) -> [SharedParameter] {
    guard let source = nodes[layer].sources[parameter] else { return [] }
    let own = weights[layer][parameter]
    return nodes.indices.flatMap { other -> [SharedParameter] in
      nodes[other].sources.filter { name, its in
        its == source && (other, name) != (layer, parameter) && weights[other][name] == own
      }.map { SharedParameter(layer: other, parameter: $0.key) }
    }
  }
}

extension Network: Hashable {
  public static func == (first: Network, second: Network) -> Bool { first.digest == second.digest }
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

extension Network: Measured {
  public var byteCount: Int {
    weights.reduce(0) { sum, layer in layer.values.reduce(sum) { $0 + $1.byteCount } }
  }
}
