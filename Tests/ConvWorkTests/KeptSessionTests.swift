import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

struct KeptSessionTests {
  @Test
  func `a session that was left with changes comes back as it was`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let kept = KeptSession(environment: ["XDG_STATE_HOME": folder])
    var stage = try Stage(model: "letters", input: "T", stepping: false)
    try stage.keep(in: kept)
    #expect(!kept.exists, "nothing was changed, so nothing is kept")
    try stage.perform("goto edges[1]")
    try stage.perform("set edges.weight[1,0] = zero")
    try stage.perform("paint 3 3 0.5")
    try stage.keep(in: kept)
    var resumed = try Stage(model: nil, input: nil, stepping: true)
    try resumed.resume(kept)
    #expect(resumed.session.subject == stage.session.subject)
    #expect(resumed.session.place == stage.session.place)
    #expect(resumed.session.isStepping == stage.session.isStepping)
  }

  @Test
  func `what was learned is not learned again`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let kept = KeptSession(environment: ["XDG_STATE_HOME": folder])
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    for command in ["forget", "train 300", "set edges[0] = zero", "train 40"] {
      try stage.perform(command)
    }
    try stage.keep(in: kept)
    var resumed = try Stage(model: nil, input: nil, stepping: true)
    try resumed.resume(kept)
    #expect(resumed.session.subject == stage.session.subject)
    let known = resumed.results.needs.compactMap { ($0.inquiry as? MomentInquiry)?.step }
    #expect(!known.contains(100) && known.contains(300) && known.contains(40))
    #expect(resumed.scene.learned.value?.trials.map(\.step) == [0, 10, 20, 30, 40])
    // And it goes on as it would have.
    for command in ["train 10"] {
      try stage.perform(command)
      try resumed.perform(command)
    }
    #expect(resumed.session.network.digest == stage.session.network.digest)
    // Damaged ones are learned again.
    let file = "\(folder)/convscope/last-session-0.moment"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    bytes[200] ^= 1
    try bytes.write(to: URL(fileURLWithPath: file))
    var again = try Stage(model: nil, input: nil, stepping: true)
    try again.resume(kept)
    #expect(again.session.network.digest != resumed.session.network.digest)
    try again.perform("train 10")
    #expect(again.session.network.digest == resumed.session.network.digest)
  }

  @Test
  func `without one it says so`() throws {
    let kept = KeptSession(environment: ["XDG_STATE_HOME": "/dev/null/state"])
    var stage = try Stage(model: nil, input: nil, stepping: true)
    #expect(throws: CommandError.unavailable("no session was left with changes")) {
      try stage.resume(kept)
    }
  }
}
