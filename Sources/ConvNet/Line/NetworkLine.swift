/// A chain of layers written in one line:
/// `input 1x28x28 > edges: conv 8 3x3 pad 1 > relu > maxpool 2 > flatten > dense 10`.
public enum NetworkLine {
  public static let longestLine = 10_000
  public static let mostLayers = 500
  /// More weights than this are refused before memory is taken for them.
  public static let mostWeights = 1 << 28

  /// - Parameters:
  ///   - weights: by their `state_dict` names, `edges.weight`. What is not given is PyTorch's
  ///     default initialisation, uniform in ±1/√fanIn, drawn from `seed`.
  ///   - mapNames: by the layer's name.
  /// - Throws: ``LineError`` that points at the word.
  public static func network(
    _ line: String, name: String? = nil, weights: [String: Tensor] = [:],
    labels: [String] = [], mapNames: [String: [String]] = [:], seed: UInt64 = 7
  ) throws(LineError) -> Network {
    let phrases = try phrases(of: line)
    let input = try inputShape(phrases[0])
    var generator = SeededGenerator(seed: seed)
    // Weights are drawn when the whole line is known to be right.
    let parts = try layers(phrases.dropFirst(), reading: input).enumerated().map { index, layer in
      Network.Part(
        layer.alias, layer.layer, inputs: [index],
        weights: initial(layer.layer, layer.alias, weights, &generator),
        mapNames: mapNames[layer.alias] ?? [])
    }
    do {
      return try Network(name: name ?? "network", input: input, parts, labels: labels)
    } catch {
      throw LineError(.network(error), at: 0..<line.count)
    }
  }

  private static func layers(
    _ phrases: ArraySlice<Phrase>, reading input: Shape
  ) throws(LineError) -> [(alias: String, layer: any Layer)] {
    var layers: [(alias: String, layer: any Layer)] = []
    var names = Names(phrases)
    var shape = input
    var count = 0
    for phrase in phrases {
      let alias = try names.name(phrase)
      let layer = try layer(phrase, reading: shape)
      shape = try outputShape(layer, shape, at: phrase.range)
      count += layer.parameters.reduce(0) { $0 + $1.shape.count }
      guard count <= mostWeights else {
        throw LineError(.tooManyWeights(mostWeights), at: phrase.range)
      }
      layers.append((alias, layer))
    }
    return layers
  }

  /// The line that makes this network, weights aside; nil where it is not a chain.
  public static func line(of network: Network) -> String? {
    guard network.graph.isChain else { return nil }
    let sizes = network.input.shape.sizes.map(String.init).joined(separator: "x")
    var counts: [String: Int] = [:]
    let layers = network.nodes.dropFirst().map { node in
      counts[node.kind, default: 0] += 1
      let automatic = "\(node.kind)\(counts[node.kind] ?? 0)"
      let words = node.layer.line.isEmpty ? node.kind : "\(node.kind) \(node.layer.line)"
      return node.alias == automatic ? words : "\(node.alias): \(words)"
    }
    return (["input \(sizes)"] + layers).joined(separator: " > ")
  }

  private static func inputShape(_ phrase: Phrase) throws(LineError) -> Shape {
    guard phrase.kind.text == Input.kind, phrase.name == nil else {
      throw LineError(.noInput, at: phrase.range)
    }
    guard let word = phrase.words.first else {
      throw LineError(.missing("the input's size, such as 1x28x28,"), at: phrase.range)
    }
    guard phrase.words.count == 1 else {
      throw LineError(
        .unknownWord(phrase.words[1].text, usage: Input.usage),
        at: phrase.words[1].range)
    }
    let sizes = word.text.split(whereSeparator: { "x×".contains($0) }).map { Int($0) }
    guard (1...3).contains(sizes.count), !sizes.contains(nil) else {
      throw LineError(.notAShape, at: word.range)
    }
    do { return try Shape(checking: sizes.compactMap { $0 }) } catch {
      throw LineError(.shape(error), at: word.range)
    }
  }

  private static func layer(
    _ phrase: Phrase, reading shape: Shape
  ) throws(LineError) -> any Layer {
    guard let form = Layers.named(phrase.kind.text) else {
      throw LineError(
        .unknownKind(phrase.kind.text, known: Layers.registry.map { $0.kind }),
        at: phrase.kind.range)
    }
    var words = LineWords(kind: phrase.kind, phrase.words)
    return try form.parse(&words, input: shape)
  }

  private static func outputShape(
    _ layer: any Layer, _ shape: Shape, at range: Range<Int>
  ) throws(LineError) -> Shape {
    do { return try layer.outputShape([shape]) } catch { throw LineError(.layer(error), at: range) }
  }

  private static func initial(
    _ layer: any Layer, _ alias: String, _ weights: [String: Tensor],
    _ generator: inout SeededGenerator
  ) -> Parameters {
    var initial: Parameters = [:]
    for parameter in layer.parameters {
      initial[parameter.name] =
        weights["\(alias).\(parameter.name)"] ?? parameter.initial(&generator)
    }
    return initial
  }
}

extension Parameter {
  /// PyTorch's default initialisation.
  public func initial(_ generator: inout some RandomNumberGenerator) -> Tensor {
    switch start {
    case .constant(let value): return Tensor(shape, repeating: value)
    case .uniform:
      let bound = 1 / Float(max(1, fanIn)).squareRoot()
      return Tensor(shape) { numbers in
        for index in numbers.indices {
          numbers[index] = .random(in: -bound...bound, using: &generator)
        }
      }
    }
  }
}
