import ConvSession
import ConvWork
import Foundation
import Testing

struct KeptSessionTests {
  @Test
  func `a session that was left with changes comes back as it was`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let kept = KeptSession(environment: ["XDG_STATE_HOME": folder])
    var driver = try Driver(model: "letters", input: "T", stepping: false)
    try kept.keep(driver)
    #expect(!kept.exists, "nothing was changed, so nothing is kept")
    try driver.perform("goto edges[1]")
    try driver.perform("set edges.weight[1,0] = zero")
    try driver.perform("paint 3 3 0.5")
    try kept.keep(driver)
    let fresh = try Driver(model: nil, input: nil, stepping: true)
    let resumed = try kept.resumed(fresh)
    #expect(resumed.session.subject == driver.session.subject)
    #expect(resumed.session.place == driver.session.place)
    #expect(resumed.session.isStepping == driver.session.isStepping)
  }

  @Test
  func `without one it says so`() throws {
    let kept = KeptSession(environment: ["XDG_STATE_HOME": "/dev/null/state"])
    let driver = try Driver(model: nil, input: nil, stepping: true)
    #expect(throws: CommandError.unavailable("no session was left with changes")) {
      try kept.resumed(driver)
    }
  }
}
