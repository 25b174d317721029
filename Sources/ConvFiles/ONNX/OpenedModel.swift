import ConvNet

/// A model file that was read, kept to make the network again for another input size and to
/// save it.
struct OpenedModel: NetworkSource {
  /// The file's message without the numbers of its float32 weights, which `initializers` has.
  let model: ONNXModel
  let initializers: [String: KnownTensor]
  /// The initializers whose numbers are of a type that is not read, and the reason in words.
  let unread: [String: String]
  let name: String
  let folder: ModelFolder?
  /// The numbers of further inputs, by name.
  let given: [String: Tensor]

  /// - Throws: ``NetworkError/source(_:)``
  func network(input: Shape) throws(NetworkError) -> Network {
    do throws(ModelError) { return try network(wanted: input).network } catch {
      throw .source("\(error)")
    }
  }

  /// - Parameter wanted: the shape of one sample; nil as the file has it.
  func network(
    wanted: Shape?
  ) throws(ModelError) -> (network: Network, origins: [WeightOrigins]) {
    let candidates = try GraphInput.candidates(
      graph, initializers: initializers, wanted: wanted)
    var failure: ModelError?
    for input in candidates {
      do throws(ModelError) { return try network(reading: input) } catch {
        failure = failure ?? error
      }
    }
    throw failure ?? .damaged(reason: "its graph has no input")
  }

  private func network(
    reading input: GraphInput
  ) throws(ModelError) -> (network: Network, origins: [WeightOrigins]) {
    let metadata = ModelMetadata(model)
    var reading = try GraphImport(
      graph, opsets: opsets, initializers: initializers, unread: unread,
      reader: TensorReader(folder: folder), input: input, given: given, metadata: metadata)
    let (parts, origins) = try reading.run()
    let sizes = input.isBatched ? [1] + input.fileSample : input.fileSample
    let original = OriginalValue(
      name: input.name, sizes: sizes, isBatched: input.isBatched,
      permutation: input.view.permutation)
    do throws(NetworkError) {
      let network = try Network(
        name: metadata.name ?? name, input: input.shape, original: original, parts,
        labels: metadata.labels,
        normalization: metadata.normalization, source: self)
      return (network, origins)
    } catch { throw .damaged(reason: "\(error)") }
  }

  /// The graph without the inputs that stand for initializers which are not read, as old files
  /// have them.
  var graph: ONNXGraph {
    var graph = model.graph
    if !unread.isEmpty { graph.input.removeAll { unread[$0.name] != nil } }
    return graph
  }

  private var opsets: [String: Int] {
    Dictionary(
      model.opsetImport.map {
        ($0.domain == "ai.onnx" ? "" : $0.domain, Int(clamping: $0.version))
      },
      uniquingKeysWith: max)
  }
}
