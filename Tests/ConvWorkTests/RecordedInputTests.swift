import ConvFiles
import ConvNet
import ConvSession
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
      var driver = try Driver(model: "letters", input: nil, stepping: false)
      try driver.perform("input \(path)")
      let recorded = try #require(driver.session.history.last?.text)
      #expect(recorded.hasPrefix("input \(path) digest "))
      var replayed = try Driver(model: "letters", input: nil, stepping: false)
      try replayed.perform(recorded)
      #expect(replayed.session == driver.session)

      try write(10)
      var refused = try Driver(model: "letters", input: nil, stepping: false)
      let before = refused.session
      do throws(CommandError) {
        try refused.perform(recorded)
        Issue.record("another file was taken")
      } catch { #expect("\(error)".contains("has changed")) }
      #expect(refused.session == before)
    }
  }

  @Test func `a shipped picture is recorded by its name alone`() throws {
    var driver = try Driver(model: "letters", input: nil, stepping: false)
    try driver.perform("input T")
    #expect(driver.session.history.map(\.text) == ["input T"])
  }

  @Test func `a recording leads from any session to this one's state`() throws {
    var driver = try Driver(model: "letters", input: "L", stepping: true)
    for text in ["step 2", "set edges.weight[1,0] = zero", "goto parts[1]"] {
      try driver.perform(text)
    }
    var other = try Driver(model: "scenes", input: nil, stepping: false)
    for line in driver.recording.split(separator: "\n").dropFirst() {
      try other.perform(String(line))
    }
    #expect(other.session.subject == driver.session.subject)
    #expect(other.session.place == driver.session.place)
    #expect(other.session.isStepping == driver.session.isStepping)
  }
}
