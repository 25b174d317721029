import ConvFiles
import ConvNet
import Foundation
import Testing

@Suite("Hostile models")
struct HostileModelTests {
  @Test("are refused in one sentence, before memory is taken", arguments: HostileModel.refused)
  func refused(_ model: HostileModel) throws {
    let clock = ContinuousClock()
    var sentence: String?
    let time = clock.measure {
      do throws(ModelError) {
        _ = try ModelFile.decode(model.bytes, name: "hostile")
      } catch { sentence = "\(error)" }
    }
    let said = try #require(sentence, "it is opened")
    for part in model.says { #expect(said.contains(part), "\(said)") }
    #expect(!said.contains("\n") && said.count < 500)
    #expect(time < .seconds(5))
  }

  @Test("of thousands of layers open in time")
  func long() throws {
    let count = 10_000
    let nodes = (0..<count).map {
      WireMessage.node("Relu", [$0 == 0 ? "x" : "v\($0)"], $0 == count - 1 ? "y" : "v\($0 + 1)")
    }
    let model = WireMessage.model(nodes + [WireMessage.value(11, "x", [1, 1, 2, 2])])
    let clock = ContinuousClock()
    let time = try clock.measure {
      let network = try ModelFile.decode(model.bytes, name: "long")
      #expect(network.nodes.count == count + 1)
      _ = network.graph.receptiveFields
    }
    #expect(time < .seconds(20))
  }

  @Test("with one join of thousands of inputs open in time")
  func wide() throws {
    let nodes = (0..<3000).map { WireMessage.node("Relu", ["x"], "v\($0)") }
    let join = WireMessage.node(
      "Concat", (0..<3000).map { "v\($0)" }, "y", [WireMessage.attribute("axis", 1)])
    let model = WireMessage.model(nodes + [join, WireMessage.value(11, "x", [1, 1, 2, 2])])
    let network = try ModelFile.decode(model.bytes, name: "wide")
    #expect(network.nodes.last?.shape == Shape(3000, 2, 2))
  }

  @Test("whose weights are no numbers open, and show them")
  func notNumbers() throws {
    let weights: [Float] = [.nan, .infinity, -.infinity, 1]
    let model = HostileModel(
      "", input: [nil, 1, 2, 2], weights: [WireMessage.tensor("w", [4, 1, 1, 1], weights)],
      nodes: [HostileModel.node("Conv", ["x", "w"])])
    let network = try ModelFile.decode(model.bytes, name: "nan")
    let kept = try #require(network.weights[1]["weight"]?.elements)
    #expect(kept.map(\.bitPattern) == weights.map(\.bitPattern))
    let output = network.outputs(of: Tensor(Shape(1, 2, 2), repeating: 1))[1]
    #expect(output[0, 0, 0].isNaN && output[1, 0, 0] == .infinity && output[3, 0, 0] == 1)
  }
}

@Suite("Weights in a second file")
struct ExternalWeightsTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")

  /// - Parameter others: tensors that claim the same numbers.
  private func open(
    _ location: String, offset: String = "0", length: String = "16", others: Int = 0
  ) throws -> Network {
    let entries = [("location", location), ("offset", offset), ("length", length)].map {
      WireMessage.Field.message(13, WireMessage(.text(1, $0.0), .text(2, $0.1)))
    }
    func weight(_ name: String) -> WireMessage {
      WireMessage(
        [.number(1, 4), .number(1, 1), .number(1, 1), .number(1, 1), .number(2, 1), .text(8, name)]
          + entries + [.number(14, 1)])
    }
    let weights = [weight("w")] + (0..<others).map { weight("w\($0)") }
    let model = HostileModel(
      "", input: [nil, 1, 2, 2], weights: weights, nodes: [HostileModel.node("Conv", ["x", "w"])])
    return try ModelFile.decode(model.bytes, name: "m.onnx", folder: folder.path)
  }

  @Test("are read where the file says, and from nowhere but beside the model")
  func placesOfWeights() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("m.data")
    let numbers: [Float] = [9, 1, 2, 3, 4]
    try Data(numbers.rawBytes).write(to: file)
    #expect(try open("m.data", offset: "4").weights[1]["weight"]?.elements == [1, 2, 3, 4])

    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("link"), withDestinationURL: URL(fileURLWithPath: "/"))
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("folder"), withIntermediateDirectories: true)
    mkfifo(folder.appendingPathComponent("pipe").path, 0o600)
    let refused: [(location: String, offset: String, length: String, says: String)] = [
      (file.path, "0", "16", "beside"), ("../m.data", "0", "16", "beside"),
      ("a/../../m.data", "0", "16", "beside"), ("link", "0", "16", "link"),
      ("folder", "0", "16", "a folder"), ("pipe", "0", "16", "a pipe"),
      ("missing", "0", "16", "missing"), ("m.data", "8", "16", "ends before"),
      ("m.data", "9223372036854775807", "16", "ends before"), ("m.data", "-4", "16", "offset"),
      ("m.data", "0", "999", "999 bytes"), ("", "0", "16", "which file"),
      ("/dev/zero", "0", "16", "beside"),
    ]
    for one in refused {
      do {
        _ = try open(one.location, offset: one.offset, length: one.length)
        Issue.record("\(one.location) is opened")
      } catch let error as ModelError {
        #expect("\(error)".contains(one.says), "\(error)")
        #expect("\(error)".contains("“w”"))
      }
    }
  }

  @Test("may be claimed twice, for tied weights, and no more often")
  func claims() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data([Float](repeating: 1, count: 4).rawBytes).write(
      to: folder.appendingPathComponent("m.data"))
    #expect(try open("m.data", others: 1).nodes.count == 2)
    do {
      _ = try open("m.data", others: 2)
      Issue.record("a file is read three times")
    } catch let error as ModelError {
      #expect("\(error)".contains("claim 48 bytes of “m.data”, which has 16"), "\(error)")
    }
  }
}
