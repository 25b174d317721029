import ConvCanvas
package import ConvNet
import ConvSession

/// A finding in words: what it is, about which maps, and what it means.
package struct FindingWords {
  private let finding: HealthReport.Finding
  private let network: Network
  private let report: HealthReport

  package init(_ finding: HealthReport.Finding, _ network: Network, of report: HealthReport) {
    (self.finding, self.network, self.report) = (finding, network, report)
  }

  private var node: Node { network.nodes[finding.layer] }
  package var alias: String { node.alias }
  private var isUnits: Bool { node.shape.rank == 1 }

  /// `maps 2, 3 and 5 more`
  private func list(_ most: Int) -> String {
    let word = isUnits ? "unit" : "map"
    let listed = finding.maps.prefix(most).map(String.init).joined(separator: ", ")
    let more = finding.maps.count - most
    return "\(finding.maps.count == 1 ? word : word + "s") \(listed)"
      + (more > 0 ? " and \(more) more" : "")
  }

  /// What was found, at several lengths, the longest first.
  package var texts: [String] {
    let size = Numerals.compact(finding.size, isWhole: false)
    func counted(_ what: String) -> [String] {
      let count = Numerals.count(finding.maps.count)
      return [
        "\(list(6)) \(what)", "\(list(3)) \(what)", "\(list(1)) \(what)", "\(count) \(what)",
      ]
    }
    switch finding.kind {
    case .number:
      let value = finding.fault.map { Numerals(decimals: 0).text($0.value) } ?? "NaN"
      return ["the first \(value) of the pass", "the first \(value)", value]
    case .half:
      let what = finding.parameter.map { "\($0) reaches" } ?? "reaches"
      return ["\(what) \(size): half precision ends at 65504", "\(what) \(size), beyond half"]
    // One input does not tell what is silent from what is dead.
    case .dead:
      return report.inputs == 1
        ? counted("silent for this input") + counted("silent") : counted("dead")
    case .constant: return counted("constant")
    case .saturated: return counted("saturated")
    case .duplicate: return counted("equal")
    case .border:
      let ratio = finding.size.isFinite ? "\(Numerals(decimals: 1).text(finding.size))×" : "only"
      return counted("lit at the border, \(ratio)") + counted("lit at border")
    }
  }

  /// Two sentences: what is meant by it, and what it is good for to know.
  package var meaning: String {
    let inputs =
      report.inputs == 1 ? "this input" : "all \(Numerals.count(report.inputs)) inputs"
    switch finding.kind {
    case .number: return cause
    case .half:
      return
        "The largest number of half precision is 65504: what is larger becomes infinite there. Scale the weights before it, or keep this layer in float32."
    case .dead:
      return
        "0 everywhere, for \(inputs): what reads it has nothing from it. A bias far below 0 does that, or a step of learning that was too large."
    case .constant:
      return
        "Every cell is one number other than 0, for \(inputs): the map says nothing of the input, and could be a bias behind it."
    case .saturated:
      return
        "Nearly all of its numbers lie where \(node.kind) is flat, for \(inputs): there next to nothing can be learned."
    case .duplicate:
      return
        "These are equal, number by number, for \(inputs): one of them could be left out, its weights behind added to the other's."
    case .border:
      return
        "The outermost cells are several times as strong as those inside: the padding's zeros look like an edge there. Other padding, or none, tells."
    }
  }
  /// What made the number that is none.
  private var cause: String {
    guard let fault = finding.fault else { return "" }
    let value = Numerals(decimals: 0).text(fault.value)
    let place = Address(alias, nil, fault.place).text
    let start = "\(place) is \(value), and all that it is made of is finite: "
    switch fault.cause {
    case .input: return "\(place) is \(value): the input itself holds it."
    case .weight(let name, let at, let number):
      let indices = at.map(String.init).joined(separator: ",")
      return
        "\(place) is \(value), for \(alias).\(name)[\(indices)] is \(Numerals(decimals: 0).text(number))."
    case .function(let name, let numbers):
      let of = numbers.map { Numerals.compact(Double($0), isWhole: false) }
      return start + "\(name) of \(of.joined(separator: " and ")) is no finite number."
    case .sum(let terms):
      return
        start
        + "the sum of \(Numerals.count(terms)) terms goes beyond the largest float32, 3.4e38."
    case .variance(let variance):
      return
        start
        + "it is divided by the root of a variance of \(Numerals.compact(Double(variance), isWhole: false))."
    }
  }
}
