public import ConvNet
import SwiftProtobuf

/// Models in the Open Neural Network Exchange format (IR version 3 and later, opsets 6 and later).
public enum ModelFile {
  /// The limit of a file's bytes: as much as a protocol buffer can hold.
  public static let largestFile = Int(Int32.max)
  /// The oldest operator set that is read: older ones meant other things by the same names.
  static let oldestVersion = 6

  /// The network in a file, with weights from a second file beside it where it names one.
  ///
  /// - Throws: ``ModelError``: the file is hostile until proven otherwise.
  public static func open(
    _ path: String, _ options: ImportOptions = ImportOptions()
  ) throws(ModelError) -> Network {
    let (bytes, isMessage, size): ([UInt8], Bool, Int)
    do throws(FileError) {
      let file = try OpenFile(path, limit: largestFile, options.checkpoint)
      size = file.count
      var outline = WireOutline(file)
      isMessage = try outline.isMessage()
      // The beginning says what a file is that is no model.
      bytes = try isMessage ? file.bytes(0..<file.count) : file.head(1 << 20)
    } catch { throw .file(error) }
    guard isMessage else { throw ForeignFile.error(bytes, of: size) }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let file = slash.map { String(path[path.index(after: $0)...]) } ?? path
    return try decode(bytes, name: file, folder: folder, options)
  }

  /// - Parameters:
  ///   - name: of the network.
  ///   - folder: where a second file with weights lies; nil where there is none.
  public static func decode(
    _ bytes: [UInt8], name: String, folder: String? = nil,
    _ options: ImportOptions = ImportOptions()
  ) throws(ModelError) -> Network {
    var model = try FunctionExpansion.expand(try message(bytes), bytes: bytes.count)
    let place = folder.map { ModelFolder($0, file: name) }
    if let place { try ExternalClaims(model.graph).check(in: place) }
    let reader = TensorReader(folder: place)
    let checkpoint = options.checkpoint
    let unread = unread(model.graph)
    var initializers = try initializers(&model, reader, checkpoint)
    try reader.add(model.graph.sparseInitializer, to: &initializers)
    let opened = OpenedModel(
      model: model, initializers: initializers, unread: unread, name: name, folder: place,
      given: options.inputs)
    return try opened.network(options)
  }

  private static func message(_ bytes: [UInt8]) throws(ModelError) -> ONNXModel {
    try WireScan.check(bytes)
    let model: ONNXModel
    do { model = try ONNXModel(serializedBytes: bytes, partial: true) } catch {
      if case BinaryDecodingError.messageDepthLimit = error {
        throw .unsupported(
          what: "its branches and loops stand inside each other deeper than is read here",
          instead: "simplify the model: onnxsim.simplify takes branches away that are never taken")
      }
      throw ForeignFile.error(bytes)
    }
    guard model.hasGraph else {
      throw model.hasIrVersion && model.opsetImport.first?.version ?? 0 > 0
        ? .damaged(reason: "the model in it has no graph; export it again")
        : ForeignFile.error(bytes)
    }
    guard !model.graph.node.isEmpty else {
      throw .unsupported(what: "its graph has no nodes", instead: "export it again")
    }
    let standard = model.opsetImport.first { $0.domain.isEmpty || $0.domain == "ai.onnx" }
    guard let version = standard?.version ?? (model.opsetImport.isEmpty ? 1 : nil) else {
      return model
    }
    guard version >= oldestVersion else {
      throw .unsupported(
        what: "it uses version \(version) of the operators",
        instead: "convert it to \(oldestVersion) or later: onnx.version_converter")
    }
    return model
  }

  /// The initializers of types that are not read, and why: they do not keep the others from being
  /// read.
  private static func unread(_ graph: ONNXGraph) -> [String: String] {
    var unread: [String: String] = [:]
    for tensor in graph.initializer where ElementType(rawValue: tensor.dataType) == nil {
      unread[tensor.name] = ElementType.refusal(of: tensor.dataType)
    }
    for tensor in graph.sparseInitializer.map(\.values)
    where ElementType(rawValue: tensor.dataType) == nil {
      unread[tensor.name] = ElementType.refusal(of: tensor.dataType)
    }
    return unread
  }

  /// Takes the numbers out of the message, so that they are not kept twice.
  private static func initializers(
    _ model: inout ONNXModel, _ reader: TensorReader, _ checkpoint: Checkpoint
  ) throws(ModelError) -> [String: KnownTensor] {
    var tensors: [String: KnownTensor] = [:]
    // Taken out of the message while they are changed: each change would copy them all.
    var graph = model.graph
    model.clearGraph()
    var list = graph.initializer
    graph.initializer = []
    for index in list.indices {
      do throws(Cancelled) { try checkpoint(0) } catch { throw .file(.givenUp) }
      let tensor = list[index]
      guard !tensor.name.isEmpty else {
        throw .damaged(reason: "its initializer \(index) has no name")
      }
      guard ElementType(rawValue: tensor.dataType) != nil else { continue }
      var known = try reader.read(tensor, named: tensor.name)
      known.storedName = tensor.name
      guard tensors.updateValue(known, forKey: tensor.name) == nil else {
        throw .value(name: tensor.name, reason: "there are two initializers of this name")
      }
      if tensor.dataType == ElementType.float32.rawValue {
        list[index].clearRawData()
        list[index].floatData = []
      }
    }
    graph.initializer = list
    model.graph = graph
    return tensors
  }
}

/// The options for opening a model.
public struct ImportOptions: Sendable {
  /// The shape of one sample, or of all axes of the file; nil as the file declares it, or an array
  /// has it.
  public var inputShape: Shape?
  /// The numbers of inputs of the graph, by name: with those of the main input comes its size.
  public var inputs: [String: ArrayValue]
  /// The sizes of an array that the main input will be given; nil where it will be given none.
  public var arraySizes: [Int]?
  /// Whether the numbers of that array are bytes from 0 to 255.
  public var arrayIsBytes = false
  /// Whether an array of several samples is read whole rather than one of them, where both can be.
  public var readsWhole = false
  /// The inputs that will be given something else than an array.
  public var pictured: Set<String> = []
  /// Whether every input needs a value, the main one included; else zeros stand for what is missing.
  public var needsAllInputs = false
  /// Whether the main input will be given a value under no name.
  public var givesMain = false
  /// Passed now and then; opening ends where it throws, with ``FileError/givenUp``.
  public var checkpoint = Checkpoint.unchecked

  public init(inputShape: Shape? = nil, inputs: [String: Tensor] = [:]) {
    (self.inputShape, self.inputs) = (inputShape, inputs.mapValues(ArrayValue.init))
  }
}
