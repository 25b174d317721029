import ArgumentParser
import ConvFiles
import ConvNet
import ConvSession
import ConvWork

/// Holds someone else's intermediates against a pass here.
struct Comparing {
  let input: TraceInput
  let layers: Set<Int>
  /// Nil: what rounding usually leaves.
  let tolerance: Double?

  private static let mostNames = 8

  /// - Throws: an exit code where a value differs, or nothing could be compared.
  func run(_ path: String) throws {
    let network = input.network
    let reference: NamedTensors
    do throws(OpenFailure) { reference = try ReferenceFile.read(path) } catch {
      throw Failure.exit(error)
    }
    var pass = ReferencePass(network, with: reference, tolerance: tolerance)
    guard pass.layers.contains(where: layers.contains) else {
      throw Failure.badData.exit(pass.comparison.nothingWords(path, network))
    }
    ForwardPass(network).run(input.samples) { index, outputs in
      if layers.contains(index) { pass.add(index, outputs) }
    }
    let comparison = pass.comparison
    try Output.write(table(comparison))
    if let words = comparison.firstWords(network) { throw Failure.badData.exit(words) }
  }

  private func table(_ comparison: TraceComparison) -> String {
    var rows = [["layer", "value", "shape", "max|d|/max|y|", ""]]
    for row in comparison.rows {
      let node = input.network.nodes[row.layer]
      let end = row.agrees ? "" : row.unfit == nil ? "differs" : "other shape"
      rows.append([
        node.alias, row.name, node.shape.sizes.map(String.init).joined(separator: "x"),
        "\(Float(row.error))", end,
      ])
    }
    var text = TextTable(rows, rightAligned: [3]).text
    if let worst = comparison.worst {
      text +=
        "largest difference: \(Float(worst.error)) of \(input.network.nodes[worst.layer].alias); "
        + "up to \(Float(comparison.tolerance(of: worst.layer))) agrees there\n"
    }
    let unmatched = comparison.unmatched
    if !unmatched.isEmpty {
      let more = unmatched.count - Comparing.mostNames
      text +=
        "not compared, for no layer gives them: "
        + unmatched.prefix(Comparing.mostNames).joined(separator: ", ")
        + (more > 0 ? " and \(more) more" : "") + "\n"
    }
    for note in comparison.notes(input.network) { text += "\(note)\n" }
    if !comparison.omissions.isEmpty {
      text += "not compared: \(comparison.omissions.words)\n"
    }
    return text
  }
}
