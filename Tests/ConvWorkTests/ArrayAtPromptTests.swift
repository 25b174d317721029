import ConvFiles
import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

/// An array that is given to a network that is open already.
struct ArrayAtPromptTests {
  /// `x [N, 2, H, W] > Relu`, as `onnx.helper` makes it.
  private static let model = """
    CAg6UQoMCgF4EgF5IgRSZWx1EgFnWh4KAXgSGQoXCAESEwoDEgFOCgIIAgoDEgFICgMSAVdiHgoBeRIZ\
    ChcIARITCgMSAU4KAggCCgMSAUgKAxIBV0IECgAQEQ==
    """

  /// `x · mask`, both `[1, 1, 4, 4]` or of more samples, as `onnx.helper` makes it.
  private static let masked = """
    CAg6WgoRCgF4CgRtYXNrEgF5IgNNdWwSAWdaGQoBeBIUChIIARIOCgAKAggBCgIIBAoCCARaHAoE\
    bWFzaxIUChIIARIOCgAKAggBCgIIBAoCCARiCQoBeRIECgIIAUIECgAQEg==
    """

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let model = try #require(Data(base64Encoded: Self.model))
    try PlainFile.write(Array(model), to: folder.path + "/open.onnx")
    let masked = try #require(Data(base64Encoded: Self.masked))
    try PlainFile.write(Array(masked), to: folder.path + "/masked.onnx")
    try body(folder.path)
  }
  private func write(_ sizes: [Int], to path: String) throws {
    let header =
      "{'descr': '<f4', 'fortran_order': False, 'shape': ("
      + sizes.map { "\($0), " }.joined() + "), }\n"
    let count = UInt16(header.utf8.count)
    let numbers = (0..<sizes.reduce(1, *)).flatMap { index in
      withUnsafeBytes(of: Float(index) + 0.5) { [UInt8]($0) }
    }
    try PlainFile.write(
      [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(count & 255), UInt8(count >> 8)]
        + Array(header.utf8) + numbers, to: path)
  }

  @Test func `the sizes that the file leaves open are the array's, and undo goes back`() throws {
    try withFolder { folder in
      try write([1, 2, 5, 7], to: "\(folder)/x.npy")
      var stage = try Stage(model: "\(folder)/open.onnx", input: nil, stepping: false)
      let opened = stage.session.network.input.shape
      try stage.perform("input \(folder)/x.npy")
      #expect(stage.session.network.input.shape == Shape(2, 5, 7))
      #expect(stage.session.subject.picture.pixels.elements.last == 69.5)
      let recorded = try #require(stage.session.history.last?.text)
      var replayed = try Stage(model: "\(folder)/open.onnx", input: nil, stepping: false)
      try replayed.perform(recorded)
      #expect(replayed.session.subject == stage.session.subject)
      try stage.perform("undo")
      #expect(stage.session.network.input.shape == opened)
    }
  }

  @Test func `the input can be named, and no other is it`() throws {
    try withFolder { folder in
      try write([1, 2, 5, 7], to: "\(folder)/x.npy")
      var (plain, named) = (
        try Stage(model: "\(folder)/open.onnx", input: nil, stepping: false),
        try Stage(model: "\(folder)/open.onnx", input: nil, stepping: false)
      )
      try plain.perform("input \(folder)/x.npy")
      try named.perform("input x=\(folder)/x.npy")
      #expect(named.session.subject == plain.session.subject)
      #expect(named.session.history.last?.text == plain.session.history.last?.text)
      do throws(CommandError) {
        try named.perform("input mask=\(folder)/x.npy")
        Issue.record("it was taken")
      } catch { #expect("\(error)".contains("it has no input “mask”; its input is “x”")) }
      var letters = try Stage(model: "letters", input: nil, stepping: false)
      #expect(throws: CommandError.otherInput("mask", own: "input")) {
        try letters.perform("input mask=\(folder)/x.npy")
      }
    }
  }

  @Test func `numbers for another input are given while the network is open, and undone`() throws {
    try withFolder { folder in
      try write([1, 1, 4, 4], to: "\(folder)/x.npy")
      try write([1, 1, 4, 4], to: "\(folder)/mask.npy")
      func answer(_ stage: Stage) -> [Float] {
        var stage = stage
        let last = Need.about(stage.session.subject, .activation(stage.session.network.last))
        stage.meet([last])
        let probe = ActivationProbe(layer: stage.session.network.last)
        return stage.scene.measured(probe).value?.tensor.elements ?? []
      }
      var stage = try Stage(
        model: "\(folder)/masked.onnx", input: "\(folder)/x.npy", stepping: false)
      #expect(answer(stage).allSatisfy { $0 == 0 })
      try stage.perform("input mask=\(folder)/mask.npy")
      let squares = (0..<16).map { (Float($0) + 0.5) * (Float($0) + 0.5) }
      #expect(answer(stage) == squares)
      // Another picture leaves it as it is, and so does a recording.
      let recorded = stage.session.history.map(\.text)
      #expect(recorded.last?.hasPrefix("input mask=\(folder)/mask.npy digest ") == true)
      var replayed = try Stage(
        model: "\(folder)/masked.onnx", input: "\(folder)/x.npy", stepping: false)
      for command in recorded { try replayed.perform(command) }
      #expect(replayed.session.subject == stage.session.subject)
      try stage.perform("input \(folder)/x.npy")
      #expect(answer(stage) == squares)
      try stage.perform("undo")
      #expect(answer(stage).allSatisfy { $0 == 0 })
      try stage.perform("redo")
      #expect(answer(stage) == squares)
      let before = stage.session
      try write([1, 3, 5, 5], to: "\(folder)/mask.npy")
      #expect(throws: CommandError.self) {
        try replayed.perform(recorded[0])
      }
      #expect(stage.session == before)
    }
  }

  @Test(arguments: [
    ([1, 2, 5, 7, 2], ["takes N×2×H×W, where N, H, W can be any size"]),
    ([0, 2, 5, 7], ["holds no numbers", "1×2×5×7"]),
  ])
  func `what fits nowhere is refused with what does, and nothing changes`(
    sizes: [Int], says: [String]
  ) throws {
    try withFolder { folder in
      try write(sizes, to: "\(folder)/x.npy")
      var stage = try Stage(model: "\(folder)/open.onnx", input: nil, stepping: false)
      let before = stage.session
      do throws(CommandError) {
        try stage.perform("input \(folder)/x.npy")
        Issue.record("it was taken")
      } catch {
        for part in says { #expect("\(error)".contains(part), "\(error)") }
      }
      #expect(stage.session == before)
    }
  }
}
