import ConvFiles
import ConvNet
import Foundation
import Testing

/// A model file that means harm, and what the sentence that refuses it has to say.
struct HostileModel: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let says: [String]

  var testDescription: String { name }

  init(_ name: String, says: String..., bytes: [UInt8]) {
    (self.name, self.says, self.bytes) = (name, says, bytes)
  }
  /// A graph that reads `x`, `[N, 3, 8, 8]` where nothing else is said, and gives `y`.
  init(
    _ name: String, says: String..., opset: Int = 17, input: [Int?] = [nil, 3, 8, 8],
    weights: [WireMessage] = [], more: [WireMessage.Field] = [], nodes: [WireMessage.Field]
  ) {
    let graph =
      nodes + weights.map { .message(5, $0) }
      + [WireMessage.value(11, "x", input), WireMessage.value(12, "y", [])]
    self.init(
      name, bytes: WireMessage.model(opset: opset, graph, more).bytes, says)
  }
  private init(_ name: String, bytes: [UInt8], _ says: [String]) {
    (self.name, self.bytes, self.says) = (name, bytes, says)
  }

  static func node(
    _ operation: String, _ inputs: [String] = ["x"], _ output: String = "y",
    _ attributes: [WireMessage] = []
  ) -> WireMessage.Field {
    WireMessage.node(operation, inputs, output, name: "the-node", attributes)
  }
  /// A function from `a` to `b` that calls another again and again.
  static func function(_ name: String, calling other: String, times count: Int) -> WireMessage {
    let calls = (0..<count).map { index in
      WireMessage(
        .text(1, index == 0 ? "a" : "t\(index)"),
        .text(2, index == count - 1 ? "b" : "t\(index + 1)"),
        .text(4, other))
    }
    return WireMessage(
      [.text(1, name), .text(4, "a"), .text(5, "b")] + calls.map { .message(7, $0) })
  }
  /// Whole numbers of 64 bits.
  static func integers(_ name: String, _ numbers: [Int]) -> WireMessage {
    let raw = numbers.flatMap { number in
      Swift.withUnsafeBytes(of: Int64(number).littleEndian) { [UInt8]($0) }
    }
    return WireMessage.tensor(name, [numbers.count], type: 7, raw: raw)
  }
  static func list(_ name: String, _ numbers: [Int]) -> WireMessage {
    WireMessage([.text(1, name), .number(20, 7)] + numbers.map { .number(8, $0) })
  }
  static let kernel = WireMessage.tensor("w", [2, 3, 3, 3], [Float](repeating: 1, count: 54))

  /// Each of the tests' own names for what is refused while it is read.
  static let refused: [HostileModel] = files + tensors + graphs + windows + bombs
}

extension HostileModel {
  private static let files = [
    HostileModel("an empty file", says: "empty", bytes: []),
    HostileModel("text", says: "ONNX", bytes: Array("Dear reader, this is no model.".utf8)),
    HostileModel("a pickle", says: "ONNX", bytes: [0x80, 2, 0x7d, 0x71, 0, 0x2e]),
    HostileModel(
      "noise", says: "ONNX", bytes: (0..<500).map { UInt8(truncatingIfNeeded: $0 &* 97 &+ 31) }),
    HostileModel(
      "a file that ends early", says: "ONNX",
      bytes: WireMessage.model([node("Relu"), WireMessage.value(11, "x", [1, 3])]).bytes.dropLast(3)
    ),
    HostileModel("an old opset", says: "version 5", opset: 5, nodes: [node("Relu")]),
    HostileModel(
      "a function that calls itself", says: "functions", "deep",
      more: [.message(25, function("mine", calling: "mine", times: 1))],
      nodes: [node("mine")]),
    HostileModel(
      "a million nodes by functions that call others twice", says: "more than", "nodes",
      more: (0..<20).map {
        .message(25, function("f\($0)", calling: $0 == 19 ? "Relu" : "f\($0 + 1)", times: 2))
      },
      nodes: [node("f0")]),
    HostileModel(
      "a function that is called with too much", says: "the-node", "function",
      more: [.message(25, function("mine", calling: "Relu", times: 1))],
      nodes: [node("mine", ["x", "x"])]),
    HostileModel(
      "eleven million numbers of a byte each", says: "whole numbers",
      weights: [
        WireMessage(
          .number(1, 11 << 20), .number(2, 7), .bytes(7, [UInt8](repeating: 1, count: 11 << 20)),
          .text(8, "w"))
      ], nodes: [node("Relu")]),
    HostileModel(
      "a million nodes", says: "more than",
      bytes: WireMessage.model(
        [WireMessage.Field](repeating: .bytes(1, []), count: 1_000_000)
      ).bytes),
    HostileModel(
      "a node of a million inputs", says: "more than",
      nodes: [
        .message(1, WireMessage([WireMessage.Field](repeating: .bytes(1, []), count: 1_000_000)))
      ]),
  ]

