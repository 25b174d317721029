import ConvNet
import ConvSession
import ConvViews

/// What `diff` found, as text and as JSON.
struct DiffReport: Encodable {
  struct Weight: Encodable {
    var name: String
    var changed: Int
    var count: Int
    /// Whether both sides have it in one shape.
    var fits: Bool
    var largest: Double
    var place: [Int]
    /// max|here − there| / max|there|
    var error: Double
  }
  struct Number: Encodable {
    var place: [Int]
    var here: Float
    var there: Float
  }
  struct Output: Encodable {
    /// max|here − there| / max|there|
    var error: Double
    var largest: Double
    var agrees: Bool
    /// The first number that differs by more than the tolerance.
    var first: Number?
  }
  struct Layer: Encodable {
    var here: String?
    var there: String?
    var kind: String
    /// same, rounded (the same weights up to rounding), weights, settings, replaced, alone or folded.
    var change: String
    var isChanged: Bool
    var words: String
    var weights: [Weight]
    /// nil where it was not compared.
    var output: Output?
  }
  var here: String
  var there: String
  var isSame: Bool
  /// What differs beside the layers: inputShape, preprocessing, labels.
  var others: [String]
  var layers: [Layer]
  /// The first output that differs, by its name here.
  var firstDifferingOutput: String?

  /// - Parameter names: of the two models, as they were named.
  init(
    _ comparison: ModelComparison, _ here: Network, _ there: Network,
    names: (here: String, there: String)
  ) {
    let isTwice = here.name == there.name
    (self.here, self.there) = isTwice ? names : (here.name, there.name)
    isSame = comparison.isSame
    others = comparison.match.others.map { "\($0)" }
    layers = comparison.match.rows.enumerated().map { index, row in
      Layer(row, comparison.error(index), here, there)
    }
    firstDifferingOutput = comparison.firstDiffering.flatMap { layers[$0].here }
  }

  /// One sentence on what differs.
  var verdict: String {
    let changes = layers.filter(\.isChanged)
    var parts: [String] = []
    if let first = changes.first {
      let more = changes.count > 1 ? " and \(changes.count - 1) more differ" : " differs"
      let name = first.here ?? first.there ?? ""
      parts.append(
        changes.count > 1 ? "\(name)\(more) (\(name): \(first.words))" : "\(name): \(first.words)")
    }
    if !others.isEmpty { parts.append("\(others.joined(separator: ", ")) differ") }
    if let firstDifferingOutput,
      let output = layers.first(where: { $0.here == firstDifferingOutput })?.output,
      let number = output.first
    {
      let place = number.place.map(String.init).joined(separator: ",")
      parts.append(
        "\(firstDifferingOutput)[\(place)] is the first output that differs: \(number.here) and "
          + "\(number.there), max|d|/max|y| is \(Float(output.error))")
    }
    return parts.joined(separator: "; ")
  }

  func text(all: Bool, looksAtOutputs: Bool) -> String {
    var rows = [["layer", "there", "kind", "what differs", looksAtOutputs ? "max|d|/max|y|" : ""]]
    let shown = layers.filter { all || $0.isChanged || $0.output?.agrees == false }
    for layer in shown {
      let error = layer.output.map { "\(Float($0.error))" } ?? "--"
      rows.append([
        layer.here ?? "--", layer.there ?? "--", layer.kind, layer.words,
        looksAtOutputs ? error + (layer.output?.agrees == false ? " differs" : "") : "",
      ])
    }
    let same = layers.count { !$0.isChanged }
    let rounded = layers.count { $0.change == "rounded" }
    var text = shown.isEmpty ? "" : TextTable(rows, rightAligned: []).text + "\n"
    text += "\(same) of \(layers.count) layers are the same in \(here) and \(there)"
    text += rounded == 0 ? "\n" : ", the weights of \(rounded) up to rounding\n"
    if looksAtOutputs, firstDifferingOutput == nil, layers.contains(where: { $0.output != nil }) {
      text += "no output differs by more than rounding leaves\n"
    }
    if !looksAtOutputs { text += "outputs are compared with --input PICTURE\n" }
    return text
  }
}

extension DiffReport.Layer {
  init(_ row: ModelMatch.Row, _ error: OutputError?, _ here: Network, _ there: Network) {
    self.here = row.here.map { here.nodes[$0].alias }
    self.there = row.there.map { there.nodes[$0].alias }
    kind = row.here.map { here.nodes[$0].kind } ?? row.there.map { there.nodes[$0].kind } ?? ""
    isChanged = row.isChanged
    words = ModelRowWords(row: row, here: here, there: there).texts[0]
    var differences: [WeightDifference] = []
    switch row.change {
    case .same: change = "same"
    case .rounded: change = "rounded"
    case .settings: change = "settings"
    case .replaced: change = "replaced"
    case .alone: change = "alone"
    case .weights(let found): (change, differences) = ("weights", found)
    case .folded(let fold): (change, differences) = ("folded", fold.weights)
    }
    weights = differences.map {
      DiffReport.Weight(
        name: $0.name, changed: $0.changed, count: $0.count, fits: !$0.isUnfit,
        largest: $0.largest, place: $0.place, error: $0.share)
    }
    output = error.map { error in
      DiffReport.Output(
        error: error.share, largest: error.largest, agrees: error.agrees,
        first: error.first.map { .init(place: $0.place, here: $0.here, there: $0.there) })
    }
  }
}
