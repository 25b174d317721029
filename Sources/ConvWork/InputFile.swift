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

  /// The sizes and the type, by the beginning of the array.
  /// - Returns: nil where it is no array, or there is no such file.
  func outline() -> ArrayOutline? {
    guard Shipped.picture(named: path) == nil, let head = try? PlainFile.head(path, count: 1 << 16)
    else { return nil }
    if ArrayFile.isArray(head) { return try? ArrayOutline(head) }
    guard TensorFile.kind(head) == .archive,
      let file = try? OpenFile(path, limit: Work.largestFile, checkpoint)
    else { return nil }
    // Where none stands out by its name, all have to be looked at.
    if let outline = try? ArchiveFile.outline(file, for: nil) { return outline }
    return (try? InputFile.content(file, for: nil)).map(ArrayOutline.init)
  }
  var isArray: Bool { outline() != nil }

  /// The array, of an archive the one that has the input's name or is alone.
  func array(for input: String?) throws(OpenFailure) -> ArrayValue {
    do throws(FileError) {
      return ArrayValue(
        try InputFile.content(OpenFile(path, limit: Work.largestFile, checkpoint), for: input))
    } catch {
      if case .empty(let sizes) = error { return ArrayValue(empty: sizes) }
      throw OpenFailure(error, of: path)
    }
  }
  /// The array with what its file says of its numbers.
  static func content(
    _ source: some ByteSource, for input: String?
  ) throws(FileError) -> ArrayContent {
    let head = try source.bytes(0..<min(source.count, 16))
    guard TensorFile.kind(head) == .archive else { return try ArrayFile.content(source) }
    if let array = try ArchiveFile.array(source, for: input) { return array }
    let arrays = try ArchiveFile.decode(source)
    if arrays.count == 1 {
      let (name, tensor) = arrays[0]
      return ArrayContent(tensor, type: arrays.types[name] ?? "")
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
    guard let input, options.size == nil, let outline = InputFile(path: input).outline() else {
      return self
    }
    var request = self
    request.options.array = ModelOptions.InputArray(
      sizes: outline.sizes, isWhole: isWhole, isBytes: outline.isBytes)
    return request
  }
}
