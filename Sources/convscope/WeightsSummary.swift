import ConvNet

/// The tensors of a file of weights: names, shapes, types and ranges.
struct WeightsSummary: Encodable {
  struct Row: Encodable {
    var name: String
    var shape: [Int]
    var type: String
    var numbers: Int
    /// Nil where none of them is a number.
    var minimum: Float?
    var maximum: Float?
    /// How many are NaN.
    var nans: Int
  }
  struct Omission: Encodable {
    var name: String
    var reason: String
  }
  var file: String
  /// What a wrapper put before all names, which are without it.
  var prefix: String
  var tensors: [Row]
  var numbers: Int
  /// What in the file is no tensor of numbers.
  var omissions: [Omission]

  init(_ file: String, _ state: NamedTensors) {
    self.file = file
    let prefix = Graph.wrapper(of: state.map(\.name))
    self.prefix = prefix
    tensors = state.map { name, tensor in
      let numbers = tensor.elements.lazy.filter { !$0.isNaN }
      return Row(
        name: String(name.dropFirst(prefix.count)), shape: tensor.shape.sizes,
        type: state.types[name] ?? "", numbers: tensor.shape.count, minimum: numbers.min(),
        maximum: numbers.max(), nans: tensor.elements.count(where: \.isNaN))
    }
    numbers = tensors.reduce(0) { $0 + $1.numbers }
    omissions = state.omissions.map { Omission(name: $0.name, reason: $0.reason) }
  }

  var text: String {
    func number(_ number: Float?) -> String { number.map { "\($0)" } ?? "--" }
    let hasNaN = tensors.contains { $0.nans > 0 }
    var rows = [["tensor", "shape", "type", "numbers", "min", "max"] + (hasNaN ? ["NaN"] : [])]
    rows += tensors.map { row in
      [
        row.name, row.shape.isEmpty ? "1" : row.shape.map(String.init).joined(separator: "x"),
        row.type, String(row.numbers), number(row.minimum), number(row.maximum),
      ] + (hasNaN ? ["\(row.nans)"] : [])
    }
    rows.append(["total", "", "", String(numbers), "", ""] + (hasNaN ? [""] : []))
    var text = TextTable(rows, rightAligned: [3, 4, 5, 6], hasTotal: true).text
    text += "\nTotal: \(numbers) numbers in \(tensors.count) tensors\n"
    if !prefix.isEmpty { text += "Names without “\(prefix)”, with which all of them begin\n" }
    for omission in omissions { text += "Not read: \(omission.name) (\(omission.reason))\n" }
    return text
  }
}
