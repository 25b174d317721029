import ConvCanvas
import ConvNet
import ConvSession

/// Sentences on what was checked, what was found, and what to try.
struct HealthWords {
  let view: View
  let report: HealthReport

  var lines: [Words] {
    var lines = [looked]
    if report.findings.isEmpty {
      lines.append(
        "\("✓", .good) No number is none or infinite, none is beyond half precision, and no map is dead, constant, saturated, equal to another or lit by padding."
      )
      lines.append(attempt)
      return lines
    }
    let finding = report.findings[view.interaction.row(in: report)]
    let words = FindingWords(finding, view.network, of: report)
    lines.append("\(bold: words.alias): \(words.meaning)")
    if finding.kind == .dead || finding.kind == .constant, report.inputs == 1 {
      lines.append(
        "One input proves no map dead: \(bold: ":check FOLDER") looks at all pictures of a folder.")
    }
    if let first = report.skipped.first {
      let count = report.skipped.count
      lines.append(
        "\(count == 1 ? "1 file" : "\(Numerals.count(count)) files") could not be read: \(first).")
    }
    return lines
  }

  private var looked: Words {
    let layers = "\(Numerals.count(report.layers)) layers of \(view.network.name)"
    let inputs =
      report.inputs == 1 && view.interaction.health.folder == nil
      ? view.session.subject.picture.name
      : report.inputs == 1 ? "1 picture" : "\(Numerals.count(report.inputs)) pictures"
    let count = report.findings.count
    let found =
      count == 0 ? "nothing" : count == 1 ? "1 finding" : "\(Numerals.count(count)) findings"
    return "\(layers) were checked with \(inputs): \(bold: found)."
  }

  /// Something that breaks it, to see it found.
  private var attempt: Words {
    let biased = view.network.nodes.first { node in
      node.parameters.contains { $0.name == "bias" } && node.shape.rank > 1
    }
    guard let biased else { return "Try \(bold: ":check FOLDER") with pictures of your own." }
    return
      "Try \(bold: ":set \(biased.alias).bias[0] = -100"): which map dies, and where? \(bold: ":check FOLDER") takes many pictures."
  }
}
