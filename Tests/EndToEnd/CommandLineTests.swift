import Foundation
import Testing

@Suite(.serialized)
struct CommandLineTests {
  @Test
  func `every failure has its exit code and one sentence`() throws {
    let junk = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).png")
    try Data("no picture".utf8).write(to: junk)
    defer { try? FileManager.default.removeItem(at: junk) }
    let cases: [([String], Int32)] = [
      (["scenes", "--wrong"], 64), (["nosuch"], 66), (["scenes", "--input", "/no/such.png"], 66),
      (["scenes", "--input", junk.path], 65), (["summary", "input 1x28x28 > dense 3"], 65),
      (["frame", "letters", "--do", "goto nowhere"], 65), (["run", "/no/such"], 66),
      (["frame", "letters", "-o", "/no/such/folder/x.txt"], 74),
      (["trace", "letters", "--layer", "nowhere"], 65),
    ]
    for (arguments, status) in cases {
      let run = try Run(arguments)
      #expect(run.status == status, "\(arguments): \(run.errors)")
      #expect(run.output.isEmpty && !run.errors.isEmpty)
    }
  }

  @Test
  func `a pass that costs more than is allowed is refused with its cost, and allowed`() throws {
    let line = "input 1x600x600 > maxpool 300 stride 1 > globalavgpool"
    for command in [["trace", line], ["frame", line], ["bench", line, "--runs", "1"]] {
      let run = try Run(command + ["--limit", "1G"])
      #expect(run.status == 65 && run.errors.contains("--limit 66G allows it"), "\(run.errors)")
    }
    let script = "open \(line)\n"
    #expect(try Run(["run", "-", "--limit", "1G"], input: script).status == 65)
    let small = "input 1x60x60 > maxpool 30 stride 1 > globalavgpool"
    #expect(try Run(["trace", small, "--limit", "1G"]).status == 0)
  }

  @Test
  func `learning is timed, and what can not learn is refused in one sentence`() throws {
    let run = try Run(
      ["bench", "letters", "--train", "--batch", "4", "--threads", "2", "--runs", "2", "--json"])
    #expect(run.status == 0 && run.output.contains("images_per_s"), "\(run.errors)")
    let scenes = try Run(["bench", "input 1x8x8 > conv 4 3x3", "--train"])
    #expect(scenes.status == 65 && scenes.errors.contains("one number for each class"))
    #expect(try Run(["bench", "letters", "--threads", "0"]).status == 64)
  }

  @Test
  func `ten thousand edits in a script are done in no time`() throws {
    let lines = (0..<10_000).map { "set edges.weight[\($0 % 4),0,0,0] = \($0 % 5)\n" }.joined()
    let began = ContinuousClock.now
    let run = try Run(["run", "-"], input: lines)
    #expect(run.status == 0 && run.output.contains("edits    10000"))
    #expect(ContinuousClock.now - began < .seconds(30))
  }

  @Test
  func `a frame's commands write their files, or say why not`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = ["save \(folder)/m.onnx", "show \(folder)/s.txt", "record \(folder)/r.txt"]
    let run = try Run(["frame", "letters"] + files.flatMap { ["--do", $0] })
    #expect(run.status == 0 && run.output.contains("is written"))
    let written = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(Set(written) == ["m.onnx", "s.txt", "r.txt"])
    let refused = try Run(["frame", "letters", "--do", "save \(folder)/m.txt"])
    #expect(refused.status == 65 && refused.errors.contains("ends in .onnx"))
  }

  @Test
  func `summary counts letters' parameters and multiply-adds as torchinfo does`() throws {
    let run = try Run(["summary", "letters"])
    let lines = run.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.contains(["total", "283", "6019"]))
    let json = try Run(["summary", "letters", "--json"])
    #expect(json.output.contains("\"multiplyAdds\" : 6019"))
    #expect(json.output.contains("\"products\" : 5562"))
  }

  @Test
  func `models and their options fail with their codes`() throws {
    let folder = FileManager.default.temporaryDirectory.path
    let cases: [([String], Int32)] = [
      (["summary", "no/such.onnx"], 66), (["summary", "/dev/null"], 65), (["summary", folder], 65),
      (["summary", "letters", "--weights", "no.npz"], 66),
      (["summary", "letters", "--mean", "1,2,3"], 65),
      (["summary", "letters", "--scale", "0"], 64),
      (["trace", "letters", "--input", "O", "--input", "mask=no.npy"], 65),
      (["trace", "letters", "--compare", "no.npz"], 66),
    ]
    for (arguments, status) in cases {
      let run = try Run(arguments)
      #expect(run.status == status, "\(arguments): \(run.errors)")
      #expect(run.output.isEmpty && !run.errors.isEmpty)
    }
  }

  @Test
  func `a trace agrees with itself and not with another input's`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).npz")
    defer { try? FileManager.default.removeItem(at: file) }
    _ = try Run(["trace", "letters", "--input", "O", "--format", "npz", "-o", file.path])
    let same = try Run(["trace", "letters", "--input", "O", "--compare", file.path])
    #expect(same.status == 0, "\(same.errors)")
    let other = try Run(["trace", "letters", "--input", "T", "--compare", file.path])
    #expect(other.status == 65)
    #expect(other.output.contains("differs"))
    #expect(other.errors.contains("input[0,4,2] is the first that differs"))
    let generous = try Run(
      ["trace", "letters", "--input", "T", "--compare", file.path, "--tolerance", "100"])
    #expect(generous.status == 0)
  }

  @Test
  func `an npz holds every layer and every parameter`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).npz")
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try Run(["trace", "letters", "--format", "npz", "-o", file.path])
    #expect(run.status == 0)
    let bytes = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    for name in ["input.npy", "edges.npy", "softmax.npy", "edges.weight.npy", "letter.bias.npy"] {
      #expect(bytes.contains(name))
    }
    let one = try Run(
      ["trace", "letters", "--layer", "pool", "--format", "npz", "-o", file.path])
    #expect(one.status == 0)
    let few = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(few.contains("pool.npy") && !few.contains("edges"))
  }

  @Test
  func `an option that would do nothing is refused`() throws {
    let run = try Run(["summary", "letters", "--input", "nope.jpg"])
    #expect(run.status == 64)
    #expect(run.errors.contains("looks at no picture"))
  }

  @Test
  func `a picture that can not be read is named`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).png")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("no picture".utf8).write(to: file)
    let run = try Run(["frame", "letters", "--input", file.path])
    #expect(run.status == 65)
    #expect(run.errors.contains(file.lastPathComponent))
  }

  @Test
  func `a script changes the answer, and a wrong line names its number`() throws {
    let script = "goto edges[1]\nset edges.weight[1,0] = zero # blind\n"
    let run = try Run(["run", "-", "--json"], input: script)
    #expect(run.output.contains("\"answer\" : \"L\""))
    let wrong = try Run(["run", "-"], input: script + "nonsense\n")
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("-:3: there is no command nonsense"))
  }

  @Test
  func `a recording leads to the same state`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    let script = "open scenes\ninput disc\nset edges.weight[2,0] = sobel-x\nshift 1 2\nstep 3\n"
    let first = try Run(["run", "-", "--json"], input: script + "record \(file.path)\n")
    let second = try Run(["run", file.path, "--json"])
    func state(_ output: String) -> [Substring] {
      // The history begins with what the recording opens.
      output.split(separator: "\n").filter { $0.contains(" : ") && !$0.contains("history") }
    }
    #expect(!state(first.output).isEmpty)
    #expect(state(first.output) == state(second.output))
  }

  @Test
  func `without a terminal it reads commands and answers in text`() throws {
    let run = try Run(["letters"], input: "goto edges[0,2,0]\n")
    #expect(run.status == 0)
    #expect(run.output.contains("cell (2, 0)"))
    #expect(run.output.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test
  func `frame writes the three formats`() throws {
    #expect(try Run(["frame", "letters", "--format", "svg"]).output.hasPrefix("<svg"))
    #expect(try Run(["frame", "letters", "--format", "ansi"]).output.contains("\u{1B}["))
    let text = try Run(["frame", "letters", "--size", "120x40"]).output
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 41)
  }
}
