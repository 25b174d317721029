/// A protocol buffer's message, field by field: to make model files of few bytes, and to look into
/// those that were written.
struct WireMessage: Equatable {
  enum Value: Equatable {
    case number(UInt64)
    case four([UInt8])
    case eight([UInt8])
    case bytes([UInt8])
  }
  struct Field: Equatable {
    let number: Int
    let value: Value
  }
  var fields: [Field]

  init(_ fields: Field...) { self.fields = fields }
  init(_ fields: [Field]) { self.fields = fields }

  /// nil where the bytes are none.
  init?(_ bytes: [UInt8]) {
    fields = []
    var rest = bytes[...]
    func varint() -> UInt64? {
      var value: UInt64 = 0
      var shift: UInt64 = 0
      while let byte = rest.popFirst() {
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      return nil
    }
    func take(_ count: Int) -> [UInt8]? {
      guard rest.count >= count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    while !rest.isEmpty {
      guard let key = varint() else { return nil }
      let value: Value?
      switch key & 7 {
      case 0: value = varint().map(Value.number)
      case 1: value = take(8).map(Value.eight)
      case 2: value = varint().flatMap { take(Int($0)) }.map(Value.bytes)
      case 5: value = take(4).map(Value.four)
      default: value = nil
      }
      guard let value else { return nil }
      fields.append(Field(number: Int(key >> 3), value: value))
    }
  }

  var bytes: [UInt8] {
    fields.flatMap { field -> [UInt8] in
      switch field.value {
      case .number(let number):
        WireMessage.varint(UInt64(field.number) << 3) + WireMessage.varint(number)
      case .eight(let bytes): WireMessage.varint(UInt64(field.number) << 3 | 1) + bytes
      case .bytes(let bytes):
        WireMessage.varint(UInt64(field.number) << 3 | 2)
          + WireMessage.varint(UInt64(bytes.count)) + bytes
      case .four(let bytes): WireMessage.varint(UInt64(field.number) << 3 | 5) + bytes
      }
    }
  }
  private static func varint(_ number: UInt64) -> [UInt8] {
    number < 0x80 ? [UInt8(number)] : [UInt8(number & 0x7F | 0x80)] + varint(number >> 7)
  }

  /// All messages in a field.
  func messages(_ number: Int) -> [WireMessage] {
    fields.compactMap { field in
      guard field.number == number, case .bytes(let bytes) = field.value else { return nil }
      return WireMessage(bytes)
    }
  }
  /// All texts in a field.
  func texts(_ number: Int) -> [String] {
    bytes(number).map { String(decoding: $0, as: UTF8.self) }
  }
  func bytes(_ number: Int) -> [[UInt8]] {
    fields.compactMap { field in
      guard field.number == number, case .bytes(let bytes) = field.value else { return nil }
      return bytes
    }
  }
  func numbers(_ number: Int) -> [UInt64] {
    fields.compactMap { field in
      guard field.number == number, case .number(let value) = field.value else { return nil }
      return value
    }
  }
  /// Takes all fields of this number out.
  func without(_ number: Int) -> WireMessage { WireMessage(fields.filter { $0.number != number }) }
}

extension WireMessage.Field {
  static func number(_ field: Int, _ value: Int) -> Self {
    Self(number: field, value: .number(UInt64(bitPattern: Int64(value))))
  }
  static func text(_ field: Int, _ text: String) -> Self {
    Self(number: field, value: .bytes(Array(text.utf8)))
  }
  static func bytes(_ field: Int, _ bytes: [UInt8]) -> Self {
    Self(number: field, value: .bytes(bytes))
  }
  static func message(_ field: Int, _ message: WireMessage) -> Self {
    Self(number: field, value: .bytes(message.bytes))
  }
}
