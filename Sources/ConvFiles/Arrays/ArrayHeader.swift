/// The header before the numbers of an NPY file, versions 1.0 to 3.0 (numpy.lib.format).
struct ArrayHeader: Hashable, Sendable {
  /// The limit of its bytes: longer ones belong to records of many fields, which are not read.
  static let largestLength = 1 << 16
  /// All bytes before the numbers, at most.
  static let largestHead = 12 + largestLength
  static let largestRank = 16

  let element: ArrayElement
  /// Whether the first axis varies fastest.
  let isFortranOrder: Bool
  let sizes: [Int]
  /// The offset where the numbers begin.
  let end: Int

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  init(_ bytes: [UInt8]) throws(FileError) {
    guard bytes.starts(with: Self.magic) else {
      throw bytes.count < 6 && Self.magic.starts(with: bytes) && !bytes.isEmpty
        ? .truncated(format: "NPY") : .notAnArray
    }
    guard bytes.count >= 8 else { throw .truncated(format: "NPY") }
    guard (1...3).contains(bytes[6]), bytes[7] == 0 else {
      throw .unsupported(
        "NPY files of version \(bytes[6]).\(bytes[7]) are not read; write it with numpy.save")
    }
    let width = bytes[6] == 1 ? 2 : 4
    guard let length = bytes.number(at: 8, bytes: width) else { throw .truncated(format: "NPY") }
    guard length <= Self.largestLength else {
      throw .damaged(format: "NPY", reason: "its header takes \(length) bytes")
    }
    end = 8 + width + length
    guard end <= bytes.count else { throw .truncated(format: "NPY") }
    guard let text = String(validating: bytes[(8 + width)..<end], as: UTF8.self) else {
      throw .damaged(format: "NPY", reason: "its header is not text")
    }
    var literal = ArrayHeaderText(text)
    (element, isFortranOrder, sizes) = try literal.read()
  }
}
