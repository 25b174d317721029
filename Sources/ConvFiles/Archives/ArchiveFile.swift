public import ConvNet

/// Archives of arrays as `numpy.savez` writes them: a zip of NPY files.
public enum ArchiveFile {
  /// The limit of all arrays' bytes unpacked; more are refused before memory is taken.
  public static let largestByteCount = 1 << 30

  /// Whether this is a zip archive, whole or not.
  public static func isArchive(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
  }

  /// The names of all entries, arrays or not.
  static func names(_ source: some ByteSource) throws(FileError) -> [String] {
    try ZipDirectory(source, limit: .max).entries.map(\.name)
  }

  /// The arrays in the archive's order, under the names that `numpy.load` gives them. Arrays of what
  /// are no numbers are passed over; entries that are no arrays are left out.
  public static func decode(_ source: some ByteSource) throws(FileError) -> NamedTensors {
    let mostNumbers = min(ArrayFile.largestCount, (48 << 20) + source.count)
    let directory = try directory(source)
    var arrays = NamedTensors()
    var names: Set<String> = []
    var count = 0
    for entry in directory.entries where entry.name.hasSuffix(".npy") {
      let name = String(entry.name.dropLast(4))
      guard names.insert(name).inserted else {
        throw .damagedArchive("it holds \(name.quoted) twice")
      }
      let content = try directory.content(entry)
      let tensor: Tensor
      do throws(FileError) {
        let array = try ArrayFile.content(content)
        (tensor, arrays.types[name]) = (array.tensor, array.type)
      } catch {
        guard let reason = error.omission else { throw error }
        arrays.omissions.append(.init(name: name, reason: reason))
        continue
      }
      count += tensor.shape.count
      guard count <= mostNumbers else {
        throw .tooManyNumbers(shape: tensor.shape.sizes, limit: mostNumbers)
      }
      arrays.tensors.append((name, tensor))
    }
    return arrays
  }

  private static func directory<Source: ByteSource>(
    _ source: Source
  ) throws(FileError) -> ZipDirectory<Source> {
    // Zeros pack a thousandfold: what comes out is held to the file's size.
    try ZipDirectory(source, limit: min(largestByteCount, (128 << 20) + 2 * source.count))
  }

  /// The array for an input, the only one that is unpacked: the one of its name, or named `input`, or
  /// the one that there is; nil where none of them stands out.
  public static func array(
    _ source: some ByteSource, for input: String?
  ) throws(FileError) -> ArrayContent? {
    let directory = try directory(source)
    guard let entry = directory.array(for: input) else { return nil }
    return try ArrayFile.content(directory.content(entry))
  }

  /// What the beginning of that array says.
  public static func outline(
    _ source: some ByteSource, for input: String?
  ) throws(FileError) -> ArrayOutline? {
    let directory = try directory(source)
    guard let entry = directory.array(for: input) else { return nil }
    return try ArrayOutline(directory.head(entry, ArrayHeader.largestHead))
  }

  /// A zip of float32 arrays, `conv1.weight` as `conv1.weight.npy`; the same arrays make the same
  /// bytes.
  /// - Parameter deflated: packs each array; weights hardly shrink, maps after ReLU do.
  /// - Throws: where it would be 4 GB or 65,535 arrays, which zip's numbers can not say.
  public static func encode(
    _ arrays: [(name: String, tensor: Tensor)], deflated: Bool = false
  ) throws(FileError) -> [UInt8] {
    var writer = ArchiveWriter(deflated: deflated)
    var bytes: [UInt8] = []
    for (name, tensor) in arrays {
      for part in try writer.entry(name, ArrayFile.encode(tensor)) { bytes += part }
    }
    return bytes + writer.end()
  }
}
