import ConvFiles
import ConvNet
import Foundation
import Testing

/// Thousands of damaged files, each of which has to open or to end in a sentence. How many of each
/// format is said by `CONVSCOPE_FUZZ`; the file at hand then lies in the temporary folder.
@Suite("Damaged files", .serialized)
struct FuzzTests {
  static let variable = "CONVSCOPE_FUZZ"
  private static let asked = ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
  static let count = asked ?? 400
  /// One file may take so long, in a debug build on a machine that others use.
  static let longest = Duration.seconds(5)

  @Test("of ONNX open or end in a sentence, and what opens runs and is explained")
  func models() throws {
    let seeds = OperatorCase.all.map { Array($0.model) }.filter { $0.count < 1200 }
    try check("onnx", seeds, isMessage: true) { (bytes) throws(ModelError) in
      FuzzTests.run(try ModelFile.decode(bytes, name: "fuzz"))
    }
  }

  @Test("of safetensors open or end in a sentence")
  func safetensors() throws {
    let seeds = FuzzTests.tensors.map { SafetensorsFile.encode($0) }
    try check("safetensors", seeds) { (bytes) throws(FileError) in
      _ = try SafetensorsFile.decode(bytes)
    }
  }

  @Test("of NPY open or end in a sentence")
  func arrays() throws {
    let seeds = FuzzTests.tensors.flatMap { $0 }.map { ArrayFile.encode($0.tensor) }
    try check("npy", seeds) { (bytes) throws(FileError) in _ = try ArrayFile.decode(bytes) }
  }

  @Test("of NPZ open or end in a sentence")
  func archives() throws {
    let seeds = try FuzzTests.tensors.map { try ArchiveFile.encode($0) }
    try check("npz", seeds) { (bytes) throws(FileError) in _ = try ArchiveFile.decode(bytes) }
  }

  private static let tensors: [[(name: String, tensor: Tensor)]] = [
    [("a", Tensor(Shape(2, 3), repeating: 1))],
    [("conv.weight", Tensor(Shape(4, 1, 3, 3), repeating: .nan)), ("conv.bias", Tensor(Shape(4)))],
    [("x", Tensor(Shape(1))), ("y", Tensor(Shape(7))), ("z", Tensor(Shape(2, 2, 2)))],
  ]

  private func check<Failure: Error>(
    _ format: String, _ seeds: [[UInt8]], isMessage: Bool = false,
    _ open: ([UInt8]) throws(Failure) -> Void
  ) throws {
    try #require(!seeds.isEmpty)
    let clock = ContinuousClock()
    let before = FuzzTests.peak
    let trace = FuzzTests.asked == nil ? nil : "\(NSTemporaryDirectory())/fuzz.\(format)"
    var refused = 0
    for index in 0..<FuzzTests.count {
      var mutator = Mutator(seed: UInt64(index))
      let bytes = mutator.mutated(seeds[index % seeds.count], isMessage: isMessage)
      if let trace {
        _ = FileManager.default.createFile(atPath: trace, contents: Data(bytes))
      }
      var sentence: String?
      let time = clock.measure {
        do throws(Failure) { try open(bytes) } catch { sentence = "\(error)" }
      }
      if let sentence {
        refused += 1
        #expect(!sentence.isEmpty && sentence.count < 1000)
        #expect(!sentence.unicodeScalars.contains { $0.value < 32 || $0.value == 127 })
      }
      #expect(time < FuzzTests.longest, "\(format) \(index) takes \(time)")
    }
    #expect(refused > FuzzTests.count / 10)
    #expect(FuzzTests.peak - before < 256 << 20)
    if FuzzTests.asked != nil {
      print("\(format): \(FuzzTests.count) files, \(refused) refused, the rest opened")
    }
  }

  /// The most memory that was ever resident, in bytes.
  private static var peak: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) << 10
  }

  /// A small pass, and what a few of its numbers are made of.
  private static func run(_ network: Network) {
    let numbers = network.nodes.reduce(0) { $0 + $1.shape.count }
    guard numbers < 200_000, network.nodes.allSatisfy({ $0.multiplyAdds < 2_000_000 }),
      network.graph.obstacle(to: network.last) == nil
    else { return }
    let outputs = network.outputs(of: Tensor(network.input.shape, repeating: 0.5))
    for (index, node) in network.nodes.enumerated() where !node.isInput {
      let explanation = node.explain(node.shape.element(at: node.shape.count - 1))
      guard explanation.steps.reduce(0, { $0 + $1.count }) < 10_000 else { continue }
      _ = explanation.value { source, place in
        switch source {
        case .input(let slot):
          let input = outputs[node.inputs[slot]]
          return input.shape.contains(place) ? input[place] : nil
        case .parameter(let name):
          return network.weights[index][name].flatMap {
            $0.shape.contains(place) ? $0[place] : nil
          }
        case .step, .gradient, .output: return nil
        }
      }
      _ = outputs[index]
    }
  }
}
