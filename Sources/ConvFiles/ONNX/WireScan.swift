/// A scan of a model file's messages before memory is taken for them: a message of two bytes takes
/// hundreds once it is read, so that their number is held to what the file's size warrants.
enum WireScan {
  /// The limit of messages, strings and byte strings in a file that is not large.
  static let mostParts = 400_000
  /// The limit of whole numbers, a byte each in such a file and sixteen while it is read.
  static let mostNumbers = 8 << 20

  /// - Throws: ``ModelError/damaged(reason:)``, ``ModelError/tooMany(_:limit:)``
  static func check(_ bytes: [UInt8]) throws(ModelError) {
    var scan = Scan(
      limit: mostParts + bytes.count / 256, mostNumbers: mostNumbers + bytes.count / 8)
    let isWhole = bytes.withUnsafeBufferPointer { scan.message($0[...], depth: 0) }
    guard scan.count <= scan.limit else { throw .tooMany("parts", limit: scan.limit) }
    guard scan.numbers <= scan.mostNumbers else {
      throw .tooMany("whole numbers written one by one", limit: scan.mostNumbers)
    }
    guard isWhole else { throw ForeignFile.error(bytes) }
  }

  private struct Scan {
    let limit: Int
    let mostNumbers: Int
    var count = 0
    var numbers = 0
    private var isOver: Bool { count > limit || numbers > mostNumbers }

    init(limit: Int, mostNumbers: Int) { (self.limit, self.mostNumbers) = (limit, mostNumbers) }

    /// Whether the bytes are a sequence of fields.
    mutating func message(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, depth: Int) -> Bool {
      var rest = bytes
      while !rest.isEmpty {
        guard let key = varint(&rest) else { return false }
        switch key & 7 {
        case 0:
          numbers += 1
          guard varint(&rest) != nil, !isOver else { return false }
        case 1: guard skip(8, &rest) else { return false }
        case 5: guard skip(4, &rest) else { return false }
        case 2:
          guard let length = varint(&rest), length <= UInt64(rest.count) else { return false }
          count += 1
          guard !isOver else { return false }
          let part = rest.prefix(Int(length))
          rest = rest.dropFirst(Int(length))
          guard WireScan.isMessage(field: key >> 3, length: part.count, depth: depth) else {
            continue
          }
          if !message(part, depth: depth + 1), depth >= 2, WireScan.mayPack(field: key >> 3) {
            // No message, so it may be packed numbers: each ends with a byte below 128.
            numbers += part.count { $0 < 0x80 }
          }
          guard !isOver else { return false }
        default: return false
        }
      }
      return true
    }

    private func skip(_ count: Int, _ bytes: inout Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
      guard bytes.count >= count else { return false }
      bytes = bytes.dropFirst(count)
      return true
    }
    private func varint(_ bytes: inout Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
      Varint.read { bytes.popFirst() }
    }
  }

  /// Whether a field may be packed numbers: strings, floats and raw bytes take only their size.
  private static func mayPack(field: UInt64) -> Bool { ![4, 6, 9, 10].contains(field) }

  /// Whether a field may hold further parts. To look into a string or numbers all the same does no
  /// harm: only the count matters there.
  private static func isMessage(field: UInt64, length: Int, depth: Int) -> Bool {
    length > 1 && depth < 8 && length < 1 << 31 && !(depth >= 2 && field == 9 && length > 1 << 12)
  }
}
