import ConvFiles
import ConvNet
import Foundation
import Testing

/// What stands on the disk after saving.
struct SavedFilesTests {
  private func model(_ weight: WireMessage) -> WireMessage {
    .model([
      WireMessage.node("MatMul", ["x", "w"], "y", name: "only"), .message(5, weight),
      WireMessage.value(11, "x", [nil, 2]), WireMessage.value(12, "y", [nil, 2]),
    ])
  }

  @Test func `weights of a second file are taken in, and the saved file opens alone`() throws {
    try Folder.with { folder in
      // float32 and float16, the numbers 1 … 4.
      let half: [UInt8] = [0, 0x3C, 0, 0x40, 0, 0x42, 0, 0x44]
      try PlainFile.write([Float]([1, 2, 3, 4]).rawBytes + half, to: folder("m.onnx.data"))
      for (type, offset, raw) in [(1, 0, [Float]([1, 2, 3, 4]).rawBytes), (10, 16, half)] {
        let place: [WireMessage.Field] = [
          .message(13, WireMessage(.text(1, "location"), .text(2, "m.onnx.data"))),
          .message(13, WireMessage(.text(1, "offset"), .text(2, "\(offset)"))), .number(14, 1),
        ]
        let weight = WireMessage(
          [
            .number(1, 2), .number(1, 2), .number(2, type), .text(8, "w"),
          ] + place)
        let subject = try Subject(model: model(weight), folder: folder.path)
        let saved = try subject.saved()
        let tensor = try #require(saved.graph.messages(5).first)
        #expect(tensor.messages(13).isEmpty && tensor.numbers(14).isEmpty)
        #expect(saved.initializers["w"] == raw)
        #expect(try subject.reopened() == subject.network)
      }
    }
  }

  @Test func `weights that one file can not hold go beside it`() throws {
    try Folder.with { folder in
      let subject = try Subject(line: "input 1x40 > flatten > dense 30 > dense 2")
      let saved = try ModelFile.save(subject, to: folder("big.onnx"), mostBytes: 1000)
      #expect(saved.weightsFile == folder("big.onnx.data"))
      #expect(try folder.files.sorted() == ["big.onnx", "big.onnx.data"])
      #expect(try ModelFile.open(folder("big.onnx")) == subject.network)
      let whole = try ModelFile.save(Subject(ModelFile.open(folder("big.onnx"))), to: folder("a"))
      #expect(whole.weightsFile == nil)
      #expect(try PlainFile.read(folder("a"), limit: 1 << 20) == ModelFile.encode(subject))
    }
  }

  @Test func `where it fails the old file is whole, and nothing is left beside it`() throws {
    try Folder.with { folder in
      let path = folder("m.onnx")
      let subject = try Subject(line: "input 1x4x4 > conv 3 3x3 > relu")
      _ = try ModelFile.save(subject, to: path)
      let before = try PlainFile.read(path, limit: 1 << 20)
      #expect(throws: ModelError.self) { try ModelFile.save(subject.muting("relu1", 0), to: path) }
      #expect(try PlainFile.read(path, limit: 1 << 20) == before)
      #expect(try folder.files == ["m.onnx"])
      for wrong in [folder("no/such.onnx"), folder.path, "/dev/full"] {
        #expect(throws: ModelError.self) { try ModelFile.save(subject, to: wrong) }
      }
      #expect(try folder.files == ["m.onnx"])
    }
  }

  @Test func `saved over itself it is what it was`() throws {
    try Folder.with { folder in
      let path = folder("m.onnx")
      _ = try ModelFile.save(Subject(line: "input 1x4x4 > conv 3 3x3 > relu"), to: path)
      let before = try PlainFile.read(path, limit: 1 << 20)
      _ = try ModelFile.save(Subject(ModelFile.open(path)), to: path)
      #expect(try PlainFile.read(path, limit: 1 << 20) == before)
    }
  }

  @Test func `another size than the file declares is declared`() throws {
    let graph: [WireMessage.Field] = [
      WireMessage.node("Relu", ["x"], "h"), WireMessage.node("GlobalMaxPool", ["h"], "y"),
      WireMessage.value(11, "x", [1, 3, 8, 8]), WireMessage.value(12, "y", [1, 3, 1, 1]),
      WireMessage.value(13, "h", [1, 3, 8, 8]),
    ]
    let model = WireMessage.model(graph)
    let network = try ModelFile.decode(
      model.bytes, name: "m", ImportOptions(inputShape: Shape(3, 6, 5)))
    #expect(try Subject(network).reopened().input.shape == Shape(3, 6, 5))
    #expect(try Subject(network).saved().graph.messages(13).isEmpty)
    #expect(try Subject(model: model).saved().graph.messages(13).count == 1)
  }
}
