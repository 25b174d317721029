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
  var given: [String: ArrayValue]

  /// - Throws: ``NetworkError/source(_:)``
  func network(input: Shape) throws(NetworkError) -> Network {
    do throws(ModelError) { return try network(.shape(input)).network } catch {
      throw .source("\(error)")
    }
  }

  /// - Throws: ``NetworkError/source(_:)``
  func network(array: [Int]) throws(NetworkError) -> Network {
    do throws(ModelError) { return try network(.array(array, isWhole: false)).network } catch {
      throw .source("\(error)")
    }
  }

  func network(_ options: ImportOptions) throws(ModelError) -> Network {
    let readings = try GraphInputReadings(graph, initializers: initializers)
    try check(options.pictured.sorted(), readings)
    if let name = options.pictured.sorted().first(where: { $0 != readings.mainName }) {
      throw .value(name: name, reason: "only the input \(readings.mainName.quoted) takes a picture")
    }
    let named = options.inputs[readings.mainName]
    let isNamed = named != nil || !options.pictured.isEmpty
    guard !options.givesMain || !isNamed else {
      throw .value(name: readings.mainName, reason: "two values are given for it")
    }
    let missing = readings.names.filter { name in
      options.inputs[name] == nil
        && (name != readings.mainName || !(isNamed || options.givesMain))
    }
    if options.needsAllInputs, readings.names.count > 1, !missing.isEmpty {
      throw .missingInputs(missing)
    }
    let sizes = named?.sizes ?? options.arraySizes
    let wish =
      options.inputShape.map { InputWish.shape($0) }
      ?? sizes.map {
        .array(
          $0, isWhole: options.readsWhole, isBytes: named?.isBytes ?? options.arrayIsBytes)
      }
      ?? .declared
    var opened = self
    // Whoever looks at a network can change its main input; a pass over one array is that array's.
    if !options.needsAllInputs { opened.given[readings.mainName] = nil }
    return try opened.network(wish).network
  }

  /// The network in the first reading of its input that the whole graph goes along with.
  func network(
    _ wish: InputWish
  ) throws(ModelError) -> (network: Network, origins: [WeightOrigins]) {
    let readings = try GraphInputReadings(graph, initializers: initializers)
    try check(given.keys.sorted(), readings)
    var failure: ModelError?
    let candidates = try readings.candidates(wish)
    for input in candidates {
      do throws(ModelError) { return try network(reading: input) } catch {
        failure = failure ?? error
      }
    }
    guard let failure else { throw .damaged(reason: "its graph has no input") }
    if case .declared = wish, let option = readings.sizeOption, let first = candidates.first,
      failure.isOfSizes
    {
      throw .guessed(
        name: readings.mainName, takes: readings.takes, first: "\(first.shape)", option: option,
        reason: "\(failure)")
    }
    // Where an array is what does not fit, whoever gave it wants to know what does.
    guard case .array(let sizes, _, _) = wish, sizes.count != 0, failure.isOfSizes,
      !fails(readings, with: failure)
    else { throw failure }
    throw .array(sizes, name: readings.mainName, takes: readings.takes, reason: "\(failure)")
  }

  /// Whether the graph fails with this also as the file declares it, whatever is given.
  private func fails(_ readings: GraphInputReadings, with failure: ModelError) -> Bool {
    guard let input = try? readings.candidates(.declared).first else { return false }
    do throws(ModelError) { _ = try network(reading: input) } catch { return error == failure }
    return false
  }

  private func network(
    reading input: GraphInput
  ) throws(ModelError) -> (network: Network, origins: [WeightOrigins]) {
    let metadata = ModelMetadata(model)
    var reading = try GraphImport(
      graph, opsets: opsets, initializers: initializers, unread: unread,
      reader: TensorReader(folder: folder), input: input, given: given, metadata: metadata)
    let (parts, origins) = try reading.run()
    guard !input.keepsSamplesApart || !reading.mixesSamples else {
      throw .value(
        name: input.name,
        reason: "the graph mixes its \(input.samples) samples; give an array of all of them")
    }
    let sizes = input.isBatched ? [1] + input.fileSample : input.fileSample
    let original = OriginalValue(
      name: input.name, sizes: sizes, isBatched: input.isBatched, element: input.element,
      integerType: reading.types.of(input.name)?.integerType,
      realType: reading.types.of(input.name)?.realType,
      permutation: input.view.permutation)
    do throws(NetworkError) {
      let network = try Network(
        name: metadata.name ?? name, input: input.shape, original: original, parts,
        labels: metadata.labels,
        normalization: normalization(metadata, input), source: self, names: reading.names)
      let overflowing =
        reading.overflowing + initializers.filter(\.value.overflows).keys.sorted()
        + given.filter { $0.key != input.name && $0.value.overflows }.keys.sorted()
      guard !overflowing.isEmpty else { return (network, origins) }
      let note = RealType.overflow(in: overflowing)
      return (network.replacing(notes: [note]), origins)
    } catch { throw .network(error) }
  }

  /// What the file says of it, else what its input tells: whole numbers are a picture's bytes.
  private func normalization(_ metadata: ModelMetadata, _ input: GraphInput) -> Normalization {
    var normalization = metadata.normalization
    guard normalization.isNone else { return normalization }
    if input.element == .integer, input.shape.rank == 3 {
      normalization = Normalization(.bytes, over: normalization)
    }
    return input.view == .channelsLast ? normalization.laid(.channelsLast) : normalization
  }

  private func check(_ names: [String], _ readings: GraphInputReadings) throws(ModelError) {
    let known = Set(readings.names)
    if let name = names.first(where: { !known.contains($0) && initializers[$0] == nil }) {
      throw .noSuchInput(name, known: readings.names)
    }
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
