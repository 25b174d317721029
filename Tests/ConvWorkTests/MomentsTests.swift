import ConvFiles
import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation
import TestSupport
import Testing

/// Runs that were written down, and what is kept of those that were not.
struct MomentsTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
  private func named(_ network: Network) -> [(name: String, tensor: Tensor)] {
    zip(network.nodes, network.weights).flatMap { node, weights in
      weights.sorted { $0.key < $1.key }.map { ("\(node.alias).\($0.key)", $0.value) }
    }
  }

  @Test func `a folder of weights opens as a run, which is scrubbed and learned on from`() throws {
    try inFolder { folder in
      var stage = try Stage(model: "letters", input: nil, stepping: false)
      try stage.perform("forget")
      for step in [0, 20, 100] {
        try stage.perform("moment \(step)")
        let weights = named(stage.session.network)
        try Data(SafetensorsFile.encode(weights)).write(
          to: URL(fileURLWithPath: "\(folder)/step-\(step).safetensors"))
      }
      let learned = stage.session.network.weights
      #expect(throws: OpenFailure.self) {
        try Stage(model: folder, input: nil, stepping: false)
      }
      var request = ModelRequest(folder)
      request.options.model = "letters"
      var opened = try Stage(request, input: nil, stepping: false)
      #expect(opened.session.network.weights == learned)
      #expect(opened.session.subject.origin.moment?.step == 100)
      let trials = try #require(opened.scene.learned.value?.trials)
      #expect(trials.map(\.step) == [0, 20, 100])
      #expect(trials.last?.accuracy ?? 0 > trials.first?.accuracy ?? 1)
      try opened.perform("view learning")
      _ = opened.press("left")
      opened.settle()
      #expect(opened.session.subject.origin.moment?.step == 20)
      #expect(throws: CommandError.self) { try opened.perform("moment 50") }
      try opened.perform("train 10")
      #expect(opened.session.subject.origin.moment?.step == 10)
      #expect(opened.session.learning.runs.count == 2)
      // A model file says by itself what network it is of.
      _ = try ModelSaver(opened.session.subject, to: "\(folder)/step-110.onnx").save()
      let whole = try Stage(model: folder, input: nil, stepping: false)
      #expect(whole.session.network.weights == opened.session.network.weights)
      #expect(whole.session.subject.origin.moment?.step == 110)
      // What is of another network is named.
      let other = try Stage(model: "lenet", input: nil, stepping: false)
      _ = try ModelSaver(other.session.subject, to: "\(folder)/step-50.onnx").save()
      var wrong = try Stage(model: "letters", input: nil, stepping: false)
      #expect {
        try wrong.perform("moments \(folder)")
      } throws: {
        "\($0)".contains("step-50.onnx: it holds another network")
      }
    }
  }

  @Test func `numbers of half precision come back as near as they can`() throws {
    let numbers: [Float] = [
      0, -0.0, 1, -2.5, 0.1, 65_504, 65_519, 1e6, 6e-8, 2e-8, 1e-5, 0.99999, .infinity, 2049,
    ]
    let expected: [Float] = [
      0, -0.0, 1, -2.5, 0.099975586, 65_504, 65_504, .infinity, 5.9604645e-08, 0, 1.001358e-05, 1,
      .infinity, 2048,
    ]
    try inFolder { folder in
      let path = "\(folder)/a.safetensors"
      try Data(
        SafetensorsFile.encode(
          [("x", Tensor(Shape(numbers.count), numbers))], isHalf: true)
      ).write(to: URL(fileURLWithPath: path))
      let read = try SafetensorsFile.decode(OpenFile(path, limit: 1 << 20))
      #expect(read.tensors[0].tensor.elements == expected)
    }
  }

  @Test(arguments: ["lenet", "shapes"])
  func `moments ship with networks that were learned, and end in the network itself`(
    _ name: String
  ) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("models/\(name)").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(files.count >= 5)
    var stage = try Stage(model: name, input: nil, stepping: false)
    try stage.perform("moments \(folder)")
    let trials = try #require(stage.scene.learned.value?.trials)
    #expect(trials.count == files.count)
    #expect(trials.first?.accuracy ?? 1 < 0.3 && trials.last?.accuracy ?? 0 > 0.9)
  }

  @Test func `moments are let go of evenly, and the last ones stay`() throws {
    let stage = try Stage(model: "letters", input: nil, stepping: false)
    let run = LearningRun(stage.session.network, LearningData("letters"), Recipe())
    var results = Results()
    try Work().meet(Need(MomentInquiry(run, step: 1600)), in: &results)
    func steps(_ results: Results) -> [Int] {
      results.needs.compactMap { ($0.inquiry as? MomentInquiry)?.step }.sorted()
    }
    #expect(steps(results) == Array(stride(from: 0, through: 1600, by: 10)))
    let each = try #require(try? results[MomentInquiry(run, step: 10)]?.get()).byteCount
    var small = Results(budget: 120 * each)
    for need in results.needs { if let finding = results[need] { small.add(finding) } }
    small.evict(keeping: [])
    let kept = steps(small)
    #expect(kept.count <= 120 && kept.count > 100)
    #expect(kept.first == 0 && kept.suffix(64) == steps(results).suffix(64))
    let gaps = zip(kept, kept.dropFirst()).map { $1 - $0 }
    #expect(gaps.max() ?? 99 <= 20)
  }
}
