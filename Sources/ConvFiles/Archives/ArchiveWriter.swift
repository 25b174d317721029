/// Writes an archive of arrays one after the other, as ``ArchiveFile`` reads it; between them none
/// of them is kept.
public struct ArchiveWriter {
  private var directory: [UInt8] = []
  private var count = 0
  /// The offset at which the next entry begins.
  private var position = 0
  private let isDeflated: Bool

  /// - Parameter deflated: packs each array; weights hardly shrink, maps after ReLU do.
  public init(deflated: Bool = false) { isDeflated = deflated }

  /// The bytes to write for an array, in parts: what stands before it is apart, for to join them would
  /// copy it.
  /// - Throws: where it would be 4 GB or 65,535 arrays, which zip's numbers can not say.
  public mutating func entry(_ name: String, _ file: [UInt8]) throws(FileError) -> [[UInt8]] {
    let packed = isDeflated ? Deflate.packed(file) : nil
    let content = packed ?? file
    let limit = 0xFFFF_FFFF
    let end = position + content.count + 2 * name.utf8.count + directory.count + 1024
    guard count + 1 < 0xFFFF, end < limit else {
      throw .unsupported(
        "an archive holds 65,534 arrays and 4 GB at most; trace fewer samples, or some layers")
    }
    let entry = ZipEntry(
      name: name + ".npy", method: packed == nil ? .stored : .deflated,
      checksum: Deflate.checksum(file), packedCount: content.count, count: file.count,
      offset: position)
    let head = entry.localRecord
    directory += entry.centralRecord
    position += head.count + content.count
    count += 1
    return [head, content]
  }

  /// The bytes to write behind all arrays.
  public func end() -> [UInt8] {
    var bytes = directory
    bytes.append(ZipEntry.endOfDirectory, bytes: 4)
    bytes.append(0, bytes: 4)
    bytes.append(count, bytes: 2)
    bytes.append(count, bytes: 2)
    bytes.append(directory.count, bytes: 4)
    bytes.append(position, bytes: 4)
    bytes.append(0, bytes: 2)
    return bytes
  }
}
