public import ConvNet

/// Tensors by their names, in any file that is read.
public enum TensorFile {
  /// The limit of a file's bytes.
  public static let largestByteCount = 4 << 30

  public enum Kind: Hashable, Sendable {
    case archive, safetensors
    /// A file that `torch.save` writes: a program that makes objects, which is never run here.
    case pickle
  }

  /// The kind of a file by its first bytes; nil where it is none of these.
  ///
  /// A zip can be an archive of arrays or a pickle with its tensors: its directory tells.
  public static func kind(_ head: [UInt8]) -> Kind? {
    if ArchiveFile.isArchive(head) { return .archive }
    if SafetensorsFile.isSafetensors(head) { return .safetensors }
    // Protocol 2 and later begin so (Python's pickletools).
    if head.count >= 2, head[0] == 0x80, (2...5).contains(head[1]) { return .pickle }
    return nil
  }

  /// Reads the tensors in the file's order. One entry that is no tensor of numbers is passed over.
  /// - Parameter name: of the file, for what to do instead.
  public static func decode(
    _ source: some ByteSource, named name: String
  ) throws(FileError) -> NamedTensors {
    let tensors = try content(source, named: name)
    guard tensors.isEmpty, !tensors.omissions.isEmpty else { return tensors }
    throw .unsupported("nothing in it is read here: \(tensors.omissions.words)")
  }

  /// The error for an archive that holds a program with its weights.
  private static func program(_ names: [String]) -> FileError? {
    func isThere(_ end: String) -> Bool {
      names.contains { $0 == end || $0.hasSuffix("/\(end)") }
    }
    let isScript = isThere("constants.pkl") && names.contains { $0.contains("/code/") }
    if isScript || isThere("archive_format") {
      return .unsupported(
        "this is a program of PyTorch (\(isScript ? "TorchScript" : "torch.export")), which is not "
          + "run here; export the module: torch.onnx.export(module, (x,), \"my.onnx\")")
    }
    guard isThere("model.weights.h5") || isThere("Manifest.json") else { return nil }
    return .unsupported(
      isThere("Manifest.json")
        ? "this is a model of Core ML; export the network that it was made of as ONNX"
        : "this is a model of Keras; export it: model.export(\"my.onnx\", format=\"onnx\")")
  }

  private static func content(
    _ source: some ByteSource, named name: String
  ) throws(FileError) -> NamedTensors {
    switch kind(try source.head(16)) {
    case .safetensors?: return try SafetensorsFile.decode(source)
    case .pickle?: throw .pickle(name)
    case .archive?:
      let names = try ArchiveFile.names(source)
      if let program = program(names) { throw program }
      guard !names.contains(where: { $0.hasSuffix("data.pkl") }) else { throw .pickle(name) }
      let arrays = try ArchiveFile.decode(source)
      guard !arrays.isEmpty || !arrays.omissions.isEmpty || names.isEmpty else {
        throw .unsupported("this archive holds no arrays; \(names[0]) is in it")
      }
      return arrays
    case nil:
      throw .unsupported(
        "this is no file of weights that is read here; try a safetensors or NPZ file")
    }
  }
}

extension FileError {
  /// The error for a pickle, with the line that makes a safetensors file of it.
  static func pickle(_ name: String) -> FileError {
    let stem =
      name.hasSuffix(".pth")
      ? name.dropLast(4) : name.hasSuffix(".pt") ? name.dropLast(3) : name[...]
    return .pickled(
      "python3 -c \"import torch,safetensors.torch as s; "
        + "s.save_file({k:v.contiguous() for k,v in torch.load('\(name)',weights_only=True,"
        + "map_location='cpu').items()},'\(stem).safetensors')\"")
  }
}
