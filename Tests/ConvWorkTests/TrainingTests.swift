import ConvData
import ConvFiles
import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

/// Runs without a screen, as far as they are values.
struct TrainingTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
  private func order(_ model: String, steps: Int) -> TrainingOrder {
    TrainingOrder(ModelRequest(model), LearningData("letters"), .steps(steps), Recipe())
  }

  @Test func `a moment comes back from its file, and a damaged one is refused`() throws {
    try inFolder { folder in
      var training = try Training(order("letters", steps: 3))
      _ = try training.advance()
      let path = "\(folder)/a.checkpoint"
      try training.file.write(to: path)
      let file = try LearningFile(reading: path)
      #expect(file.step == 1 && file.numbers == training.file.numbers)
      #expect(file.memories == training.file.memories && !file.memories.isEmpty)

      let bytes = training.file.bytes
      var damaged = bytes
      damaged[bytes.count / 2] ^= 1
      for wrong in [damaged, bytes.dropLast(), Array("convscope".utf8), []] {
        try Data(wrong).write(to: URL(fileURLWithPath: path))
        #expect(throws: FileError.self) { try LearningFile(reading: path) }
      }
    }
  }

  @Test(arguments: [1, 2])
  func `a run goes on from a moment to the same weights`(_ threads: Int) throws {
    var whole = try Training(order("letters", steps: 6))
    while !whole.isDone { _ = try whole.advance() }
    var first = try Training(order("letters", steps: 6))
    for _ in 0..<3 { _ = try first.advance() }
    var long = order("letters", steps: 6)
    long.threads = threads
    var second = try Training(long)
    try second.resume(first.file)
    #expect(second.step == 3)
    while !second.isDone { _ = try second.advance() }
    #expect(second.file.bytes == whole.file.bytes)

    long.recipe.seed = 2
    var other = try Training(long)
    #expect(throws: TrainingError.self) { try other.resume(first.file) }
  }

  @Test func `a new last layer is written into the opened file, and all else stays`() throws {
    try inFolder { folder in
      let path = "\(folder)/letters.onnx"
      var stage = try Stage(model: "letters", input: nil, stepping: false)
      _ = try stage.perform("save \(path)")
      _ = try ModelSaver(stage.session.subject, to: path).save()

      var order = order(path, steps: 200)
      order.head = 5
      var training = try Training(order)
      while !training.isDone { _ = try training.advance() }
      let accuracy = training.trial().accuracy
      #expect(accuracy > 0.6)
      let network = training.network
      let picture = try #require(Shipped.picture(named: "O")).picture
      let saved = "\(folder)/headed.onnx"
      _ = try ModelSaver(Subject(network, picture), to: saved).save()
      try stage.perform("open \(saved)")
      let opened = stage.session.network
      #expect(opened.labels == ["L", "T", "O", "class 3", "class 4"])
      #expect(opened.weights == network.weights)
      let designed = try #require(Shipped.network(named: "letters"))
      for layer in ["edges", "parts"] {
        let index = try #require(opened.graph.index(of: layer))
        #expect(opened.weights[index] == designed.weights[index])
      }
    }
  }
}
