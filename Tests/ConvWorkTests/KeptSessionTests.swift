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
  func `without one it says so`() throws {
    let kept = KeptSession(environment: ["XDG_STATE_HOME": "/dev/null/state"])
    var stage = try Stage(model: nil, input: nil, stepping: true)
    #expect(throws: CommandError.unavailable("no session was left with changes")) {
      try stage.resume(kept)
    }
  }
}
