import Foundation
import TestSupport
import Testing

/// Learning without a screen.
struct TrainTests {
  private static let letters = ["train", "letters", "--from-noise", "--data", "letters"]

  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  private struct Line: Decodable {
    var step: Int
    var loss: Double?
    var validationAccuracy: Double
    var imagesPerS: Double?
    var confusion: [[Int]]?
  }

  @Test func `letters are learned from noise, the same on one thread and on two`() throws {
    try inFolder { folder in
      let line = TrainTests.letters + ["--steps", "300", "--rate", "0.01", "-o"]
      let run = try Run(line + ["\(folder)/a.onnx", "--threads", "2", "--json"])
      #expect(run.status == 0, "\(run.errors)")
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let lines = try run.output.split(separator: "\n").map {
        try decoder.decode(Line.self, from: Data($0.utf8))
      }
      #expect(lines.map(\.step) == [100, 200, 300, 300])
      #expect(lines.dropLast().allSatisfy { $0.imagesPerS ?? 0 > 0 && $0.loss != nil })
      let end = try #require(lines.last)
      #expect(end.validationAccuracy > 0.98)
      #expect(end.confusion?.joined().reduce(0, +) == 5000)

      let other = try Run(line + ["\(folder)/b.onnx", "--threads", "1"])
      #expect(other.output.contains("right of 5000 unseen examples"))
      #expect(try bytes("\(folder)/a.onnx") == bytes("\(folder)/b.onnx"))
      let summary = try Run(["summary", "\(folder)/a.onnx"])
      #expect(summary.status == 0 && summary.output.contains("283"))
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a run that a signal ends says where it is, and goes on to the same weights`(
    _ signal: Int32
  ) throws {
    try inFolder { folder in
      let line = TrainTests.letters + ["--steps", "600", "--optimizer", "sgd"]
      let whole = try Run(line + ["-o", "\(folder)/whole.onnx"])
      #expect(whole.status == 0, "\(whole.errors)")
      let parts = line + ["-o", "\(folder)/parts.onnx"]
      let stopped = try stop(parts, with: signal, after: "step 200:")
      #expect(stopped.status == 128 + signal)
      #expect(stopped.errors.contains("--resume goes on"))
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/parts.onnx"))
      let rest = try Run(parts + ["--resume"])
      #expect(rest.status == 0, "\(rest.errors)")
      #expect(rest.errors.contains("goes on from step"))
      #expect(try bytes("\(folder)/whole.onnx") == bytes("\(folder)/parts.onnx"))
    }
  }

  @Test func `a run that is killed loses no more than what came after its checkpoint`() throws {
    try inFolder { folder in
      let line = TrainTests.letters + ["--steps", "600"]
      let parts = line + ["--checkpoint-every", "0", "-o", "\(folder)/parts.onnx"]
      for place in ["step 100:", "step 200:", "step 300:"] {
        let resumed = place == "step 100:" ? parts : parts + ["--resume"]
        #expect(try stop(resumed, with: SIGKILL, after: place).status == SIGKILL)
      }
      let rest = try Run(parts + ["--resume"])
      #expect(rest.errors.firstMatch(of: /from step (\d+)/).flatMap { Int($0.1) } ?? 0 >= 299)
      #expect(try Run(line + ["-o", "\(folder)/whole.onnx"]).status == 0)
      #expect(try bytes("\(folder)/whole.onnx") == bytes("\(folder)/parts.onnx"))
      let other = try Run(parts + ["--resume", "--seed", "2"])
      #expect(other.status == 65 && other.errors.contains("another run"))
    }
  }

  /// Begins a run and ends it once it has printed a text.
  private func stop(
    _ arguments: [String], with signal: Int32, after text: String
  ) throws -> (status: Int32, errors: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Scope.executable)
    process.arguments = arguments
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    var said = ""
    while !said.contains(text) {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { break }
      said += String(decoding: data, as: UTF8.self)
    }
    kill(process.processIdentifier, signal)
    let words = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: words, as: UTF8.self))
  }

  @Test(arguments: [
    (["--steps", "-3"], 64, "from 1 to"), (["--steps", "0"], 64, "from 1 to"),
    (["--rate", "fast"], 64, "fast is none"), (["--rate", "0"], 64, "above 0"),
    (["--rate", "nan"], 64, "nan is none"), (["--batch", "0"], 64, "batch"),
    (["--freeze", "nothing"], 65, "nothing"), (["--data", "digits"], 65, "1×12×12"),
    (["--data", "/no/such"], 66, "/no/such"), (["--head", "2"], 65, "3 classes"),
    (
      ["--freeze", "edges", "--freeze", "parts", "--freeze", "letter"], 65, "nothing learns"
    ),
  ])
  func `what can not be learned is one sentence, and nothing is written`(
    _ options: [String], _ status: Int32, _ words: String
  ) throws {
    try inFolder { folder in
      let run = try Run(
        TrainTests.letters + ["--steps", "50", "-o", "\(folder)/a.onnx"] + options)
      #expect(run.status == status, "\(run.errors)")
      #expect(run.errors.contains(words), "\(run.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func `a loss that is no number ends the run and names layer and step`() throws {
    try inFolder { folder in
      let run = try Run(
        ["train", "input 1x12x12 > flatten > a: dense 8 > b: dense 3", "--data", "letters"]
          + ["--steps", "200", "--optimizer", "sgd", "--rate", "1000", "-o", "\(folder)/a.onnx"])
      #expect(run.status == 65)
      #expect(run.errors.contains(/at step \d+ the loss is no number any more: it begins at [ab];/))
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/a.onnx"))
    }
  }

  @Test func `a network that answers with other classes is told of a new last layer`() throws {
    try inFolder { folder in
      let line = "input 1x12x12 > flatten > dense 4"
      let run = try Run(
        ["train", line, "--data", "letters", "--steps", "5", "-o", "\(folder)/a.onnx"])
      #expect(run.status == 65 && run.errors.contains("--head 3"))
      let none = try Run(
        ["train", "input 1x12x12 > flatten", "--data", "letters", "--steps", "5"]
          + ["-o", "\(folder)/a.onnx"])
      #expect(none.status == 65 && none.errors.contains("has no weights"))
      let headed = try Run(
        ["train", line, "--data", "letters", "--steps", "5", "--head", "3"]
          + ["-o", "\(folder)/a.onnx"])
      #expect(headed.status == 0, "\(headed.errors)")
    }
  }

  @Test func `moments are written as a run goes, and the folder opens`() throws {
    try inFolder { folder in
      let run = try Run(
        TrainTests.letters + [
          "--steps", "120", "--moments", "\(folder)/m", "-o", "\(folder)/a.onnx",
        ])
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("epoch 1, step 100: "))
      let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/m").sorted()
      #expect(
        Set(files) == Set([0, 1, 2, 5, 10, 20, 50, 100, 120].map { "step-\($0).safetensors" }))
      let frame = try Run([
        "frame", "\(folder)/m", "--model", "letters", "--do", "view learning", "--do", "moment 20",
      ])
      #expect(frame.output.contains("moment 6 of 9"), "\(frame.errors)")
      let line = try Run(["frame", "\(folder)/m"])
      #expect(line.status == 66 && line.errors.contains("--model"))
    }
  }

  @Test func `a layer frozen before a new last one, a changed world, and many classes`() throws {
    try inFolder { folder in
      let run = try Run([
        "train", "letters", "--data", "letters turn 90", "--steps", "5", "--head", "3000", "--json",
        "--freeze", "edges", "-o", "\(folder)/a.onnx",
      ])
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.utf8.count < 20_000 && run.output.contains("mistakes"))
      let long = try Run(["frame", "letters", "--do", "train 10000000"])
      #expect(long.status == 65 && long.errors.contains("--limit"))
    }
  }

  @Test func `the networks that ship are written as model files that open alike`() throws {
    try inFolder { folder in
      let run = try Run(["models", "\(folder)/all"])
      #expect(run.status == 0 && run.output.split(separator: "\n").count == 6, "\(run.errors)")
      for name in ["letters", "scenes", "residual", "branches"] {
        func answer(_ model: String, _ picture: String) throws -> String {
          try Run(["frame", model, "--input", picture, "--do", "last", "--format", "text"]).output
            .split(separator: "\n").dropFirst(2).joined()
        }
        let picture = name == "letters" ? "T" : "house"
        #expect(
          try answer(name, picture).matches(of: /[0-9.]+ %/).map(\.0)
            == answer("\(folder)/all/\(name).onnx", picture).matches(of: /[0-9.]+ %/).map(\.0))
      }
    }
  }

  @Test func `damaged files of examples are refused`() throws {
    try inFolder { folder in
      let images = "\(folder)/t-images-idx3-ubyte"
      let labels = "\(folder)/t-labels-idx1-ubyte"
      let line = "input 1x2x2 > flatten > dense 2"
      func run(_ pixels: [UInt8], _ classes: [UInt8]) throws -> Run {
        try Data([0, 0, 8, 3, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 2] + pixels)
          .write(to: URL(fileURLWithPath: images))
        try Data([0, 0, 8, 1, 0, 0, 0, UInt8(classes.count)] + classes)
          .write(to: URL(fileURLWithPath: labels))
        return try Run(
          ["train", line, "--data", images, "--steps", "5", "-o", "\(folder)/a.onnx"])
      }
      let pixels = [UInt8](repeating: 9, count: 16)
      let refused = [
        (try run(pixels.dropLast(), [0, 1, 0, 1]), "ends before"),
        (try run(pixels, [0, 1, 0]), "each picture takes one"),
        (try run(pixels, [0, 0, 0, 0]), "one class"),
        (try run(pixels, [0, 1, 0, 7]), "8 classes"),
      ]
      for (run, words) in refused {
        #expect(run.status == 65 && run.errors.contains(words), "\(run.errors)")
      }
      #expect(try run(pixels, [0, 1, 0, 1]).status == 0)
    }
  }

  @Test(arguments: [("lenet", "digit-3", "3"), ("shapes", "shape-star", "star")])
  func `a network that ships as a file opens and reads its picture`(
    _ name: String, _ picture: String, _ answer: String
  ) throws {
    let run = try Run(["frame", name, "--input", picture, "--do", "last", "--format", "text"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains(answer))
    #expect(try Run(["summary", name]).output.contains("conv2"))
  }
}
