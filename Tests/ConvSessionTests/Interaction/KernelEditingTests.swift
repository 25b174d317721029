import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct KernelEditingTests {
  private func onKernel(_ place: String = "edges[1]") throws -> Stage {
    var stage = try Sample.letters.stage()
    try stage.perform("goto \(place)")
    try stage.play("e")
    #expect(stage.interaction.hand == .kernel)
    return stage
  }
  private func kernel(_ stage: Stage, _ map: Int = 1) -> [Float] {
    Array(stage.session.subject.weights(1)["weight"]?.map(map) ?? [])
  }

  @Test func `unfinished text changes nothing, Enter commits it, one cell is one undo`() throws {
    var stage = try onKernel()
    try stage.play("1", "2", ".", "5")
    #expect(stage.interaction.typed == "12.5")
    #expect(stage.session.subject.edits.isEmpty)
    try stage.play("backspace", "backspace", "enter")
    #expect(kernel(stage) == [12, 0, -1, 1, 0, -1, 1, 0, -1])
    #expect(stage.interaction.typed == nil)
    try stage.play("u")
    #expect(stage.session.subject.edits.isEmpty)
  }

  @Test(arguments: ["right", "down", "l", "j"])
  func `a key that moves the pointer commits and moves on`(key: String) throws {
    var stage = try onKernel()
    try stage.play("\u{2212}", "7", key)
    #expect(kernel(stage)[0] == -7)
    #expect(stage.interaction.pointer.kernel != Pointer.Spot())
    #expect(stage.interaction.typed == nil)
    #expect(stage.session.subject.edits.count == 1)
  }

  @Test func `where it is no number, nothing is committed and nothing moves`() throws {
    var stage = try onKernel()
    try stage.play("-", ".")
    let before = stage
    #expect(throws: CommandError.self) { try stage.play("right") }
    #expect(throws: CommandError.self) { try stage.play("enter") }
    #expect(stage.interaction.typed == "-.")
    #expect(stage.interaction.pointer == before.interaction.pointer)
    #expect(stage.session == before.session)
  }

  @Test func `another kernel or another hand drops what was unfinished`() throws {
    for key in ["pagedown", "tab", "=", "escape"] {
      var stage = try onKernel()
      try stage.play("5", key)
      #expect(stage.interaction.typed == nil, "\(key)")
      #expect(stage.session.subject.edits.isEmpty, "\(key)")
    }
  }

  @Test func `the row below the kernel is its bias`() throws {
    var stage = try onKernel()
    try stage.play("down", "down", "down", "down", "4", "enter")
    #expect(stage.session.history.last?.text == "set edges.bias[1] = 4")
  }

  @Test func `nudges go up and down`() throws {
    var stage = try onKernel()
    try stage.play("right", ">", ">", "<")
    #expect(kernel(stage) == [1, 0.25, -1, 1, 0, -1, 1, 0, -1])
  }

  @Test func `the menu of presets sets the kernel at hand`() throws {
    var stage = try onKernel()
    let zero = try #require(Menus.presets.firstIndex { $0.name == "zero" })
    try stage.play("=")
    #expect(stage.interaction.overlay == .presets)
    try stage.play(Menus.letters[zero])
    #expect(stage.interaction.overlay == nil)
    #expect(kernel(stage).allSatisfy { $0 == 0 })
    #expect(kernel(stage, 0) != kernel(stage, 1))
  }

  @Test func `every choice of the presets can be done on a 3×3 kernel`() throws {
    let names = Menus.presets.map(\.name)
    for (name, letter) in zip(names, Menus.letters) {
      var stage = try onKernel()
      try stage.play("=", letter)
      #expect(stage.session.history.last?.text == "set edges.weight[1,0] = \(name)")
    }
  }

  @Test func `Page Down goes through a filter's kernels, then to the next map, and round`() throws {
    var stage = try onKernel("parts[4]")
    for _ in 0..<4 { try stage.play("pagedown") }
    #expect(stage.session.position.map == 5)
    #expect(stage.interaction.pointer.channel == 0)
    #expect(stage.interaction.hand == .kernel)
    for _ in 0..<4 { try stage.play("pagedown") }
    #expect(stage.session.position.map == 0)
    try stage.play("pageup")
    #expect(stage.session.position.map == 5)
    #expect(stage.interaction.pointer.channel == 3)
  }

  @Test
  func `the hand goes from output to kernel to input and back, without kernel where there is none`()
    throws
  {
    var stage = try Sample.letters.stage()
    func hands(_ count: Int) throws -> [Hand] {
      try (0..<count).map { _ in
        try stage.play("tab")
        return stage.interaction.hand
      }
    }
    try stage.perform("goto edges[1]")
    #expect(try hands(4) == [.output, .kernel, .input, .pass])
    try stage.perform("goto pool[1]")
    #expect(try hands(3) == [.output, .input, .pass])
    #expect(throws: CommandError.self) { try stage.play("e") }
    #expect(stage.interaction.hand == .pass)
  }

  @Test func `a pointer key on the pass takes the output in hand and moves on it`() throws {
    for text in ["l", "j"] {
      var stage = try Sample.letters.stage()
      try stage.perform("goto edges[1,4,4]")
      try stage.play(text)
      #expect(stage.interaction.hand == .output)
      #expect(stage.interaction.pointer.output == (text == "l" ? .init(4, 5) : .init(5, 4)))
      try stage.play("enter")
      #expect(stage.interaction.hand == .pass)
      #expect(stage.session.position.element == (text == "l" ? [1, 4, 5] : [1, 5, 4]))
    }
  }

  @Test func `a pointer stays on what it is over`() throws {
    var stage = try onKernel()
    try stage.perform("move 100 100")
    #expect(stage.interaction.pointer.kernel == .init(3, 2))
    try stage.perform("move -100 -100")
    #expect(stage.interaction.pointer.kernel == .init(0, 0))
    try stage.play("p")
    try stage.perform("point 99 4")
    #expect(stage.interaction.pointer.input == .init(11, 4))
  }
}
