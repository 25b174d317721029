public import ConvNet

/// The file of a run that was stopped, or may be: a moment of learning, and which run it is of.
public struct LearningFile: Sendable {
  /// What the run follows from, as one number: network, examples and recipe.
  public let digest: String
  public let step: Int
  public let numbers: [Float]
  public let memories: [Float]

  public init(_ state: LearningState, digest: Digest) {
    self.digest = "\(digest)"
    (step, numbers, memories) = (state.step, state.numbers, state.memories)
  }

  private static let format = "checkpoint"
  private static let mark = Array("convscope learning 1\n".utf8)
  private static let digestCount = 32
  private static var headCount: Int { mark.count + digestCount + 3 * 7 }

  /// The moment as bytes, all numbers little-endian and a digest of all at the end.
  public var bytes: [UInt8] {
    var bytes = Self.mark + Array(digest.utf8)
    for number in [step, numbers.count, memories.count] { bytes.append(number, bytes: 7) }
    bytes.reserveCapacity(bytes.count + 4 * (numbers.count + memories.count) + Self.digestCount)
    for number in numbers + memories { bytes.append(Int(number.bitPattern), bytes: 4) }
    return bytes + Self.seal(bytes)
  }
  private static func seal(_ bytes: [UInt8]) -> [UInt8] {
    var digest = Digest()
    digest.combine(bytes: bytes)
    return Array("\(digest)".utf8)
  }

  /// Writes it whole or not at all: on a full disk the one before is still there.
  public func write(to path: String) throws(FileError) { try PlainFile.write(bytes, to: path) }

  public init(reading path: String) throws(FileError) {
    let file = try OpenFile(path, limit: TensorFile.largestByteCount)
    let bytes = try file.bytes(0..<file.count)
    guard bytes.starts(with: Self.mark) else {
      throw .unsupported("this is no checkpoint of a run; name one that train has written")
    }
    let start = Self.mark.count
    func number(_ place: Int) -> Int? {
      bytes.number(at: start + Self.digestCount + 7 * place, bytes: 7)
    }
    guard let step = number(0), let count = number(1), let memories = number(2),
      count <= bytes.count, memories <= bytes.count,
      bytes.count == Self.headCount + 4 * (count + memories) + Self.digestCount
    else { throw .truncated(format: Self.format) }
    let end = bytes.count - Self.digestCount
    guard Array(bytes[end...]) == Self.seal(Array(bytes[..<end])) else {
      throw .damaged(format: Self.format, reason: "its content is not what was written")
    }
    func floats(_ first: Int, _ count: Int) -> [Float] {
      (first..<first + count).map { index in
        Float(bitPattern: UInt32(bytes.number(at: Self.headCount + 4 * index, bytes: 4) ?? 0))
      }
    }
    digest = String(decoding: bytes[start..<start + Self.digestCount], as: UTF8.self)
    (self.step, numbers, self.memories) = (step, floats(0, count), floats(count, memories))
  }
}
