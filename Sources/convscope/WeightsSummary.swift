import ConvNet

/// The tensors of a file of weights: names, shapes, types and ranges.
struct WeightsSummary: Encodable {
  struct Row: Encodable {
    var name: String
    var shape: [Int]
    var type: String
    var numbers: Int
    /// Nil where none of the numbers is finite, as JSON can not say those.
    var minimum: Float?
    var maximum: Float?
  }
  struct Omission: Encodable {
    var name: String
    var reason: String
  }
  var file: String
  var tensors: [Row]
  var numbers: Int
  /// What in the file is no tensor of numbers.
  var omissions: [Omission]

  init(_ file: String, _ state: NamedTensors) {
    self.file = file
    tensors = state.map { name, tensor in
      let finite = tensor.elements.lazy.filter(\.isFinite)
      return Row(
        name: name, shape: tensor.shape.sizes, type: state.types[name] ?? "",
        numbers: tensor.shape.count, minimum: finite.min(), maximum: finite.max())
    }
    numbers = tensors.reduce(0) { $0 + $1.numbers }
    omissions = state.omissions.map { Omission(name: $0.name, reason: $0.reason) }
  }

  var text: String {
    func number(_ number: Float?) -> String { number.map { "\($0)" } ?? "--" }
    var rows = [["tensor", "shape", "type", "numbers", "min", "max"]]
    rows += tensors.map { row in
      [
        row.name, row.shape.isEmpty ? "1" : row.shape.map(String.init).joined(separator: "x"),
        row.type, String(row.numbers), number(row.minimum), number(row.maximum),
      ]
    }
    rows.append(["total", "", "", String(numbers), "", ""])
    var text = TextTable(rows, rightAligned: [3, 4, 5], hasTotal: true).text
    text += "\nTotal: \(numbers) numbers in \(tensors.count) tensors\n"
    for omission in omissions { text += "Not read: \(omission.name) (\(omission.reason))\n" }
    return text
  }
}
