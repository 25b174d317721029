/// The messages of a model file, with the field numbers of the ONNX standard.
extension WireMessage {
  static func model(
    ir: Int = 8, opset: Int = 17, _ graph: [Field], _ more: [Field] = []
  ) -> WireMessage {
    WireMessage(
      [
        .number(1, ir), .text(2, "somebody"), .message(7, WireMessage([.text(2, "g")] + graph)),
        .message(8, WireMessage(.text(1, ""), .number(2, opset))),
      ] + more)
  }
  static func node(
    _ operation: String, _ inputs: [String], _ output: String, name: String = "",
    _ attributes: [WireMessage] = []
  ) -> Field {
    .message(
      1,
      WireMessage(
        inputs.map { .text(1, $0) } + [.text(2, output), .text(3, name), .text(4, operation)]
          + attributes.map { .message(5, $0) }))
  }
  /// A whole number.
  static func attribute(_ name: String, _ value: Int) -> WireMessage {
    WireMessage(.text(1, name), .number(3, value), .number(20, 2))
  }
  static func attribute(_ name: String, _ values: [Int]) -> WireMessage {
    WireMessage([.text(1, name)] + values.map { .number(8, $0) } + [.number(20, 7)])
  }
  static func attribute(_ name: String, _ tensor: WireMessage) -> WireMessage {
    WireMessage(.text(1, name), .message(5, tensor), .number(20, 4))
  }
  static func tensor(
    _ name: String, _ sizes: [Int], type: Int = 1, raw: [UInt8], _ more: [Field] = []
  ) -> WireMessage {
    WireMessage(
      sizes.map { .number(1, $0) } + [.number(2, type), .text(8, name), .bytes(9, raw)] + more)
  }
  static func tensor(_ name: String, _ sizes: [Int], _ floats: [Float]) -> WireMessage {
    tensor(name, sizes, raw: floats.rawBytes)
  }
  /// Field 11 is an input of the graph, 12 an output; nil an open size.
  static func value(_ field: Int, _ name: String, _ sizes: [Int?], type: Int = 1) -> Field {
    let dimensions = sizes.map { size in
      Field.message(1, WireMessage(size.map { .number(1, $0) } ?? .text(2, "N")))
    }
    let tensor = WireMessage(.number(1, type), .message(2, WireMessage(dimensions)))
    return .message(
      field, WireMessage(.text(1, name), .message(2, WireMessage(.message(1, tensor)))))
  }

  var graph: WireMessage { messages(7)[0] }
  /// The initializers' numbers as raw data, by name.
  var initializers: [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: graph.messages(5).map { ($0.texts(8)[0], $0.bytes(9)[0]) })
  }
  /// What a node reads, by its output.
  func inputs(of output: String) -> [String] {
    graph.messages(1).first { $0.texts(2) == [output] }?.texts(1) ?? []
  }
}

extension [Float] {
  /// Little-endian.
  var rawBytes: [UInt8] {
    flatMap { number in Swift.withUnsafeBytes(of: number.bitPattern.littleEndian) { [UInt8]($0) } }
  }
}
extension [UInt8] {
  var floats: [Float] {
    withUnsafeBytes { bytes in
      (0..<count / 4).map {
        Float(
          bitPattern: UInt32(
            littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)))
      }
    }
  }
}
