import ConvFiles
import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

struct OpeningTests {
  private static let line = "input 3x8x8 > a: conv 2 3x3 > flatten > b: dense 3"

  /// A folder of its own, gone when `body` is done.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "open \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }
  private func opened(_ text: String, input: String? = nil) throws -> Stage {
    try Stage(ModelRequest(parsing: text), input: input, stepping: false)
  }
  private func failure(_ text: String, input: String? = nil) throws -> OpenFailure {
    do throws(OpenFailure) {
      let request: ModelRequest
      do { request = try ModelRequest(parsing: text) } catch { preconditionFailure("\(error)") }
      _ = try Stage(request, input: input, stepping: false)
    } catch { return error }
    throw Unexpected()
  }
  private struct Unexpected: Error {}

  @Test func `weights and labels from files are on the network, at any size`() throws {
    try withFolder { folder in
      let network = try NetworkLine.network(Self.line)
      let state = network.nodes.flatMap { node in
        node.layer.parameters.map { ("\(node.alias).\($0.name)", Tensor($0.shape, repeating: 2)) }
      }
      try PlainFile.write(SafetensorsFile.encode(state), to: "\(folder)/w.safetensors")
      try PlainFile.write(Array("x\ny\nz\n".utf8), to: "\(folder)/l.txt")
      let stage = try opened(
        "\"\(Self.line)\" labels \"\(folder)/l.txt\" weights \"\(folder)/w.safetensors\"")
      #expect(stage.session.network.labels == ["x", "y", "z"])
      #expect(stage.session.network.weights[1]["weight"]?.elements.first == 2)

      try PlainFile.write(
        ArchiveFile.encode([("a.weight", Tensor(Shape(2, 3, 5, 5)))]), to: "\(folder)/w.npz")
      let why = try failure("\"\(Self.line)\" weights \"\(folder)/w.npz\"").sentence
      #expect(why.contains("w.npz") && why.contains("missing a.bias, b.weight, b.bias"))
      #expect(why.contains("a.weight is 2×3×5×5"))

      try PlainFile.write(
        ArchiveFile.encode([("0.weight", Tensor(Shape(2, 3, 3, 3)))]), to: "\(folder)/s.npz")
      let other = try failure("\"\(Self.line)\" weights \"\(folder)/s.npz\"").sentence
      #expect(other.contains("\"_0: \" before a layer gives it those of 0"), "\(other)")
    }
  }

  @Test func `options are recorded with a digest, and other files are refused`() throws {
    try withFolder { folder in
      try PlainFile.write(Array("x\ny\nz\n".utf8), to: "\(folder)/l.txt")
      var stage = try Stage(model: "letters", input: nil, stepping: false)
      try stage.perform("open letters labels \"\(folder)/l.txt\" preprocess symmetric")
      let recorded = try #require(stage.session.history.last?.text)
      #expect(recorded.contains(" digest "))
      var again = try Stage(model: "scenes", input: nil, stepping: false)
      try again.perform(recorded)
      #expect(again.session.subject == stage.session.subject)
      try PlainFile.write(Array("x\ny\nw\n".utf8), to: "\(folder)/l.txt")
      var refused = try Stage(model: "scenes", input: nil, stepping: false)
      #expect(throws: CommandError.self) { try refused.perform(recorded) }
      #expect(refused.session.network.name == "scenes")
    }
  }

  @Test func `what needs no file is recorded as it was said`() throws {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    try stage.perform("open scenes colors rgb")
    #expect(stage.session.history.last?.text == "open scenes colors rgb")
  }

  @Test func `a size and preprocessing reach the network and stay when it is resized`() throws {
    var stage = try opened(
      "\"input 3x9x9 > conv 2 3x3 > globalmaxpool\" size 3x12x10 preprocess imagenet colors bgr")
    #expect(stage.session.network.input.shape == Shape(3, 12, 10))
    let normalization = stage.session.network.normalization
    #expect(normalization.preset == .imagenet && normalization.colors == .bgr)
    try stage.perform("resize 14x14")
    #expect(stage.session.network.normalization == normalization)
  }

  @Test func `a model file is read again for another size, and the command waits for it`() throws {
    try withFolder { folder in
      let network = try NetworkLine.network("input 1x9x9 > conv 2 3x3 > globalmaxpool")
      let picture = Picture(name: "", pixels: Tensor(Shape(1, 9, 9)))
      _ = try ModelSaver(Subject(network, picture), to: "\(folder)/m.onnx").save()
      var stage = try opened("\(folder)/m.onnx")
      let nine = stage.session.subject
      let resize = try Command(parsing: "resize 14x11")
      let need = Need(ResizingInquiry(nine.network, to: Shape(1, 14, 11)))
      #expect(throws: CommandError.notYet(need)) { try stage.apply(resize) }
      #expect(stage.session.subject == nine)
      try stage.perform(resize)
      #expect(stage.session.network.nodes[1].shape == Shape(2, 12, 9))
      let reset = try Command(parsing: "reset input")
      let nineAgain = Need(ResizingInquiry(stage.session.network, to: Shape(1, 9, 9)))
      #expect(throws: CommandError.notYet(nineAgain)) { try stage.apply(reset) }
      try stage.perform(reset)
      #expect(stage.session.subject == nine)
      #expect(throws: CommandError.self) { try stage.perform("resize 2x2") }
      #expect(stage.session.subject == nine)
    }
  }

  @Test func `channels last are shown first and read last`() throws {
    let stage = try opened("\"input 6x5x3 > relu\" layout nhwc preprocess bytes")
    let subject = stage.session.subject
    #expect(subject.picture.pixels.shape == Shape(3, 6, 5))
    #expect(subject.inputNumbers.shape == Shape(6, 5, 3))
    #expect(subject.inputNumbers[2, 1, 0] == subject.picture.pixels[0, 2, 1] * 255)
  }

