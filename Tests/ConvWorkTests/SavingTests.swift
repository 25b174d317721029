import ConvData
import ConvFiles
import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

/// The command `save` as far as the stage and its edge do it.
struct SavingTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test(arguments: Shipped.names.filter { Shipped.network(named: $0) != nil })
  func `a shipped network opens again with every name it had`(name: String) throws {
    let network = try #require(Shipped.network(named: name))
    try inFolder { folder in
      let path = "\(folder)/m.onnx"
      var stage = try Stage(model: name, input: nil, stepping: false)
      #expect(try stage.perform("save \(path)") == .save(path))
      #expect(
        try ModelSaver(stage.session.subject, to: path).save() == "\(path) is written")
      try stage.perform("open \(path)")
      let opened = stage.session.network
      #expect(opened == network)
      #expect(opened.name == name)
      #expect(opened.nodes.map(\.mapNames) == network.nodes.map(\.mapNames))
      #expect(NetworkLine.line(of: opened) == NetworkLine.line(of: network))
    }
  }

  @Test func `edits and another size are in the file, the picture is not`() throws {
    try inFolder { folder in
      var stage = try Stage(model: "letters", input: nil, stepping: false)
      for text in ["set edges.weight[1,0] = sobel-x", "mute edges[2]", "turn 90", "resize 14x12"] {
        try stage.perform(text)
      }
      _ = try ModelSaver(stage.session.subject, to: "\(folder)/m.onnx").save()
      let opened = try ModelFile.open("\(folder)/m.onnx")
      #expect(opened.input.shape == Shape(1, 14, 12))
      let kernels = try #require(opened.weights[1]["weight"]?.elements)
      #expect(Array(kernels[9..<18]) == [-1, 0, 1, -2, 0, 2, -1, 0, 1])
      #expect(kernels[18..<27].allSatisfy { $0 == 0 })
    }
  }

  @Test func `it is no part of the history, and its name has to end in onnx`() throws {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    try stage.perform("save m.onnx")
    #expect(stage.session.history.isEmpty)
    #expect(throws: CommandError.self) {
      try ModelSaver(stage.session.subject, to: "/tmp/m.txt").save()
    }
  }

  @Test func `the queue writes in order and says what became of each`() throws {
    try inFolder { folder in
      let subject = try Stage(model: "letters", input: nil, stepping: false).session.subject
      let queue = SaveQueue(notify: {})
      queue.add(ModelSaver(subject, to: "\(folder)/a.onnx"))
      queue.add(ModelSaver(subject, to: "\(folder)/no/b.onnx"))
      queue.finish()
      #expect(queue.drain().map(\.isFailure) == [false, true])
      #expect(queue.drain().isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.onnx"])
    }
  }
}
