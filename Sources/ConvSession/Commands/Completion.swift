import ConvData
import ConvNet

/// What the text at the prompt can become.
public enum Completion {
  /// Whole lines, in the order of the tables.
  public static func candidates(for text: String, in session: Session) -> [String] {
    guard let space = text.firstIndex(of: " ") else {
      return CommandTable.rows.map(\.name).filter { $0.hasPrefix(text) }
    }
    let name = String(text[..<space])
    let rest = text[text.index(after: space)...].drop { $0 == " " }
    guard let row = CommandTable.row(name) else { return [] }
    let words = words(row.completion, rest, in: session).filter { $0.hasPrefix(rest) }
    return words.map { "\(name) \($0)" }
  }

  private static func words(
    _ completion: CommandRow.Completion, _ rest: Substring, in session: Session
  ) -> [String] {
    let nodes = session.network.nodes
    switch completion {
    case .nothing: return []
    case .words(let words): return words
    case .network:
      guard let space = rest.lastIndex(of: " "), !ModelRequest(String(rest)).isLine else {
        return Shipped.names
      }
      // Behind a model, or behind the value of an option, come options.
      return ModelOptions.Key.allCases.map { "\(rest[...space])\($0.rawValue) " }
    case .input: return Shipped.pictures(for: session.network).map(\.name)
    case .view: return Screens.names
    case .place: return nodes.map(\.alias)
    case .block:
      return ["all", "none", "fitting", "next"] + session.network.graph.blocks.map(\.name)
    case .assignment:
      if let sign = rest.firstIndex(of: "=") {
        let place = rest[...sign]
        return WeightOperation.words.map { "\(place) \($0.name)" }
      }
      return nodes.flatMap { node in
        node.layer.parameters.flatMap { parameter -> [String] in
          let name = "\(node.alias).\(parameter.name)"
          guard parameter.shape.rank == 4 else { return ["\(name) = "] }
          return (0..<min(parameter.shape[0], 32)).map { "\(name)[\($0),0] = " }
        }
      }
    }
  }
}
