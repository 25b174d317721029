import ConvNet
import Foundation

/// Sums of products over named axes, as a chain of transposes and matrix products.
extension Operators {
  static let einsum: [String: Lower] = [
    "Einsum": { (call, builder) throws(OperatorError) in
      guard let text = try call.attributes.text("equation") else {
        throw .refused("its equation is missing")
      }
      var values: [GraphValue] = []
      for value in try call.all() { values.append(try builder.unbatched(value)) }
      let equation = try EinsumEquation(text, ranks: values.map { $0.sizes?.count ?? 0 })
      return [try summed(call, values, equation, &builder)]
    }
  ]

  /// A value whose axes have labels, each once.
  private struct Labelled {
    var value: GraphValue
    var labels: [Int]
    func size(_ label: Int) -> Int {
      labels.firstIndex(of: label).flatMap { value.sizes?[$0] } ?? 1
    }
  }

  private static func summed(
    _ call: OperatorCall, _ values: [GraphValue], _ equation: EinsumEquation,
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    var list: [Labelled] = []
    for (value, labels) in zip(values, equation.inputs) {
      list.append(try diagonal(call, value, labels, &builder))
    }
    var result = list[0]
    for place in list.indices {
      let later = Set(list.dropFirst(place + 1).flatMap(\.labels) + equation.output)
      if place > 0 {
        result = try multiplied(call, result, list[place], kept: later, &builder)
      }
      result = try added(call, result, kept: later, &builder)
    }
    guard Set(result.labels) == Set(equation.output) else {
      throw .refused("its output names an axis that no input has")
    }
    return try ordered(call, result, equation.output, &builder).value
  }

  /// An axis for each label: where one stands twice, the numbers of the diagonal.
  private static func diagonal(
    _ call: OperatorCall, _ value: GraphValue, _ labels: [Int], _ builder: inout GraphBuilder
  ) throws(OperatorError) -> Labelled {
    guard let sizes = value.sizes, Set(labels).count < labels.count else {
      return Labelled(value: value, labels: labels)
    }
    var unique: [Int] = []
    for label in labels where !unique.contains(label) { unique.append(label) }
    let steps = steps(of: sizes)
    let to = unique.map { label in sizes[labels.firstIndex(of: label) ?? 0] }
    let own = unique.map { label in labels.indices.filter { labels[$0] == label }.map { steps[$0] }
    }
    let toSteps = Operators.steps(of: to)
    let count = try checkedCount(to)
    guard labels.indices.allSatisfy({ sizes[$0] == to[unique.firstIndex(of: labels[$0]) ?? 0] })
    else {
      throw .refused("axes of one name have to be of one size")
    }
    let places = (0..<count).map { offset in
      unique.indices.reduce(0) { place, axis in
        place + offset / toSteps[axis] % to[axis] * own[axis].reduce(0, +)
      }
    }
    return Labelled(
      value: try builder.picked(value, places, sizes: to, kind: "diagonal"), labels: unique)
  }

