/// Bytes that are read where they are needed: those of a file, or some that are at hand.
public protocol ByteSource {
  /// The number of bytes.
  var count: Int { get }
  /// Some of the bytes, in memory of their own.
  /// - Parameter range: within `0..<count`.
  /// - Throws: ``FileError`` where a file can not be read, and ``FileError/givenUp``.
  func bytes(_ range: Range<Int>) throws(FileError) -> [UInt8]
}

extension ByteSource {
  /// The first bytes, at most so many.
  func head(_ most: Int) throws(FileError) -> [UInt8] { try bytes(0..<min(count, most)) }
  /// An unsigned number of up to 7 bytes, or nil where the bytes end before.
  func number(at offset: Int, bytes width: Int) throws(FileError) -> Int? {
    guard offset >= 0, offset <= count, width <= count - offset else { return nil }
    return try bytes(offset..<offset + width).number(at: 0, bytes: width)
  }
}

extension [UInt8]: ByteSource {
  public func bytes(_ range: Range<Int>) throws(FileError) -> [UInt8] { Array(self[range]) }
}
