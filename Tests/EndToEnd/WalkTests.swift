import TestSupport
import Testing

@Suite(.serialized)
struct WalkTests {
  @Test
  func `the first arrow computes, eight reach the answer, and back takes each`() throws {
    let scope = try Scope()
    #expect(scope.shows("Nothing is computed yet"))
    let layers = ["edges", "relu1", "pool", "parts", "relu2", "best", "letter", "softmax"]
    for (index, layer) in layers.enumerated() {
      try scope.press(Key.right, until: "layer \(index + 1) of 8")
      #expect(scope.terminal.line(1).contains(layer))
      if index < 7 { #expect(scope.terminal.line(0).contains("answer ?")) }
    }
    #expect(scope.shows("O 94.9 %"))
    for index in (1..<8).reversed() { try scope.press(Key.left, until: "layer \(index) of 8") }
    try scope.press(Key.left, until: "input of 8 layers")
    #expect(scope.terminal.line(0).contains("answer ?"))
  }

  @Test
  func `arrows alone lead from the funnel to one product in parts and back up`() throws {
    let scope = try Scope()
    for index in 1...4 { try scope.press(Key.right, until: "layer \(index) of 8") }
    try scope.press(Key.down, until: "parts")
    try scope.press(Key.down, until: "map 0")
    try scope.press(Key.down, until: "cell (0, 0)")
    try scope.press(Key.down, until: "channel 0")
    try scope.press(Key.down, until: "product 0")
    try scope.press(Key.right, until: "2nd of 37")
    try scope.press(Key.up, until: "1st of 4")
    try scope.press(Key.up, until: "1st of 9 cells")
    try scope.press(Key.up, until: "1st of 6 maps")
    try scope.press(Key.up, until: "layer 4 of 8")
    try scope.press(Key.up, until: "network")
    #expect(scope.terminal.line(1).contains("network"))
  }

  @Test
  func `a run goes to the end by itself`() throws {
    let scope = try Scope()
    try scope.press("++++ ", until: "O 94.9 %")
  }

  @Test
  func `the mouse takes in hand what it points at`() throws {
    let scope = try Scope(["letters"])
    try scope.press(":goto edges[0]\r", until: "1st of 4 maps")
    // Rows and columns count from 1 here: the third row of the map's numbers, then the input.
    scope.terminal.send("\u{1B}[<0;51;6M\u{1B}[<0;51;6m")
    #expect(scope.shows("OUTPUT map 0 (2, 0) = "))
    try scope.press("\u{1B}[<0;4;5M", until: "INPUT (1, 1)")
  }

  @Test
  func `motions of the mouse are asked for only where somebody looks at them`() throws {
    let scope = try Scope(["letters"])
    scope.terminal.keepsOutput = true
    try scope.press(":goto edges[0]\r", until: "1st of 4 maps")
    #expect(!String(decoding: scope.terminal.output, as: UTF8.self).contains("?1003h"))
    try scope.press(":hover on\r", until: "the mouse shows")
    #expect(scope.terminal.until { String(decoding: $0.output, as: UTF8.self).contains("?1003h") })
    try scope.press("\u{1B}[<35;4;5M", until: "INPUT (1, 1) = ")
    try scope.press(":hover off\r", until: "marks nothing")
    #expect(scope.terminal.until { String(decoding: $0.output, as: UTF8.self).contains("?1003l") })
  }
}
