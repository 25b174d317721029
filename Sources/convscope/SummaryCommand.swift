import ArgumentParser
import ConvNet
import ConvSession
import ConvWork

/// The layers as a table.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "A table: layer, output shape, parameters, multiply-adds, receptive field.",
    discussion: """
      EXAMPLE
        convscope summary "input 3x224x224 > conv 64 3x3 pad 1 > relu > maxpool 2"
      """)

  @OptionGroup var arguments: ModelArguments
  @Flag(help: "As JSON.")
  var json = false

  private struct Row: Encodable {
    var layer: String
    var kind: String
    var shape: [Int]
    var parameters: Int
    var multiplyAdds: Int
    var receptiveField: [Int]
  }
  private struct Summary: Encodable {
    var network: String
    var layers: [Row]
    var parameters: Int
    var multiplyAdds: Int
  }

  func run() throws {
    let network = try self.network()
    let fields = network.receptiveFields
    let rows = network.nodes.indices.map { index in
      let node = network.nodes[index]
      return Row(
        layer: node.alias, kind: node.kind, shape: node.shape.sizes,
        parameters: node.parameterCount, multiplyAdds: node.multiplyAdds,
        receptiveField: [fields[index].height, fields[index].width])
    }
    let summary = Summary(
      network: network.name, layers: rows, parameters: network.parameterCount,
      multiplyAdds: network.multiplyAdds)
    if json { return try Output.json(summary) }
    try Output.write(table(summary), to: nil)
  }

  func validate() throws {
    if arguments.model == nil { throw ValidationError("Name a model: letters, a line or a file.") }
  }

  private func network() throws -> Network {
    var results = Results()
    let need = Need.network(try arguments.request())
    try Work().meet(need, in: &results)
    switch results[need] {
    case .network(let network)?: return network
    case .failed(let why, let missing)?:
      throw Failure.exit(OpenFailure(sentence: why, isMissing: missing))
    default: throw Failure.fault.exit("a network was asked for and something else came")
    }
  }

  private func table(_ summary: Summary) -> String {
    let header = ["layer", "kind", "output", "parameters", "multiply-adds", "receptive field"]
    var rows = [header]
    rows += summary.layers.map { row in
      [
        row.layer, row.kind, row.shape.map(String.init).joined(separator: "x"),
        String(row.parameters), String(row.multiplyAdds),
        row.receptiveField.map(String.init).joined(separator: "x"),
      ]
    }
    rows.append(["total", "", "", String(summary.parameters), String(summary.multiplyAdds), ""])
    let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      row.indices.map { column in
        let gap = String(repeating: " ", count: widths[column] - row[column].count)
        return column < 3 ? row[column] + gap : gap + row[column]
      }.joined(separator: "  ")
    }
    let rule = String(repeating: "-", count: lines[0].count)
    return ([lines[0], rule] + lines.dropFirst().dropLast() + [rule, lines[lines.count - 1]])
      .map { line in
        var line = line
        while line.last == " " { line.removeLast() }
        return line
      }.joined(separator: "\n") + "\n"
  }
}
