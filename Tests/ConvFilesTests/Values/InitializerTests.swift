import ConvFiles
import ConvNet
import Foundation
import Testing

/// Initializers of every kind, and of which numbers it is said that they were learned.
struct InitializerTests {
  private let kernel = WireMessage.tensor("k", [1, 1, 1, 2], [3, -4])

  private func conv(_ more: [WireMessage.Field]) -> WireMessage {
    .model(
      opset: 21,
      [
        WireMessage.node("Conv", ["x", "k"], "c"), .message(5, kernel),
        WireMessage.value(11, "x", [1, 1, 2, 3]),
      ] + more + [WireMessage.value(12, "c", [])])
  }

  /// `y = x + float(q)`
  private func sum(_ type: Int, _ raw: [UInt8]) -> WireMessage {
    .model(
      opset: 21,
      [
        WireMessage.node("Cast", ["q"], "w", [.attribute("to", 1)]),
        WireMessage.node("Add", ["x", "w"], "y"),
        .message(5, WireMessage.tensor("q", [4], type: type, raw: raw)),
        WireMessage.value(11, "x", [1, 4]), WireMessage.value(12, "y", [1, 4]),
      ])
  }

  /// `onnx.numpy_helper.to_array` of onnx 1.23.
  @Test(arguments: [
    (22, [0xE1, 0x0F], [1, -2, -1, 0]), (21, [0xE1, 0x0F], [1, 14, 15, 0]),
    (26, [0b01_11_10_00], [0, -2, -1, 1]),
    (17, [0x08, 0x7E, 0x81, 0x38], [0.015625, 448, -0.001953125, 1]),
    (19, [0x08, 0x7B, 0x81, 0x3C], [0.00012207031, 57344, -1.5258789e-05, 1]),
    (18, [0x08, 0x7E, 0x81, 0x40], [0.0078125, 224, -0.0009765625, 1]),
    (20, [0x08, 0x7E, 0x81, 0x40], [6.1035156e-05, 49152, -7.6293945e-06, 1]),
  ])
  func `numbers of eight bits and less are read`(
    type: Int, raw: [UInt8], numbers: [Float]
  ) throws {
    let network = try ModelFile.decode(sum(type, raw).bytes, name: "m")
    #expect(network.weights[1].values.map(\.elements) == [numbers])
  }

