import ConvData
import ConvFiles
import ConvNet
import ConvSession
import Foundation

/// Opens what a request names: a shipped network, a line or a file, with its options.
struct ModelOpener {
  private let request: ModelRequest
  private var options: ModelOptions { request.options }

  private let needs: Needs
  /// Passed while files are read.
  private let checkpoint: Checkpoint

  /// What whoever opens a network needs of its inputs.
  struct Needs {
    /// Whether each has to have a value.
    var allInputs = false
    /// Whether the main one is given one under no name.
    var givesMain = false
    /// Whether an array of several samples is read whole where it can be.
    var readsWhole = false
  }

  init(
    _ request: ModelRequest, _ needs: Needs = Needs(), _ checkpoint: Checkpoint = .unchecked
  ) {
    (self.request, self.needs, self.checkpoint) = (request, needs, checkpoint)
  }

  func network() throws(OpenFailure) -> Network {
    var network = try opened()
    var normalization = options.normalization(over: network.normalization)
    if network.input.original?.permutation != nil {
      // The file's order has been turned already.
      normalization = normalization.laid(.channelsFirst)
    }
    if normalization != network.normalization { try check(normalization, network) }
    var weights: Parameters = [:]
    var notes: [String] = []
    if let path = options.weights {
      let matched = try self.weights(path, for: network)
      weights = matched.weights
      if !matched.prefix.isEmpty { notes.append("weights' names without “\(matched.prefix)”") }
      if !matched.unused.isEmpty {
        let more = matched.unused.count - 8
        notes.append(
          "not used of the weights' file: \(matched.unused.prefix(8).joined(separator: ", "))"
            + (more > 0 ? " and \(more) more" : ""))
      }
    }
    let labels = try options.labels.map(read)
    if let labels, let path = options.labels { try check(labels, path, network) }
    if labels != nil || !weights.isEmpty || normalization != network.normalization {
      network = network.replacing(
        labels: labels, normalization: normalization, weights: weights, notes: notes)
    }
    return network
  }

  /// As many names as the last layer has units, where it is a vector.
  private func check(
    _ labels: [String], _ path: String, _ network: Network
  ) throws(OpenFailure) {
    let answer = network.nodes[network.last].shape
    guard answer.count == answer.channels, labels.count != answer.count,
      network.graph.obstacle(to: network.last) == nil
    else { return }
    throw OpenFailure(
      sentence: "\(path): it names \(labels.count) classes, and the network has \(answer.count)",
      isMissing: false)
  }

  private func opened() throws(OpenFailure) -> Network {
    let model = request.model
    guard !model.isEmpty else {
      throw OpenFailure(sentence: "a network's name or its line is missing", isMissing: false)
    }
    if let shipped = Shipped.network(named: model) { return try resized(withoutInputs(shipped)) }
    if let file = Shipped.file(named: model) {
      guard let path = ShippedFolders.own.path(of: file) else {
        throw OpenFailure(
          sentence: "\(file), which ships with the program, is not beside it; CONVSCOPE_DATA names "
            + "the folder where it lies", isMissing: true)
      }
      return try modelFile(path)
    }
    if isFolder { return try folder() }
    let head: [UInt8]
    do throws(FileError) {
      head = try PlainFile.head(model, count: 16)
    } catch {
      if case .noSuchFile = error, !looksLikeFile { return try resized(withoutInputs(line())) }
      if request.isLine { return try resized(withoutInputs(line())) }
      throw OpenFailure(error, of: model)
    }
    guard TensorFile.kind(head) == nil else { return try tensors() }
    return try modelFile(model)
  }

