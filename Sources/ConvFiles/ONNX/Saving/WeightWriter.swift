import ConvNet
import SwiftProtobuf

/// A writer of edited weights into the message of the file they came from: where they stand, or,
/// where others read them as well, beside them.
struct WeightWriter {
  private(set) var model: ONNXModel
  /// The weights whose type does not hold what they were set to, and the type.
  private(set) var rounded: [String] = []
  /// Whether some weight has a new name, which layers may be called by.
  var hasNewNames: Bool { model.graph.initializer.count > places.count }
  private let reader: TensorReader
  private let types: ValueTypes
  private let places: [String: Int]
  private let readers: [String: Int]
  private var names: Set<String>
  /// The node's inputs that were written, and their numbers.
  private var written: [Slot: Tensor] = [:]
  /// The numbers that each weight of the file is going to have where it is read, by its name.
  private var announced: [String: [Slot: Tensor]] = [:]

  private struct Slot: Hashable {
    let node: Int
    let slot: Int
  }

  /// - Parameter model: the message with all its numbers.
  init(_ model: ONNXModel, _ reader: TensorReader) {
    (self.model, self.reader) = (model, reader)
    let graph = model.graph
    types = ValueTypes(graph)
    places = Dictionary(
      graph.initializer.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var readers: [String: Int] = [:]
    for name in graph.node.flatMap(\.input) + graph.output.map(\.name) {
      readers[name, default: 0] += 1
    }
    self.readers = readers
    names = Set(readers.keys).union(places.keys).union(graph.node.flatMap(\.output))
    names.formUnion(graph.input.map(\.name))
    // An attribute that is not looked into may read anything.
    let isDeep = graph.node.contains { $0.attribute.contains { !$0.unknownFields.data.isEmpty } }
    hidesReaders = isDeep
  }
  private let hidesReaders: Bool

  /// Says what is going to be written, so that a weight that all who read it change alike stays one.
  mutating func announce(_ edited: Tensor, _ parameter: String, _ origins: WeightOrigins) {
    guard let origin = origins.slots[parameter], model.graph.node.indices.contains(origins.node)
    else { return }
    let slot = Slot(node: origins.node, slot: origin.slot)
    let input = model.graph.node[slot.node].input[slot.slot]
    announced[input, default: [:]][slot] = origin.isTransposed ? edited.transposed : edited
  }

  /// Whether all that read a weight of the file give it the same numbers.
  private func isChangedAlike(_ input: String, _ edited: Tensor) -> Bool {
    guard let all = announced[input]?.values, all.count == readers[input] else { return false }
    return all.allSatisfy { $0.elements == edited.elements }
  }

  /// - Parameters:
  ///   - edited: what the layer has now; `original` what it was read as.
  ///   - name: of the weight here: `conv1.weight`.
  mutating func write(
    _ edited: Tensor, over original: Tensor, _ name: String, _ parameter: String,
    _ origins: WeightOrigins
  ) throws(ModelError) {
    guard let origin = origins.slots[parameter], model.graph.node.indices.contains(origins.node)
    else { throw WeightWriter.notKept(name, origins) }
    let slot = Slot(node: origins.node, slot: origin.slot)
    if let before = written.updateValue(edited, forKey: slot), before != edited {
      throw .value(
        name: name, reason: "another layer is made of the same weight and was given other numbers")
    }
    let (edited, original) =
      origin.isTransposed ? (edited.transposed, original.transposed) : (edited, original)
    let changes = edited.elements.indices.filter {
      edited.elements[$0].bitPattern != original.elements[$0].bitPattern
    }
    let input = model.graph.node[slot.node].input[slot.slot]
    let kept = origins.sizes.indices.contains(slot.slot) ? origins.sizes[slot.slot] : nil
    let source = try source(of: input, count: edited.shape.count)
    var numbers = source ?? RawNumbers(types.type(of: input), floats: original.elements)
    var isExact = true
    for index in changes where !numbers.set(index, edited.elements[index]) { isExact = false }
    if !isExact { rounded.append("\(name) is rounded to \(numbers.type.word)") }
    if let place = places[input], source != nil, !hidesReaders, isChangedAlike(input, edited) {
      model.graph.initializer[place].store(numbers)
    } else {
      let fits = kept.map { $0.reduce(1, *) == edited.shape.count } ?? false
      let sizes = fits ? kept ?? [] : edited.shape.sizes
      model.graph.node[slot.node].input[slot.slot] = add(numbers, sizes, name)
    }
  }

  /// The numbers of an initializer or of a constant node; nil where a value is
  /// computed, or is stretched to this many.
  private func source(of name: String, count: Int) throws(ModelError) -> RawNumbers? {
    let tensor =
      places[name].map { model.graph.initializer[$0] }
      ?? types.maker(of: name).flatMap { node in
        node.opType == "Constant" ? Attributes(node).tensor("value") : nil
      }
    guard let tensor else { return nil }
    let numbers = try RawNumbers(tensor, reader, named: name)
    return numbers.count == count ? numbers : nil
  }

  /// - Returns: the name of the new initializer.
  private mutating func add(_ numbers: RawNumbers, _ sizes: [Int], _ wanted: String) -> String {
    var name = wanted
    var count = 1
    while !names.insert(name).inserted {
      count += 1
      let parts = wanted.split(separator: ".")
      name = "\(parts.dropLast().joined(separator: "."))_\(count).\(parts.last ?? "weight")"
    }
    var tensor = ONNXTensor()
    tensor.name = name
    tensor.dims = sizes.map(Int64.init)
    tensor.store(numbers)
    model.graph.initializer.append(tensor)
    // Before version 4 every initializer had to be an input as well.
    if model.irVersion < 4 {
      model.graph.input.append(ONNXValue(name, numbers.type, sizes.map { .size($0) }))
    }
    return name
  }

  private static func notKept(_ name: String, _ origins: WeightOrigins) -> ModelError {
    .value(
      name: name,
      reason: origins.node < 0
        ? "it is an input of the model, whose numbers are not kept in the file; give them when it "
          + "is opened, or reset it before saving"
        : "it was edited, and the file computes it of other numbers; reset it before saving")
  }
}

extension ElementType {
  /// The type's name in a sentence, such as `float16`.
  var word: String {
    switch self {
    case .float16: "float16"
    case .bfloat16: "bfloat16"
    case .boolean: "0 or 1"
    case .float32, .float64: "\(self)"
    default: "whole numbers"
    }
  }
}

extension ONNXValue {
  enum Dimension {
    case size(Int)
    case open(String)
  }

  init(_ name: String, _ type: ElementType, _ dimensions: [Dimension]) {
    self.init()
    self.name = name
    self.type.tensorType.elemType = type.rawValue
    self.type.tensorType.shape.dim = dimensions.map { dimension in
      var written = ONNXDimension()
      switch dimension {
      case .size(let size): written.dimValue = Int64(size)
      case .open(let name): written.dimParam = name
      }
      return written
    }
  }
}
