import ConvFiles
public import ConvNet
public import ConvSession

/// Someone else's intermediates, an archive of arrays by name.
public enum ReferenceFile {
  /// Whether a file is one of tensors by name and not of a network.
  public static func isOfTensors(_ path: String) -> Bool {
    guard let head = try? PlainFile.head(path, count: 16) else { return false }
    return TensorFile.kind(head) != nil
  }

  /// - Throws: ``OpenFailure``.
  public static func read(
    _ path: String, _ checkpoint: Checkpoint = .unchecked
  ) throws(OpenFailure) -> NamedTensors {
    do throws(FileError) {
      let file = try OpenFile(path, limit: TensorFile.largestByteCount, checkpoint)
      return try TensorFile.decode(file, named: path)
    } catch { throw OpenFailure(error, of: path) }
  }
}
