import ConvData
import ConvFiles
import ConvNet
public import ConvSession

/// A file that is given to an input of a network: a picture, an array, or an archive of arrays.
struct InputFile {
  let path: String
  private let checkpoint: Checkpoint

  init(path: String, _ checkpoint: Checkpoint = .unchecked) {
    (self.path, self.checkpoint) = (path, checkpoint)
  }

  /// - Returns: nil where it is no array, or there is no such file.
  func sizes() -> [Int]? {
    guard Shipped.picture(named: path) == nil, let head = try? PlainFile.head(path, count: 1 << 16)
    else { return nil }
    if ArrayFile.isArray(head) { return try? ArrayFile.sizes(head) }
    guard TensorFile.kind(head) == .archive else { return nil }
    return (try? array(for: nil))?.sizes
  }
  var isArray: Bool { sizes() != nil }
  /// Whether it is an array of bytes from 0 to 255.
  var holdsBytes: Bool {
    guard Shipped.picture(named: path) == nil, let head = try? PlainFile.head(path, count: 1 << 16)
    else { return false }
    if ArrayFile.isArray(head) { return ArrayFile.holdsBytes(head) }
    guard TensorFile.kind(head) == .archive, let file = try? OpenFile(path, limit: Work.largestFile)
    else { return false }
    return (try? InputFile.array(file, for: nil))?.type == ArrayFile.byteWord
  }

  /// The array, of an archive the one that has the input's name or is alone.
  func array(for input: String?) throws(OpenFailure) -> ArrayValue {
    do throws(FileError) {
      return ArrayValue(
        try InputFile.array(
          OpenFile(path, limit: Work.largestFile, checkpoint), for: input
        ).tensor)
    } catch {
      if case .empty(let sizes) = error { return ArrayValue(empty: sizes) }
      throw OpenFailure(error, of: path)
    }
  }
  /// The array, and the type of its numbers in a word.
  static func array(
    _ source: some ByteSource, for input: String?
  ) throws(FileError) -> (tensor: Tensor, type: String) {
    let head = try source.bytes(0..<min(source.count, 16))
    guard TensorFile.kind(head) == .archive else { return try ArrayFile.typed(source) }
    let arrays = try ArchiveFile.decode(source)
    let named = arrays.first { $0.name == input } ?? arrays.first { $0.name == "input" }
    if let chosen = named ?? (arrays.count == 1 ? arrays.first : nil) {
      return (chosen.tensor, arrays.types[chosen.name] ?? "")
    }
    let names = arrays.prefix(12).map(\.name).joined(separator: ", ")
    let omitted = arrays.omissions.isEmpty ? "" : "; not read are \(arrays.omissions.words)"
    throw .unsupported(
      (arrays.isEmpty ? "it holds no array of numbers" : "it holds several arrays: \(names)")
        + "; save the input by itself with numpy.save, or under the name \(input ?? "input")"
        + omitted)
  }
}

extension ModelRequest {
  /// The request with what an array that will be the main input has to say of its size.
  /// - Parameter isWhole: whether an array of several samples is read whole where it can be.
  public func sized(by input: String?, isWhole: Bool = false) -> ModelRequest {
    guard let input, options.size == nil, let sizes = InputFile(path: input).sizes() else {
      return self
    }
    var request = self
    request.options.array = ModelOptions.InputArray(
      sizes: sizes, isWhole: isWhole, isBytes: InputFile(path: input).holdsBytes)
    return request
  }
}
