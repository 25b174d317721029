import ConvNet

/// Changes bytes as damage and malice would: drawn from a seed, the same in every run.
struct Mutator {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// - Parameter isMessage: whether the bytes are a protocol buffer, whose structure is changed too.
  mutating func mutated(_ bytes: [UInt8], isMessage: Bool) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      guard !bytes.isEmpty else { break }
      if isMessage, Int.random(in: 0..<3, using: &random) > 0 {
        var message = FieldTree(bytes)
        message.mutate(&random)
        bytes = message.bytes
      } else {
        damage(&bytes)
      }
    }
    return bytes
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    let place = Int.random(in: bytes.indices, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes.removeSubrange(place...)
    case 3:
      // A length, or a size: to its ends.
      let end = min(bytes.count, place + Int.random(in: 1...8, using: &random))
      let value: UInt8 = Bool.random(using: &random) ? 0xff : 0
      for index in place..<end { bytes[index] = value }
    case 4:
      let end = min(bytes.count, place + Int.random(in: 1...64, using: &random))
      bytes.insert(
        contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
    case 5:
      let end = min(bytes.count, place + Int.random(in: 1...64, using: &random))
      bytes.removeSubrange(place..<end)
    case 6: bytes[place] = bytes[place] &+ (Bool.random(using: &random) ? 1 : 0xff)
    default:
      let digits = Array("\(FieldTree.numbers.randomElement(using: &random) ?? 0)".utf8)
      bytes.replaceSubrange(place..<min(bytes.count, place + digits.count), with: digits)
    }
  }
}
