/// One file in a zip archive (PKWARE's APPNOTE 6.3.10, sections 4.3 and 4.4).
struct ZipEntry: Hashable, Sendable {
  enum Method: Int {
    case stored = 0
    case deflated = 8
  }
  let name: String
  let method: Method
  let checksum: Int
  let packedCount: Int
  let count: Int
  /// The offset of its local header.
  let offset: Int

  static let localHeader = 0x0403_4B50
  static let centralHeader = 0x0201_4B50
  static let endOfDirectory = 0x0605_4B50

  /// The 26 bytes that local and central headers share, from the version on.
  var sharedHeader: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(20, bytes: 2)
    // Bit 11: the name is UTF-8.
    bytes.append(1 << 11, bytes: 2)
    bytes.append(method.rawValue, bytes: 2)
    // No time of day, 1 January 1980: the same arrays make the same file.
    bytes.append(0, bytes: 2)
    bytes.append(1 << 5 | 1, bytes: 2)
    bytes.append(checksum, bytes: 4)
    bytes.append(packedCount, bytes: 4)
    bytes.append(count, bytes: 4)
    bytes.append(name.utf8.count, bytes: 2)
    bytes.append(0, bytes: 2)
    return bytes
  }
  var localRecord: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(Self.localHeader, bytes: 4)
    return bytes + sharedHeader + Array(name.utf8)
  }
  var centralRecord: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(Self.centralHeader, bytes: 4)
    bytes.append(20, bytes: 2)
    bytes += sharedHeader
    // No comment, first disk, no attributes.
    bytes.append(0, bytes: 6)
    bytes.append(0, bytes: 4)
    bytes.append(offset, bytes: 4)
    return bytes + Array(name.utf8)
  }
}