  @Test func `an array of exactly the input's shape is taken as it is`() throws {
    try withFolder { folder in
      let array = Tensor(Shape(1, 3, 8, 8), (0..<192).map { Float($0) - 90 })
      try PlainFile.write(ArrayFile.encode(array), to: "\(folder)/x.npy")
      let stage = try opened(
        "\"\(Self.line)\" preprocess imagenet", input: "\(folder)/x.npy")
      #expect(stage.session.subject.inputNumbers.elements == array.elements)
      #expect(stage.session.subject.inputWords == ["array of 1×3×8×8, taken as it is"])
      let picture = try opened("\"\(Self.line)\" preprocess imagenet").session.subject
      #expect(picture.inputWords.last?.contains("ImageNet's") == true)
    }
  }

  @Test func `a written line gives way to an array's size, or it is refused with both`() throws {
    try withFolder { folder in
      let array = Tensor(Shape(3, 4, 5), (0..<60).map { Float($0) })
      let path = "\(folder)/x.npy"
      try PlainFile.write(ArrayFile.encode(array), to: path)
      for line in ["input 3x6x7 > relu", "input 3x4x5 > relu"] {
        let input = try TraceInput(ModelRequest(line).sized(by: path), input: path)
        #expect(input.samples == [array] && input.isExact && input.fitting == nil)
        #expect(try opened("\"\(line)\"", input: path).session.subject.inputNumbers == array)
      }
      for line in ["input 3x6x7 > flatten > dense 2", "input 2x4x5 > relu"] {
        do throws(OpenFailure) {
          _ = try TraceInput(ModelRequest(line), input: path)
          Issue.record("it was taken")
        } catch {
          let own = String(line.dropFirst(6).prefix(5)).replacing("x", with: "×")
          #expect(error.sentence.contains("3×4×5") && error.sentence.contains(own))
        }
      }
    }
  }

  @Test func `rows of colours are a picture if they are bytes or of its size, and it is said`()
    throws
  {
    try withFolder { folder in
      let path = "\(folder)/x.npy"
      func traced(_ sizes: [Int], isBytes: Bool) throws -> TraceInput {
        let numbers = [Float](repeating: 51, count: sizes.reduce(1, *))
        let bytes =
          isBytes
          ? ArrayFile.encode(
            sizes, numbers, as: .integer, .uint8)
          : ArrayFile.encode(sizes, numbers)
        try PlainFile.write(bytes, to: path)
        return try TraceInput(ModelRequest("input 3x2x4 > relu"), input: path)
      }
      for (sizes, isBytes) in [([2, 4, 3], true), ([2, 4, 3], false), ([4, 8, 3], true)] {
        let input = try traced(sizes, isBytes: isBytes)
        #expect(input.samples == [Tensor(Shape(3, 2, 4), repeating: 0.2)])
        #expect(input.fitting?.contains("taken for a") == true)
      }
      let plain = try traced([3, 2, 4], isBytes: true)
      #expect(plain.samples == [Tensor(Shape(3, 2, 4), repeating: 51)] && plain.fitting == nil)
      #expect(throws: OpenFailure.self) { _ = try traced([4, 8, 3], isBytes: false) }
      #expect(throws: OpenFailure.self) { _ = try traced([4, 8], isBytes: false) }
    }
  }

  @Test func `an array with an axis of samples is so many samples`() throws {
    try withFolder { folder in
      let array = Tensor(Shape(2, 3, 8, 8), (0..<384).map(Float.init))
      try PlainFile.write(ArrayFile.encode(array), to: "\(folder)/x.npy")
      let input = try TraceInput(ModelRequest(Self.line), input: "\(folder)/x.npy")
      #expect(input.isBatch && input.samples.count == 2)
      #expect(input.samples[1].elements.first == 192)
      #expect(input.samples[1].shape == Shape(3, 8, 8))
    }
  }

  @Test func `tensors alone open as kernels`() throws {
    try withFolder { folder in
      let path = "\(folder)/w.npz"
      try PlainFile.write(
        ArchiveFile.encode([("conv1.weight", Tensor(Shape(4, 3, 7, 7)))]), to: path)
      let network = try opened("\"\(path)\"").session.network
      #expect(network.nodes.map(\.alias) == ["input", "conv1_weight"])
      #expect(network.nodes[1].shape == Shape(12, 7, 7))
    }
  }

  @Test func `every failure names its file and says whether it is missing`() throws {
    try withFolder { folder in
      try PlainFile.write([0x80, 2, 0x8A], to: "\(folder)/m.pt")
      try PlainFile.write(Array("no model at all, whatever".utf8), to: "\(folder)/m.onnx")
      let cases: [(String, Bool, String)] = [
        ("no.onnx", true, "no.onnx"), ("\"\(folder)/m.pt\"", false, "torch.load"),
        ("\"\(folder)/m.onnx\"", false, "m.onnx"), ("\"\(folder)\"", false, "m.onnx"),
        ("letters weights no.npz", true, "no.npz"),
        ("letters labels \"\(folder)/m.pt\"", false, "m.pt"),
        ("letters mean 1,2,3", false, "3 channels"), ("letters size 3x4x4", false, "edges"),
        ("letters input mask=x.npy", false, "mask"), ("nosuch", true, "nosuch"),
      ]
      for (text, isMissing, part) in cases {
        let failure = try failure(text)
        #expect(failure.isMissing == isMissing, "\(text): \(failure)")
        #expect(failure.sentence.contains(part), "\(text): \(failure)")
      }
    }
  }
}
