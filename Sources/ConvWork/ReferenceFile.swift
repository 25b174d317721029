import ConvFiles
public import ConvNet
public import ConvSession

/// Someone else's intermediates, an archive of arrays by name.
public enum ReferenceFile {
  /// - Throws: ``OpenFailure``.
  public static func read(
    _ path: String
  ) throws(OpenFailure) -> [(name: String, tensor: Tensor)] {
    do throws(FileError) {
      let bytes = try PlainFile.read(path, limit: TensorFile.largestByteCount)
      return try TensorFile.decode(bytes, named: path)
    } catch { throw OpenFailure(error, of: path) }
  }
}