  private var isFolder: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: request.model, isDirectory: &isFolder)
      && isFolder.boolValue
  }
  /// The network of a run that was written down, as it was at its last moment.
  private func folder() throws(OpenFailure) -> Network {
    var model = request
    if let known = options.model {
      model.model = known
    } else {
      model.model = try MomentsOpener.model(in: request.model)
    }
    model.options.model = nil
    model.options.weights = nil
    let network = try ModelOpener(model, needs, checkpoint).network()
    let filed = try MomentsOpener(checkpoint).moments(.folder(request.model))
    guard let last = filed.moments.last?.file else {
      throw OpenFailure(
        sentence: "\(request.model): no file in it has a number in its name and ends in .onnx, "
          + ".safetensors or .npz", isMissing: true)
    }
    return try MomentsOpener(checkpoint).network(last, for: network)
  }

  /// A name that ends like a file, or lies in a folder, is meant as one.
  private var looksLikeFile: Bool {
    !request.isLine
      && (request.model.contains("/")
        || [".onnx", ".safetensors", ".npz", ".pt", ".pth"].contains(where: request.model.hasSuffix))
  }

  private func line() throws(OpenFailure) -> Network {
    let text = request.model
    guard text.contains(where: { " >".contains($0) }) || text.hasPrefix("input") else {
      throw OpenFailure(
        sentence: "there is no network \(text); there are "
          + "\(Shipped.names.joined(separator: ", ")), a model file such as my.onnx, "
          + "or write a line such as \"input 1x28x28 > conv 8 3x3 > relu\"", isMissing: true)
    }
    do throws(LineError) { return try NetworkLine.network(text) } catch {
      throw OpenFailure(sentence: "\(error)\n\(error.pointing(in: text))", isMissing: false)
    }
  }

  private func resized(_ network: Network) throws(OpenFailure) -> Network {
    guard let size = options.size else { return try taken(network) }
    do throws(NetworkError) { return try network.resized(to: size) } catch {
      throw OpenFailure(sentence: "\(error)", isMissing: false)
    }
  }

  /// The network at the size of the array that it will be given.
  private func taken(_ network: Network) throws(OpenFailure) -> Network {
    let named = options.inputs[network.inputName].map { ModelRequest("").sized(by: $0) }
    guard let array = options.array ?? named?.options.array, !array.sizes.contains(0)
    else { return network }
    let form = network.pictureForm
    if ArrayAxes(array.sizes, isBytes: array.isBytes).fit(form) != .no { return network }
    do throws(NetworkError) { return try network.resized(toArray: array.sizes) } catch {
      throw OpenFailure(sentence: "\(error)", isMissing: false)
    }
  }

  private func withoutInputs(_ network: Network) throws(OpenFailure) -> Network {
    let own = network.input.alias
    guard let name = options.inputs.keys.sorted().first(where: { $0 != own }) else {
      return network
    }
    throw OpenFailure(
      sentence: "\(request.model) has no input \(name); its one input is \(own)", isMissing: false)
  }

  private func modelFile(_ path: String) throws(OpenFailure) -> Network {
    var opening = ImportOptions(inputShape: options.size)
    opening.checkpoint = checkpoint
    for (name, path) in options.inputs {
      let file = InputFile(path: path, checkpoint)
      if isPicture(path) {
        opening.pictured.insert(name)
      } else {
        opening.inputs[name] = try file.array(for: name)
      }
    }
    opening.arraySizes = options.array?.sizes
    opening.arrayIsBytes = options.array?.isBytes ?? false
    opening.readsWhole = options.array?.isWhole ?? needs.readsWhole
    (opening.needsAllInputs, opening.givesMain) = (needs.allInputs, needs.givesMain)
    do throws(ModelError) { return try ModelFile.open(path, opening) } catch {
      if case .file(let error) = error { throw OpenFailure(error, of: request.model) }
      throw OpenFailure(sentence: "\(request.model): \(error)", isMissing: false)
    }
  }

  /// Whether a file is given that is no array, as far as its first bytes tell.
  private func isPicture(_ path: String) -> Bool {
    guard Shipped.picture(named: path) == nil else { return true }
    guard let head = try? PlainFile.head(path, count: 8) else { return false }
    return !ArrayFile.isArray(head) && TensorFile.kind(head) != .archive
  }

  /// A file of tensors alone, to be browsed.
  private func tensors() throws(OpenFailure) -> Network {
    let tensors = try state(request.model)
    do throws(NetworkError) {
      return try TensorGallery.network(
        named: Work.fileName(request.model), tensors.tensors)
    } catch { throw OpenFailure(sentence: "\(request.model): \(error)", isMissing: false) }
  }

  private func state(_ path: String) throws(OpenFailure) -> NamedTensors {
    do throws(FileError) {
      let file = try OpenFile(path, limit: TensorFile.largestByteCount, checkpoint)
      return try TensorFile.decode(file, named: path)
    } catch { throw OpenFailure(error, of: path) }
  }

  /// A network with the weights of a file of tensors, for every parameter that it has.
  func network(_ network: Network, taking path: String) throws(OpenFailure) -> Network {
    network.replacing(weights: try weights(path, for: network).weights)
  }

  private func weights(
    _ path: String, for network: Network
  ) throws(OpenFailure) -> (weights: Parameters, prefix: String, unused: [String]) {
    let state = try state(path)
    do throws(WeightMismatch) { return try network.graph.matching(state) } catch {
      let omitted = state.omissions.isEmpty ? "" : "; not read are \(state.omissions.words)"
      throw OpenFailure(sentence: "\(path): \(error)\(omitted)", isMissing: false)
    }
  }

  /// Means and deviations are one for all channels, or one for each.
  private func check(_ normalization: Normalization, _ network: Network) throws(OpenFailure) {
    let channels = normalization.pictureShape(of: network.input.shape).channels
    let counts = [normalization.mean.count, normalization.deviation.count]
    if let count = counts.first(where: { $0 > 1 && $0 != channels }) {
      throw OpenFailure(
        sentence: "the preprocessing has numbers for \(count) channels, and \(network.name) takes "
          + "\(channels); give one, or one for each", isMissing: false)
    }
  }

  private func read(labels path: String) throws(OpenFailure) -> [String] {
    do throws(FileError) {
      return try LabelFile.decode(PlainFile.read(path, limit: LabelFile.largestByteCount))
    } catch { throw OpenFailure(error, of: path) }
  }
}

extension OpenFailure {
  /// With the file's name, where the error is about its content.
  init(_ error: FileError, of path: String) {
    let sentence = "\(error)"
    self.init(
      sentence: error.namesFile ? sentence : "\(StreamFile.words(path)): \(sentence)",
      isMissing: error.isMissing,
      isGivenUp: error == .givenUp, isAboutSize: error.isAboutSize)
  }
}
