import ConvNet
import ConvSession

/// Commands over the whole table, most of which can be done.
struct RandomCommands {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func next(_ session: Session) -> String {
    switch number(0...19) {
    case 0...2: return ["step", "back"].pick(&random) + " \(number(1...12))"
    case 3: return "row \(number(-3...3))"
    case 4: return ["first", "last", "run", "step", "back"].pick(&random)
    case 5...6: return ["zoom in", "zoom in", "zoom out"].pick(&random)
    case 7: return ["stepping", "stepping on", "stepping off"].pick(&random)
    case 8...9: return "goto \(place(session))"
    case 10...12: return "set \(weight(session)) = \(value())"
    case 13: return ["reset", "reset \(place(session))", "reset \(weight(session))"].pick(&random)
    case 14: return "mute \(layer(session).alias)" + ["", "[\(number(0...3))]"].pick(&random)
    case 15...16: return ["undo", "undo", "redo"].pick(&random)
    case 17: return ["compare", "compare opened", "compare before", "compare off"].pick(&random)
    case 18: return open()
    default: return stroke()
    }
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    .random(in: range, using: &random)
  }
  private mutating func layer(_ session: Session) -> Node { session.network.nodes.pick(&random) }
  private mutating func indices(_ sizes: [Int]) -> String {
    let count = number(0...sizes.count)
    let indices = sizes.prefix(count).map { String(number(0...max(0, $0 - 1))) }
    return indices.isEmpty ? "" : "[\(indices.joined(separator: ","))]"
  }
  private mutating func place(_ session: Session) -> String {
    let node = layer(session)
    let deeper = node.shape.sizes.map { number(0...$0 - 1) } + [number(0...9)]
    let written = deeper.map(String.init).joined(separator: ",")
    return [
      "\(node.alias)\(indices(node.shape.sizes))", "\(node.alias).term[\(written)]",
      "\(node.alias).channel[\(written)]",
    ].pick(&random)
  }
  private mutating func weight(_ session: Session) -> String {
    let node = layer(session)
    let name = ["weight", "weight", "bias"].pick(&random)
    let parameter = node.layer.parameters.first { $0.name == name }
    return "\(node.alias).\(name)\(indices(parameter?.shape.sizes ?? [2]))"
  }
  private mutating func value() -> String {
    let operations = ["rotate", "negate", "flip-x", "flip-y", "scale 0.3", "scale -2", "random"]
    let numbers = ["0.1", "-3", "\u{2212}2.5", "1e-9", "-0", "[1 0 1; 2 -1 0; 0 0 3.25]", "[1]"]
    let presets = KernelPreset.allCases.map(\.rawValue)
    return [operations, numbers, presets, ["random \(number(0...9))"]].pick(&random).pick(&random)
  }
  private mutating func open() -> String {
    [
      "open letters", "network input 1x6x6 > conv 2 3x3 > relu > globalmaxpool > softmax",
      "network input 1x12x12 > edges: conv 3 3x3 pad 1 > maxpool 2", "input L", "input T",
      "input house", "input nowhere",
    ].pick(&random)
  }
  private mutating func stroke() -> String {
    [
      "paint \(number(0...12)) \(number(0...12)) 0.\(number(0...9))", "shift 1 \(number(-2...2))",
      "turn \(number(0...360))", "noise 0.\(number(0...9))", "shuffle \(number(0...99))",
      "resize \(number(3...16))x\(number(3...16))",
    ].pick(&random)
  }
}

extension Array {
  fileprivate func pick(_ random: inout SeededGenerator) -> Element {
    self[.random(in: indices, using: &random)]
  }
}
