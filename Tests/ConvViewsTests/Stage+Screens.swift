import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews

/// Screens after some commands, as a terminal without colours shows them.
extension Stage {
  init(_ model: String, input: String? = nil, _ commands: String...) throws {
    try self.init(model: model, input: input, stepping: false)
    for command in commands { try perform(command) }
  }
  init(_ model: String? = nil, input: String? = nil, stepping: Bool) throws {
    try self.init(model: model, input: input, stepping: stepping)
  }
  init(_ network: Network, _ picture: Picture, stepping: Bool) {
    self.init(Session(Subject(network, picture), stepping: stepping))
  }

  mutating func perform(_ commands: String...) throws {
    for command in commands { try perform(command) }
  }

  mutating func canvas(
    _ rows: Int = 24, _ columns: Int = 80, _ appearance: Appearance = .plain
  ) -> Canvas {
    canvas(Size(rows: rows, columns: columns), appearance)
  }
  mutating func text(
    _ rows: Int = 24, _ columns: Int = 80, _ appearance: Appearance = .plain
  ) -> String {
    canvas(rows, columns, appearance).plainText
  }
  static func text(_ model: String, input: String? = nil, _ commands: String...) throws -> String {
    var stage = try Stage(model: model, input: input, stepping: false)
    for command in commands { try stage.perform(command) }
    return stage.text()
  }

  /// What a page is on the screen at hand.
  mutating func sheet() -> Sheet? { frame(Size(rows: 24, columns: 80), .plain).sheet }

  /// Presses a key and waits for what comes of it.
  mutating func play(_ key: String) throws {
    _ = press(key)
    settle()
    if let refusal { throw refusal }
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
