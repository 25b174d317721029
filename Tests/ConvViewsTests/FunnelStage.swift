import ConvCanvas
import ConvNet
import ConvSession
import ConvViews
import ConvWork

/// A session that is driven by commands and looked at without a terminal.
struct FunnelStage {
  var driver: Driver

  init(_ model: String? = nil, input: String? = nil, stepping: Bool) throws {
    driver = try Driver(model: model, input: input, stepping: stepping)
  }
  init(_ network: Network, _ picture: Picture, stepping: Bool) {
    driver = Driver(Session(Subject(network, picture), stepping: stepping))
  }

  mutating func perform(_ commands: String...) throws {
    for command in commands { try driver.perform(command) }
  }

  mutating func canvas(
    rows: Int, columns: Int, _ appearance: Appearance = .plain
  ) -> Canvas {
    let screen = Screen.current(driver.session, driver.interaction)
    driver.meet(screen.needs(driver.session, driver.interaction))
    return screen.canvas(
      driver.scene, driver.interaction, appearance, Size(rows: rows, columns: columns))
  }

  mutating func text(rows: Int = 24, columns: Int = 80) -> String {
    canvas(rows: rows, columns: columns).plainText
  }

  static let deep = """
    input 3x64x64 > conv 10 3x3 > relu > conv 10 3x3 > relu > maxpool 2 > conv 10 3x3 > relu > \
    conv 10 3x3 > relu > maxpool 2 > flatten > dense 10 > softmax
    """
  /// 42 layers after the input.
  static var long: String {
    let stage = " > conv 8 3x3 pad 1 > relu > maxpool 3 stride 1 pad 1"
    return "input 1x28x28" + String(repeating: stage, count: 13) + " > flatten > dense 4 > softmax"
  }
}
