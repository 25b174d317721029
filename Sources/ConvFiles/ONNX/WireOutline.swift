/// The fields of a model file and of its graph, found without reading what lies in them: most that is
/// no model, such as a file of zeros, is known by them before memory is taken for it.
struct WireOutline<Source: ByteSource> {
  private let source: Source
  /// Bytes that are at hand.
  private var window: [UInt8] = []
  private var start = 0

  private static var windowSize: Int { 1 << 16 }
  /// The graph's number in a model, and in an attribute of a node.
  private static var graph: UInt64 { 7 }

  init(_ source: Source) { self.source = source }

  /// Whether the file is a sequence of fields, and the graph in it is another.
  mutating func isMessage() throws(FileError) -> Bool {
    try isMessage(0..<source.count, holdsGraph: true)
  }

  private mutating func isMessage(
    _ range: Range<Int>, holdsGraph: Bool
  ) throws(FileError) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      guard let key = try varint(&position, range.upperBound), key >> 3 > 0 else { return false }
      switch key & 7 {
      case 0: guard try varint(&position, range.upperBound) != nil else { return false }
      case 1: position += 8
      case 5: position += 4
      case 2:
        guard let length = try varint(&position, range.upperBound),
          length <= UInt64(range.upperBound - position)
        else { return false }
        let content = position..<position + Int(length)
        if holdsGraph, key >> 3 == Self.graph {
          guard try isMessage(content, holdsGraph: false) else { return false }
        }
        position = content.upperBound
      default: return false
      }
    }
    return position == range.upperBound
  }

  private mutating func varint(
    _ position: inout Int, _ end: Int
  ) throws(FileError) -> UInt64? {
    try Varint.read { () throws(FileError) -> UInt8? in
      guard position < end else { return nil }
      defer { position += 1 }
      return try byte(at: position)
    }
  }

  private mutating func byte(at position: Int) throws(FileError) -> UInt8 {
    if !(start..<start + window.count).contains(position) {
      window = try source.bytes(position..<min(source.count, position + Self.windowSize))
      start = position
    }
    return window[position - start]
  }
}