  @Test func `one that is not read keeps nothing else from being read`() throws {
    let text = WireMessage(.number(1, 1), .number(2, 8), .text(8, "names"), .text(6, "cat"))
    let network = try ModelFile.decode(conv([.message(5, text)]).bytes, name: "m")
    #expect(network.weights[1]["weight"]?.elements == [3, -4])
    let reading = WireMessage.node("Gather", ["names", "c"], "g")
    let other = try ModelFile.decode(conv([.message(5, text), reading]).bytes, name: "m")
    #expect(other.graph.obstacle(to: 1) == nil)
    let obstacle = try #require(other.nodes[2].layer.obstacle)
    #expect(
      obstacle.contains("it reads “names”, and its numbers are of type STRING"), "\(obstacle)")
  }

  /// ONNX Runtime 1.32: y = 1 x[r, c] + 2 x[r + 1, c + 1].
  @Test(arguments: [[0, 3], [0, 0, 0, 0, 0, 0, 1, 1]])
  func `a sparse one is filled with zeros`(indices: [Int]) throws {
    let places = indices.flatMap { index in (0..<8).map { UInt8(index >> (8 * $0) & 255) } }
    let sparse = WireMessage(
      [
        .message(1, .tensor("k", [2], [1, 2])),
        .message(
          2, .tensor("", indices.count == 2 ? [2] : [2, 4], type: 7, raw: places)),
      ] + [1, 1, 2, 2].map { .number(3, $0) })
    let model = WireMessage.model([
      WireMessage.node("Conv", ["x", "k"], "y"), .message(15, sparse),
      WireMessage.value(11, "x", [1, 1, 3, 3]), WireMessage.value(12, "y", []),
    ])
    let subject = try Subject(model: model)
    #expect(subject.network.weights[1]["weight"]?.elements == [1, 0, 0, 2])
    // An edit makes it a dense one.
    let edited = try subject.setting("conv1", "weight", [0, 0, 0, 1], 5)
    #expect(try edited.reopened().weights[1]["weight"]?.elements == [1, 5, 0, 2])
  }

  @Test func `a sparse one that stands for too much takes no memory`() {
    let sparse = WireMessage(
      .message(1, .tensor("k", [1], [1])),
      .message(2, .tensor("", [1], type: 7, raw: [UInt8](repeating: 0, count: 8))),
      .number(3, 1 << 29))
    let sentence = sentence {
      _ = try ModelFile.decode(conv([.message(15, sparse)]).bytes, name: "m")
    }
    #expect(!sentence.isEmpty)
  }

  private func filled(_ rows: Int, _ columns: Int) -> WireMessage {
    let sizes = [rows, columns].flatMap { size in (0..<8).map { UInt8(size >> (8 * $0) & 255) } }
    return .model([
      WireMessage.node(
        "ConstantOfShape", ["s"], "w", [.attribute("value", .tensor("", [1], [0.5]))]),
      WireMessage.node("MatMul", ["x", "w"], "y"),
      .message(5, WireMessage.tensor("s", [2], type: 7, raw: sizes)),
      WireMessage.value(11, "x", [1, rows]), WireMessage.value(12, "y", [1, columns]),
    ])
  }

  @Test func `a constant that repeats one number takes no memory before it is computed with`()
    throws
  {
    let network = try ModelFile.decode(filled(1 << 13, 1 << 13).bytes, name: "m")
    #expect(network.weights[1]["weight"]?.describedValue == 0.5)
    let small = try ModelFile.decode(filled(300, 300).bytes, name: "m")
    let layer = small.nodes[1].layer
    let output = layer.forward([Tensor(Shape(300), repeating: 1)], small.weights[1])
    #expect(output.elements == [Float](repeating: 150, count: 300))
    #expect(throws: ModelError.self) {
      try ModelFile.decode(filled(1 << 15, 1 << 14).bytes, name: "m")
    }
  }

  @Test func `what a constant node makes is no parameter`() throws {
    func constant(_ name: String, _ sizes: [Int], _ numbers: [Float]) -> WireMessage.Field {
      WireMessage.node("Constant", [], name, [.attribute("value", .tensor(name, sizes, numbers))])
    }
    // A norm as exporters write it: ones and zeros as constants, then what was learned.
    let model = WireMessage.model([
      constant("one", [2], [1, 1]), constant("zero", [2], [0, 0]),
      constant("mask", [1, 2, 2, 2], [Float](repeating: 1, count: 8)),
      WireMessage.node("InstanceNormalization", ["x", "one", "zero"], "n"),
      WireMessage.node("Mul", ["n", "norm.weight"], "m"),
      WireMessage.node("Add", ["m", "mask"], "a"), WireMessage.node("Add", ["a", "other"], "y"),
      .message(5, WireMessage.tensor("norm.weight", [2, 1, 1], [3, 4])),
      .message(5, WireMessage.tensor("other", [1, 2, 2, 2], [Float](repeating: 2, count: 8))),
      WireMessage.value(11, "x", [1, 2, 2, 2]), WireMessage.value(12, "y", []),
    ])
    let network = try ModelFile.decode(model.bytes, name: "m")
    #expect(network.graph.parameterCount == 2)
    #expect(network.nodes.map(\.constantCount) == [0, 4, 0, 8, 8])
  }

  @Test func `a weight that two layers read stays one when it is edited and saved`() throws {
    let model = WireMessage.model([
      WireMessage.node("Conv", ["x", "w"], "c"), WireMessage.node("Conv", ["c", "w"], "y"),
      .message(5, WireMessage.tensor("w", [1, 1, 1, 1], [2])),
      WireMessage.value(11, "x", [1, 1, 2, 2]), WireMessage.value(12, "y", []),
    ])
    var subject = try Subject(model: model)
    subject.edit("weight", of: 2, [0, 0, 0, 0], .number(9))
    let saved = try subject.saved()
    #expect(saved.initializers == ["w": [Float]([9]).rawBytes])
    #expect(try subject.reopened().graph.parameterCount == 1)
    subject.restoreShared("weight", of: 1, [])
    #expect(subject.edits.isEmpty)
  }

  @Test func `links are followed that end beside the model, or beside what it is a link to`() throws
  {
    try Folder.with { folder in
      let files = FileManager.default
      for name in ["blobs", "snapshots", "elsewhere"] {
        try files.createDirectory(atPath: folder(name), withIntermediateDirectories: true)
      }
      let weight = WireMessage(
        [.number(1, 1), .number(1, 1), .number(1, 1), .number(1, 2), .number(2, 1), .text(8, "w")]
          + [
            .message(13, WireMessage(.text(1, "location"), .text(2, "./model.onnx_data"))),
            .number(14, 1),
          ])
      let model = WireMessage.model([
        WireMessage.node("Conv", ["x", "w"], "y"), .message(5, weight),
        WireMessage.value(11, "x", [1, 1, 2, 2]), WireMessage.value(12, "y", []),
      ])
      try PlainFile.write(model.bytes, to: folder("blobs/aaaa"))
      try PlainFile.write([Float]([5, 6]).rawBytes, to: folder("blobs/bbbb"))
      try PlainFile.write([Float]([5, 6]).rawBytes, to: folder("elsewhere/cccc"))
      let (path, data) = (folder("snapshots/model.onnx"), folder("snapshots/model.onnx_data"))
      try files.createSymbolicLink(atPath: path, withDestinationPath: "../blobs/aaaa")
      try files.createSymbolicLink(atPath: data, withDestinationPath: "../blobs/bbbb")
      #expect(try ModelFile.open(path).weights[1]["weight"]?.elements == [5, 6])
      try files.removeItem(atPath: data)
      try files.createSymbolicLink(atPath: data, withDestinationPath: "../elsewhere/cccc")
      #expect(sentence { _ = try ModelFile.open(path) }.contains("a link that leads away"))
    }
  }
}
