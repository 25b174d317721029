import ConvNet

/// A protocol buffer as its fields, so that one can be changed and the lengths around it still be
/// right.
struct FieldTree {
  indirect enum Value {
    case varint(UInt64)
    case fixed([UInt8])
    case text([UInt8])
    case message(FieldTree)
  }
  var fields: [(key: UInt64, value: Value)] = []

  /// Numbers that hurt.
  static let numbers: [Int64] = [
    0, 1, 2, 3, -1, -2, 7, 16, 255, 1 << 20, 1 << 31, (1 << 31) - 1, 1 << 40, 1 << 62, .max, .min,
  ]

  init(_ bytes: [UInt8], depth: Int = 0) {
    var rest = bytes[...]
    while let key = FieldTree.varint(&rest) {
      switch key & 7 {
      case 0: fields.append((key, .varint(FieldTree.varint(&rest) ?? 0)))
      case 1, 5:
        let width = key & 7 == 1 ? 8 : 4
        fields.append((key, .fixed(Array(rest.prefix(width)))))
        rest = rest.dropFirst(width)
      case 2:
        let length = Int(clamping: FieldTree.varint(&rest) ?? 0)
        let part = Array(rest.prefix(length))
        rest = rest.dropFirst(length)
        let inner = depth < 6 && part.count > 1 ? FieldTree(part, depth: depth + 1) : nil
        let isMessage = inner.map { $0.bytes == part && !$0.fields.isEmpty } ?? false
        fields.append((key, isMessage ? .message(inner!) : .text(part)))
      default: return
      }
    }
  }

  private static func varint(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = bytes.popFirst() else { return nil }
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }
  private static func encoded(_ value: UInt64) -> [UInt8] {
    var (bytes, rest): ([UInt8], UInt64) = ([], value)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  var bytes: [UInt8] {
    fields.reduce(into: []) { bytes, field in
      bytes += FieldTree.encoded(field.key)
      switch field.value {
      case .varint(let value): bytes += FieldTree.encoded(value)
      case .fixed(let raw): bytes += raw
      case .text(let text): bytes += FieldTree.encoded(UInt64(text.count)) + text
      case .message(let message):
        let inner = message.bytes
        bytes += FieldTree.encoded(UInt64(inner.count)) + inner
      }
    }
  }

  mutating func mutate(_ random: inout SeededGenerator) {
    guard let place = fields.indices.randomElement(using: &random) else { return }
    if case .message(var inner) = fields[place].value, Int.random(in: 0..<8, using: &random) > 0 {
      inner.mutate(&random)
      fields[place].value = .message(inner)
      return
    }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: fields.remove(at: place)
    case 1: fields.append(fields[place])
    case 2: fields.swapAt(place, Int.random(in: fields.indices, using: &random))
    default: change(place, &random)
    }
  }

  private mutating func change(_ place: Int, _ random: inout SeededGenerator) {
    switch fields[place].value {
    case .varint:
      let number = FieldTree.numbers.randomElement(using: &random) ?? 0
      fields[place].value = .varint(UInt64(bitPattern: number))
    case .fixed(let raw):
      fields[place].value = .fixed(raw.map { _ in UInt8.random(in: 0...255, using: &random) })
    case .text(var text):
      if text.isEmpty || Bool.random(using: &random) {
        text = Array(repeating: 0xff, count: Int.random(in: 0...12, using: &random))
      } else {
        text[Int.random(in: text.indices, using: &random)] = .random(in: 0...255, using: &random)
      }
      fields[place].value = .text(text)
    case .message: fields[place].value = .text([])
    }
  }
}