  /// Adds up what nothing that comes later names.
  private static func added(
    _ call: OperatorCall, _ operand: Labelled, kept: Set<Int>, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> Labelled {
    let axes = operand.labels.indices.filter { !kept.contains(operand.labels[$0]) }
    guard !axes.isEmpty else { return operand }
    let sum = try call.part(
      "ReduceSum", [operand.value, .integers(axes)], with: ["keepdims": .integer(0)], &builder)
    return Labelled(value: sum, labels: operand.labels.filter(kept.contains))
  }

  private static func ordered(
    _ call: OperatorCall, _ operand: Labelled, _ labels: [Int], _ builder: inout GraphBuilder
  ) throws(OperatorError) -> Labelled {
    guard operand.labels != labels else { return operand }
    let order = labels.compactMap { operand.labels.firstIndex(of: $0) }
    let turned = try call.part(
      "Transpose", [operand.value], with: ["perm": .integers(order)], &builder)
    return Labelled(value: turned, labels: labels)
  }

  /// The product of two, summed over what both have and nothing later names.
  private static func multiplied(
    _ call: OperatorCall, _ first: Labelled, _ second: Labelled, kept: Set<Int>,
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> Labelled {
    let shared = first.labels.filter(second.labels.contains)
    let (batch, inner) = (shared.filter(kept.contains), shared.filter { !kept.contains($0) })
    let one = try added(call, first, kept: kept.union(shared), &builder)
    let other = try added(call, second, kept: kept.union(shared), &builder)
    let rows = one.labels.filter { !shared.contains($0) }
    let columns = other.labels.filter { !shared.contains($0) }
    func size(_ labels: [Int]) -> Int {
      labels.reduce(1) { $0 * max(one.size($1), other.size($1)) }
    }
    guard shared.allSatisfy({ one.size($0) == other.size($0) }) else {
      throw .unknown("axes of one name and different sizes are not computed here")
    }
    let left = try ordered(call, one, batch + rows + inner, &builder)
    let right = try ordered(call, other, batch + inner + columns, &builder)
    let matrices = try call.part(
      "MatMul",
      [
        call.part(
          "Reshape", [left.value, .integers([size(batch), size(rows), size(inner)])], &builder),
        call.part(
          "Reshape", [right.value, .integers([size(batch), size(inner), size(columns)])], &builder),
      ], &builder)
    let labels = batch + rows + columns
    let sizes = labels.map { max(one.size($0), other.size($0)) }
    return Labelled(
      value: try call.part("Reshape", [matrices, .integers(sizes)], &builder), labels: labels)
  }
}

/// An equation such as `bij,bjk->bik`: a number for each axis, axes of an ellipsis counted from its
/// end.
struct EinsumEquation {
  private(set) var inputs: [[Int]] = []
  private(set) var output: [Int] = []

  init(_ text: String, ranks: [Int]) throws(OperatorError) {
    let plain = text.filter { !$0.isWhitespace }
    let sides = plain.components(separatedBy: "->")
    let terms = sides[0].split(separator: ",", omittingEmptySubsequences: false)
    guard sides.count <= 2, terms.count == ranks.count, plain.utf8.count <= 1000 else {
      throw .refused("its equation “\(text.shortened)” does not go with its inputs")
    }
    var widest = 0
    for (term, rank) in zip(terms, ranks) where term.contains(".") {
      widest = max(widest, rank - (term.count - 3))
    }
    for (term, rank) in zip(terms, ranks) {
      inputs.append(try EinsumEquation.labels(term, dots: rank - (term.count - 3)))
      guard inputs[inputs.count - 1].count == rank else {
        throw .refused("its equation “\(text.shortened)” does not go with its inputs")
      }
    }
    if sides.count == 2 {
      output = try EinsumEquation.labels(sides[1][...], dots: widest)
    } else {
      // Without an arrow: the ellipsis, and in order what is named once.
      let all = inputs.flatMap { $0 }.filter { $0 >= 0 }
      output =
        Array((0..<widest).map { -1 - $0 }.reversed())
        + Set(all).sorted().filter { label in all.count { $0 == label } == 1 }
    }
    guard Set(output).count == output.count else {
      throw .refused("its output names an axis twice")
    }
  }

  private static func labels(
    _ term: Substring, dots: Int
  ) throws(OperatorError) -> [Int] {
    var labels: [Int] = []
    var rest = term[...]
    while let next = rest.first {
      if rest.hasPrefix("...") {
        rest = rest.dropFirst(3)
        labels += (0..<max(0, dots)).reversed().map { -1 - $0 }
        continue
      }
      guard next.isLetter, let scalar = next.unicodeScalars.first else {
        throw .refused("its equation has an axis “\(String(next).escaped)”")
      }
      labels.append(Int(scalar.value))
      rest = rest.dropFirst()
    }
    return labels
  }
}
