import ConvFiles
import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

struct RecordedInputTests {
  /// A grey picture as a file of its own, gone when `body` is done.
  private func withPicture(_ body: (String, (UInt8) throws -> Void) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "recorded \(UUID().uuidString).pgm").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    func write(_ grey: UInt8) throws {
      let pixels = [UInt8](repeating: grey, count: 144)
      try PlainFile.write(Array("P5\n12 12\n255\n".utf8) + pixels, to: path)
    }
    try write(200)
    try body(path, write)
  }

  @Test func `a recorded file carries its digest, and another content is refused`() throws {
    try withPicture { path, write in
      var stage = try Stage(model: "letters", input: nil, stepping: false)
      try stage.perform("input \(path)")
      let recorded = try #require(stage.session.history.last?.text)
      #expect(recorded.hasPrefix("input \(path) digest "))
      var replayed = try Stage(model: "letters", input: nil, stepping: false)
      try replayed.perform(recorded)
      #expect(replayed.session == stage.session)

      try write(10)
      var refused = try Stage(model: "letters", input: nil, stepping: false)
      let before = refused.session
      do throws(CommandError) {
        try refused.perform(recorded)
        Issue.record("another file was taken")
      } catch { #expect("\(error)".contains("has changed")) }
      #expect(refused.session == before)
    }
  }

  @Test func `a shipped picture is recorded by its name alone`() throws {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    try stage.perform("input T")
    #expect(stage.session.history.map(\.text) == ["input T"])
  }

  @Test func `a recording leads from any session to this one's state`() throws {
    var stage = try Stage(model: "letters", input: "L", stepping: true)
    for text in ["step 2", "set edges.weight[1,0] = zero", "goto parts[1]"] {
      try stage.perform(text)
    }
    var other = try Stage(model: "scenes", input: nil, stepping: false)
    for line in stage.recording.split(separator: "\n").dropFirst() {
      try other.perform(String(line))
    }
    #expect(other.session.subject == stage.session.subject)
    #expect(other.session.place == stage.session.place)
    #expect(other.session.isStepping == stage.session.isStepping)
  }
}
