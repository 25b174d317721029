/// The list of entries at the end of a zip archive, which alone says what is in it.
struct ZipDirectory<Source: ByteSource> {
  private let source: Source
  /// The offset where the directory begins; entries end before it.
  private let start: Int
  private(set) var entries: [ZipEntry] = []

  /// - Parameter limit: bytes of all entries unpacked.
  init(_ source: Source, limit: Int) throws(FileError) {
    self.source = source
    guard try source.head(2) == [0x50, 0x4B] else { throw .notAnArchive }
    let (offset, end) = try Self.end(of: source)
    guard let disk = end.number(at: 4, bytes: 4), let count = end.number(at: 10, bytes: 2),
      let size = end.number(at: 12, bytes: 4), let start = end.number(at: 16, bytes: 4)
    else { throw .truncated(format: "NPZ") }
    self.start = start
    guard count != 0xFFFF, size != 0xFFFF_FFFF, start != 0xFFFF_FFFF else { throw .zip64 }
    guard disk == 0 else {
      throw .unsupported("archives in several parts are not read; join them first")
    }
    guard start + size <= offset else {
      throw .damagedArchive("its directory lies outside the file")
    }
    guard size <= largestDirectory else { throw .damagedArchive("its directory is too long") }
    let directory = try source.bytes(start..<start + size)
    var position = 0
    var total = 0
    for _ in 0..<count {
      let entry = try Self.entry(directory, &position, limit: size)
      total += entry.count
      guard total <= limit else { throw .tooManyBytes(limit: limit) }
      entries.append(entry)
    }
  }
  /// The limit of the directory's bytes: as many as 65,535 names of a thousand letters.
  private var largestDirectory: Int { 64 << 20 }

  /// Finds the end record from the back, before a comment of up to 65,535 bytes.
  private static func end(
    of source: Source
  ) throws(FileError) -> (offset: Int, record: [UInt8]) {
    let first = max(0, source.count - 22 - 0xFFFF)
    let tail = try source.bytes(first..<source.count)
    var offset = tail.count - 22
    while offset >= 0 {
      if tail.number(at: offset, bytes: 4) == ZipEntry.endOfDirectory,
        tail.number(at: offset + 20, bytes: 2) == tail.count - offset - 22
      {
        return (first + offset, Array(tail[offset...]))
      }
      offset -= 1
    }
    throw .truncated(format: "NPZ")
  }

  private static func entry(
    _ bytes: [UInt8], _ position: inout Int, limit: Int
  ) throws(FileError) -> ZipEntry {
    let at = position
    guard at + 46 <= limit, bytes.number(at: at, bytes: 4) == ZipEntry.centralHeader,
      let flags = bytes.number(at: at + 8, bytes: 2),
      let methodNumber = bytes.number(at: at + 10, bytes: 2),
      let checksum = bytes.number(at: at + 16, bytes: 4),
      let packedCount = bytes.number(at: at + 20, bytes: 4),
      let count = bytes.number(at: at + 24, bytes: 4),
      let nameLength = bytes.number(at: at + 28, bytes: 2),
      let extraLength = bytes.number(at: at + 30, bytes: 2),
      let commentLength = bytes.number(at: at + 32, bytes: 2),
      let offset = bytes.number(at: at + 42, bytes: 4)
    else { throw .damagedArchive("its directory breaks off") }
    position = at + 46 + nameLength + extraLength + commentLength
    guard position <= limit else { throw .damagedArchive("its directory breaks off") }
    guard let name = String(validating: bytes[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self)
    else { throw .damagedArchive("a name in it is not UTF-8") }
    guard ![packedCount, count, offset].contains(0xFFFF_FFFF) else { throw .zip64 }
    guard flags & 1 == 0 else {
      throw .unsupported("encrypted archives are not read; unlock it first")
    }
    guard let method = ZipEntry.Method(rawValue: methodNumber) else {
      throw .unsupported("\(name.quoted) is packed in a way that is not read; use numpy.savez")
    }
    let largest = method == .stored ? packedCount : packedCount * Deflate.largestRatio
    guard count <= largest, method == .deflated || count == packedCount else {
      throw .damagedArchive("\(name.quoted) can not hold as much as it says")
    }
    return ZipEntry(
      name: name, method: method, checksum: checksum, packedCount: packedCount, count: count,
      offset: offset)
  }

  /// The array for an input, by the names alone.
  func array(for input: String?) -> ZipEntry? {
    let arrays = entries.filter { $0.name.hasSuffix(".npy") }
    let named = [input, "input"].lazy.compactMap { name in
      name.flatMap { name in arrays.first { $0.name == "\(name).npy" } }
    }.first
    return named ?? (arrays.count == 1 ? arrays.first : nil)
  }

  /// Unpacks the beginning of an entry.
  func head(_ entry: ZipEntry, _ most: Int) throws(FileError) -> [UInt8] {
    let range = try packedRange(entry)
    // What does not shrink grows by five bytes a block.
    let packed = try source.bytes(range.prefix(most + 1 << 10))
    let head =
      entry.method == .stored
      ? packed : Deflate.head(packed[...], count: min(most, entry.count))
    guard let head else { throw .damagedArchive("\(entry.name.quoted) can not be unpacked") }
    return Array(head.prefix(most))
  }

  /// Unpacks an entry; its size and checksum are those that the directory says.
  func content(_ entry: ZipEntry) throws(FileError) -> [UInt8] {
    let packed = try source.bytes(packedRange(entry))
    let content =
      entry.method == .stored ? packed : Deflate.unpacked(packed[...], count: entry.count)
    guard let content, Deflate.checksum(content) == entry.checksum else {
      throw .damagedArchive("the checksum of \(entry.name.quoted) is wrong")
    }
    return content
  }

  /// Where the bytes of an entry stand.
  private func packedRange(_ entry: ZipEntry) throws(FileError) -> Range<Int> {
    let at = entry.offset
    guard try source.number(at: at, bytes: 4) == ZipEntry.localHeader,
      let nameLength = try source.number(at: at + 26, bytes: 2),
      let extraLength = try source.number(at: at + 28, bytes: 2)
    else { throw .damagedArchive("\(entry.name.quoted) is not where it should be") }
    let first = at + 30 + nameLength + extraLength
    guard first + entry.packedCount <= min(start, source.count) else {
      throw .damagedArchive("\(entry.name.quoted) lies outside the file")
    }
    return first..<first + entry.packedCount
  }
}

extension FileError {
  static func damagedArchive(_ reason: String) -> FileError {
    .damaged(format: "NPZ", reason: reason)
  }
  fileprivate static var zip64: FileError {
    .unsupported("archives of 4 GB and more (zip64) are not read; save fewer arrays in one")
  }
}
