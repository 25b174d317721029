import ConvNet
import ConvSession
import ConvWork
import Testing

struct KernelEditingTests {
  private func onKernel(_ place: String = "edges[1]") throws -> Driver {
    var driver = try Sample.letters.driver()
    try driver.perform("goto \(place)")
    try driver.press("e")
    #expect(driver.interaction.hand == .kernel)
    return driver
  }
  private func kernel(_ driver: Driver, _ map: Int = 1) -> [Float] {
    Array(driver.session.subject.weights(1)["weight"]?.map(map) ?? [])
  }

  @Test func `unfinished text changes nothing, Enter commits it, one cell is one undo`() throws {
    var driver = try onKernel()
    try driver.press("1", "2", ".", "5")
    #expect(driver.interaction.typed == "12.5")
    #expect(driver.session.subject.edits.isEmpty)
    try driver.press("backspace", "backspace", "enter")
    #expect(kernel(driver) == [12, 0, -1, 1, 0, -1, 1, 0, -1])
    #expect(driver.interaction.typed == nil)
    try driver.press("u")
    #expect(driver.session.subject.edits.isEmpty)
  }

  @Test(arguments: ["right", "down", "l", "j"])
  func `a key that moves the pointer commits and moves on`(key: String) throws {
    var driver = try onKernel()
    try driver.press("\u{2212}", "7", key)
    #expect(kernel(driver)[0] == -7)
    #expect(driver.interaction.pointer.kernel != Pointer.Spot())
    #expect(driver.interaction.typed == nil)
    #expect(driver.session.subject.edits.count == 1)
  }

  @Test func `where it is no number, nothing is committed and nothing moves`() throws {
    var driver = try onKernel()
    try driver.press("-", ".")
    let before = driver
    #expect(throws: CommandError.self) { try driver.press("right") }
    #expect(throws: CommandError.self) { try driver.press("enter") }
    #expect(driver.interaction.typed == "-.")
    #expect(driver.interaction.pointer == before.interaction.pointer)
    #expect(driver.session == before.session)
  }

  @Test func `another kernel or another hand drops what was unfinished`() throws {
    for key in ["pagedown", "tab", "=", "escape"] {
      var driver = try onKernel()
      try driver.press("5", key)
      #expect(driver.interaction.typed == nil, "\(key)")
      #expect(driver.session.subject.edits.isEmpty, "\(key)")
    }
  }

  @Test func `the row below the kernel is its bias`() throws {
    var driver = try onKernel()
    try driver.press("down", "down", "down", "down", "4", "enter")
    #expect(driver.session.history.last?.text == "set edges.bias[1] = 4")
  }

  @Test func `nudges go up and down`() throws {
    var driver = try onKernel()
    try driver.press("right", ">", ">", "<")
    #expect(kernel(driver) == [1, 0.25, -1, 1, 0, -1, 1, 0, -1])
  }

  @Test func `the menu of presets sets the kernel at hand`() throws {
    var driver = try onKernel()
    let zero = try #require(Menus.presets.firstIndex { $0.name == "zero" })
    try driver.press("=")
    #expect(driver.interaction.overlay == .presets)
    try driver.press(Menus.letters[zero])
    #expect(driver.interaction.overlay == nil)
    #expect(kernel(driver).allSatisfy { $0 == 0 })
    #expect(kernel(driver, 0) != kernel(driver, 1))
  }

  @Test func `every choice of the presets can be done on a 3×3 kernel`() throws {
    let names = Menus.presets.map(\.name)
    for (name, letter) in zip(names, Menus.letters) {
      var driver = try onKernel()
      try driver.press("=", letter)
      #expect(driver.session.history.last?.text == "set edges.weight[1,0] = \(name)")
    }
  }

  @Test func `Page Down goes through a filter's kernels, then to the next map, and round`() throws {
    var driver = try onKernel("parts[4]")
    for _ in 0..<4 { try driver.press("pagedown") }
    #expect(driver.session.position.map == 5)
    #expect(driver.interaction.pointer.channel == 0)
    #expect(driver.interaction.hand == .kernel)
    for _ in 0..<4 { try driver.press("pagedown") }
    #expect(driver.session.position.map == 0)
    try driver.press("pageup")
    #expect(driver.session.position.map == 5)
    #expect(driver.interaction.pointer.channel == 3)
  }

  @Test
  func `the hand goes from output to kernel to input and back, without kernel where there is none`()
    throws
  {
    var driver = try Sample.letters.driver()
    func hands(_ count: Int) throws -> [Hand] {
      try (0..<count).map { _ in
        try driver.press("tab")
        return driver.interaction.hand
      }
    }
    try driver.perform("goto edges[1]")
    #expect(try hands(4) == [.output, .kernel, .input, .pass])
    try driver.perform("goto pool[1]")
    #expect(try hands(3) == [.output, .input, .pass])
    #expect(throws: CommandError.self) { try driver.press("e") }
    #expect(driver.interaction.hand == .pass)
  }

  @Test func `a pointer key on the pass takes the output in hand and moves on it`() throws {
    for text in ["l", "j"] {
      var driver = try Sample.letters.driver()
      try driver.perform("goto edges[1,4,4]")
      try driver.press(text)
      #expect(driver.interaction.hand == .output)
      #expect(driver.interaction.pointer.output == (text == "l" ? .init(4, 5) : .init(5, 4)))
      try driver.press("enter")
      #expect(driver.interaction.hand == .pass)
      #expect(driver.session.position.element == (text == "l" ? [1, 4, 5] : [1, 5, 4]))
    }
  }

  @Test func `a pointer stays on what it is over`() throws {
    var driver = try onKernel()
    try driver.perform("move 100 100")
    #expect(driver.interaction.pointer.kernel == .init(3, 2))
    try driver.perform("move -100 -100")
    #expect(driver.interaction.pointer.kernel == .init(0, 0))
    try driver.press("p")
    try driver.perform("point 99 4")
    #expect(driver.interaction.pointer.input == .init(11, 4))
  }
}
