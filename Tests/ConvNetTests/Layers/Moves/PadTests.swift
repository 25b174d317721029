import ConvNet
import Testing

/// Address numbers: PyTorch 2.15.
@Suite struct PadTests {
  @Test("every side has its own size, and what is around has the value")
  func reference() throws {
    // F.pad(pattern(2, 2, 2, step=7), (0, 1, 2, 1), value=0.5)
    let pad = Pad([2, 0, 1, 1], value: 0.5)
    expect(
      pad.forward([try .pattern(2, 2, 2, step: 7)]), Shape(2, 5, 3),
      [
        0.5, 0.5, 0.5, 0.5, 0.5, 0.5, -2, 5, 0.5, 1, -3, 0.5, 0.5, 0.5, 0.5,
        0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 4, 0, 0.5, -4, 3, 0.5, 0.5, 0.5, 0.5,
      ])
    // F.pad(pattern(2, 2, step=7), (2, 1))
    let signal = try parse(Pad.self, "2x1", input: Shape(2, 2))
    expect(
      signal.forward([try .pattern(2, 2, step: 7)]), Shape(2, 5),
      [0, 0, -2, 5, 0, 0, 0, 1, -3, 0])
  }

  @Test("only what differs from the default is written")
  func line() throws {
    #expect(try parse(Pad.self, "1x1x1x1 value 0", input: Shape(1, 3, 3)).line == "1")
    #expect(
      try parse(Pad.self, "1x2x0x2 value -3", input: Shape(1, 3, 3)).line == "1x2x0x2 value -3.0")
    #expect(throws: LineError.self) { try parse(Pad.self, "1x1x1x1", input: Shape(1, 3)) }
  }
}