  private static let tensors = [
    HostileModel(
      "sizes that overflow", says: "“w”", "numbers",
      weights: [WireMessage.tensor("w", [1 << 20, 1 << 20, 1 << 24], raw: [])],
      nodes: [node("Relu")]),
    HostileModel(
      "a size of 2^40", says: "“w”", "not possible",
      weights: [WireMessage.tensor("w", [1 << 40], raw: [])], nodes: [node("Relu")]),
    HostileModel(
      "a negative size", says: "“w”", "-3", weights: [WireMessage.tensor("w", [-3], raw: [])],
      nodes: [node("Relu")]),
    HostileModel(
      "too few bytes", says: "“w”", "1 numbers",
      weights: [WireMessage.tensor("w", [4], raw: [0, 0, 0, 0])], nodes: [node("Relu")]),
    HostileModel(
      "a weight of no name", says: "no name",
      weights: [WireMessage.tensor("", [1], [1])], nodes: [node("Relu")]),
    HostileModel(
      "two weights of one name", says: "“w”", "two",
      weights: [WireMessage.tensor("w", [1], [1]), WireMessage.tensor("w", [1], [1])],
      nodes: [node("Relu")]),
  ]

  private static let graphs = [
    HostileModel(
      "a cycle", says: "waits for its own output",
      nodes: [node("Add", ["x", "b"], "a"), node("Relu", ["a"], "b"), node("Relu", ["b"], "y")]),
    HostileModel("a value from nowhere", says: "the-node", "“z”", nodes: [node("Relu", ["z"])]),
    HostileModel(
      "a value made twice", says: "the-node", "“y”", nodes: [node("Relu"), node("Tanh")]),
    HostileModel(
      "an input that is missing", says: "the-node", "missing", nodes: [node("Add", ["x"])]),
    HostileModel(
      "an attribute of another type", says: "the-node", "alpha",
      nodes: [node("LeakyRelu", ["x"], "y", [WireMessage.attribute("alpha", 3)])]),
    HostileModel(
      "a reshape that does not fit", says: "the-node", "can not become",
      weights: [integers("s", [1, 7, -1])], nodes: [node("Reshape", ["x", "s"])]),
    HostileModel(
      "two open sizes", says: "the-node", "can not become",
      weights: [integers("s", [-1, -1])], nodes: [node("Reshape", ["x", "s"])]),
    HostileModel(
      "an axis that is not there", says: "the-node", "no axis 9",
      nodes: [node("ReduceMean", ["x"], "y", [list("axes", [9])])]),
    HostileModel(
      "a channel too many", says: "the-node", "channel", input: [nil, 4, 8, 8], weights: [kernel],
      nodes: [node("Conv", ["x", "w"])]),
  ]

  private static func conv(_ name: String, says: String, _ attribute: WireMessage) -> HostileModel {
    HostileModel(
      name, says: "the-node", says, weights: [kernel],
      nodes: [node("Conv", ["x", "w"], "y", [attribute])])
  }
  private static let windows = [
    conv("strides of 0", says: "strides", list("strides", [0, 0])),
    conv("negative pads", says: "pads", list("pads", [-1, 0, 0, 0])),
    conv("one pad", says: "pads", list("pads", [1])),
    conv("huge dilations", says: "larger", list("dilations", [1 << 20, 1 << 20])),
    conv("no group", says: "groups", WireMessage.attribute("group", 0)),
    conv("groups without end", says: "group", WireMessage.attribute("group", .max)),
    conv("another kernel", says: "kernel_shape", list("kernel_shape", [5, 5])),
    HostileModel(
      "a pool of no size", says: "the-node", "kernel",
      nodes: [node("MaxPool", ["x"], "y", [list("kernel_shape", [0, 2])])]),
    HostileModel(
      "a pool larger than its input", says: "the-node", "larger",
      nodes: [node("MaxPool", ["x"], "y", [list("kernel_shape", [99, 99])])]),
  ]

  private static let bombs = [
    HostileModel(
      "an expanding bomb", says: "the-node",
      weights: [integers("s", [1, 3 << 20, 8 << 10, 8 << 10])], nodes: [node("Expand", ["x", "s"])]),
    HostileModel(
      "a constant bomb", says: "the-node", weights: [integers("s", [1 << 15, 1 << 15])],
      nodes: [node("ConstantOfShape", ["s"])]),
    HostileModel(
      "a product of constants", says: "more numbers come about",
      weights: [integers("s", [2048, 2048])],
      nodes: [node("ConstantOfShape", ["s"], "c"), node("MatMul", ["c", "c"])]),
    HostileModel(
      "a range bomb", says: "the-node",
      weights: [integers("a", [0]), integers("b", [1 << 60]), integers("c", [1])],
      nodes: [node("Range", ["a", "b", "c"])]),
    HostileModel(
      "a resizing bomb", says: "the-node",
      weights: [integers("s", [1, 3, 1 << 20, 1 << 20])],
      nodes: [node("Resize", ["x", "", "", "s"])]),
    HostileModel(
      "a tiling bomb", says: "the-node", weights: [integers("s", [1, 1, 1 << 20, 1 << 20])],
      nodes: [node("Tile", ["x", "s"])]),
    HostileModel(
      "a padding bomb", says: "the-node",
      weights: [integers("s", [0, 0, 0, 0, 0, 0, 1 << 30, 1 << 30])],
      nodes: [node("Pad", ["x", "s"])]),
    HostileModel(
      "many large layers", says: "pass", input: [nil, 1, 8192, 8192],
      nodes: (0..<40).map {
        WireMessage.node("Relu", [$0 == 0 ? "x" : "v\($0)"], $0 == 39 ? "y" : "v\($0 + 1)")
      }),
    HostileModel(
      "a huge input", says: "“x”", input: [nil, 1 << 20, 1 << 20, 3], nodes: [node("Relu")]),
  ]
}
