import ArgumentParser
import ConvCanvas
import ConvFiles
import ConvNet
import ConvSession
import ConvWork

/// A forward pass with every intermediate.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "A forward pass with every intermediate, by name.",
    discussion: """
      The npz holds one array for each layer: of a model file by the value's name there, in its
      shape, with the axis that counts samples; else by the layer's name. With them every parameter
      by its state_dict name (conv1.weight), unless --layer names some. An input.npy with one axis more is several samples.

      With --compare, someone else's intermediates are held against these, by any of those names:
      a table, and the first value in the order of the pass that differs. Exit code 65 where one
      does.

      EXAMPLES
        convscope trace scenes --input photo.jpg --format npz -o photo.npz
        convscope trace my.onnx --input x.npy --compare torch.npz --tolerance 1e-4
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case npz, json, text }

  @OptionGroup var arguments: ModelArguments
  @Option(name: .customLong("layer"), help: "Only this layer; can be given again.")
  var layers: [String] = []
  @Option(help: "npz, json or text.")
  var format = Format.text
  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file"))
  var output: String?
  @Option(help: ArgumentHelp("An NPZ of someone else's values, by name.", valueName: "file"))
  var compare: String?
  @Option(
    help: ArgumentHelp(
      "The largest max|difference| / max|value| that agrees; 1e-5 where nothing is said, and 5e-4 "
        + "behind \(TraceComparison.fewSums) convolutions or matrix products.", valueName: "1e-5"))
  var tolerance: Double?

  func validate() throws {
    if arguments.model == nil { throw ValidationError("Name a model: letters, a line or a file.") }
    if format == .npz, compare == nil, OutputTarget(output).isTerminal {
      throw ValidationError("An npz is no text; say where to write it with -o FILE.")
    }
    guard tolerance.map({ $0.isFinite && $0 >= 0 }) ?? true else {
      throw ValidationError("A tolerance is a number from 0 up.")
    }
  }

  func run() throws {
    let input: TraceInput
    do throws(OpenFailure) {
      let limit = try arguments.passLimit()
      input = try TraceInput(arguments.request(), input: arguments.picture) {
        (network) throws(OpenFailure) in try limit.check(network)
      }
      try limit.check(input.network, samples: input.samples.count)
    } catch { throw Failure.exit(error) }
    if arguments.picture == nil, StandardStream.error.isTerminal {
      let name = Shipped.defaultPicture(for: input.network)
      Failure.warn("no --input is given, so this is a pass over \(name)")
    }
    if let fitting = input.fitting { Failure.warn(fitting) }
    if let overflow = input.overflow { Failure.warn(overflow) }
    if input.isExact, let words = arguments.idleWords { Failure.warn(words) }
    for note in input.network.notes { Failure.warn(note) }
    let chosen = try chosenLayers(input.network)
    try refuseToFlood(input, chosen)
    if let compare {
      try Comparing(input: input, layers: chosen, tolerance: tolerance).run(compare)
      return
    }
    Failure.warn(ofObstaclesIn: input.network, among: chosen)
    switch format {
    case .npz: try writeArrays(input, chosen)
    case .json: try writeJSON(input, chosen)
    case .text: try writeText(input, chosen)
    }
  }

  /// Millions of numbers on a terminal are of no use to anybody, and many millions of them as text
  /// to no program.
  private func refuseToFlood(_ input: TraceInput, _ chosen: Set<Int>) throws {
    guard compare == nil else { return }
    let count =
      input.samples.count * chosen.reduce(0) { $0 + input.network.nodes[$1].shape.count }
    guard format == .npz || count <= TraceCommand.mostAsText else {
      throw Failure.usage.exit(
        "\(count) numbers are too many to be text; take --format npz, or choose a layer with --layer"
      )
    }
    guard OutputTarget(output).isTerminal, count > TraceCommand.mostOnTerminal else { return }
    throw Failure.usage.exit(
      "\(count) numbers are too many for a terminal; write them with -o FILE, choose a layer with "
        + "--layer, or pipe them on")
  }
  private static let mostOnTerminal = 20_000
  private static let mostAsText = 1 << 23

  private func chosenLayers(_ network: Network) throws -> Set<Int> {
    guard !layers.isEmpty else { return Set(network.nodes.indices) }
    return Set(
      try layers.map { name in
        guard let index = network.graph.layer(named: name) else {
          throw Failure.badData.exit(
            "\(CommandError.unknownLayer(name, known: network.nodes.map(\.alias)))")
        }
        return index
      })
  }

  private func traced(
    _ input: TraceInput, _ chosen: Set<Int>, _ visit: (Node, TracedValue) throws -> Void
  ) throws {
    var notes = TypeNotes()
    defer { for sentence in notes.sentences { Failure.warn(sentence) } }
    try ForwardPass(input.network).run(input.samples) { (index, outputs) throws in
      guard chosen.contains(index) else { return }
      let node = input.network.nodes[index]
      var values: [TracedValue] = []
      do throws(TraceError) {
        values.append(try TracedValue(node, outputs, stacking: input.isBatch))
        for other in input.network.names.others[index] ?? [] where format == .npz {
          values.append(try TracedValue(node, as: other, outputs, stacking: input.isBatch))
        }
      } catch { throw Failure.badData.exit("\(error)") }
      for value in values { try visit(node, value) }
      if let value = values.first { notes.add(value) }
    }
  }

  // MARK: Formats

  private func writeArrays(_ input: TraceInput, _ chosen: Set<Int>) throws {
    var writer = ArchiveWriter()
    var names: Set<String> = []
    /// A value's name may be another layer's alias.
    func free(_ name: String, or other: String) -> String {
      names.insert(name).inserted ? name : names.insert(other).inserted ? other : "\(other)#"
    }
    try Output.write(to: output) { append in
      func put(_ name: String, _ array: [UInt8]) throws {
        for part in try entry(name, array, in: &writer) { try append(part) }
      }
      try traced(input, chosen) { node, value in
        try put(free(value.name, or: node.alias), ArrayFile.encode(value))
      }
      for value in input.network.names.constants where layers.isEmpty {
        try put(free(value.name, or: value.name), ArrayFile.encode(value))
      }
      // Who names layers asks for what they give.
      for (index, node) in input.network.nodes.enumerated() where layers.isEmpty {
        for parameter in node.parameters {
          guard let weight = input.network.weights[index][parameter.name] else { continue }
          let name = "\(node.alias).\(parameter.name)"
          try put(free(name, or: name), ArrayFile.encode(weight))
        }
      }
      try append(writer.end())
    }
  }

  private func entry(
    _ name: String, _ array: [UInt8], in writer: inout ArchiveWriter
  ) throws -> [[UInt8]] {
    do throws(FileError) { return try writer.entry(name, array) } catch {
      throw Failure.exit(error)
    }
  }

  private struct Layer: Encodable {
    var name: String
    var value: String
    var kind: String
    var shape: [Int]
    /// As the file has it: `float32`, `float16`, `uint8`.
    var type: String
    var values: [Float]
  }
  private func writeJSON(_ input: TraceInput, _ chosen: Set<Int>) throws {
    var layers: [Layer] = []
    try traced(input, chosen) { node, value in
      layers.append(
        Layer(
          name: node.alias, value: value.name, kind: node.kind, shape: value.sizes,
          type: value.typeWord ?? "float32", values: value.numbers))
    }
    for value in emptyValues(input) {
      layers.append(
        Layer(
          name: value.name, value: value.name, kind: Constant.kind, shape: value.sizes,
          type: value.typeWord ?? "float32", values: []))
    }
    try Output.json(layers, to: output)
  }

  private func writeText(_ input: TraceInput, _ chosen: Set<Int>) throws {
    var isFirst = true
    try Output.write(to: output) { append in
      try traced(input, chosen) { node, value in
        try append(Array(((isFirst ? "" : "\n") + text(node, value)).utf8))
        isFirst = false
      }
      for value in emptyValues(input) { try append(Array("\n\(head(value.name, value))\n".utf8)) }
    }
  }

  /// The values that no layer gives, for they hold no numbers.
  private func emptyValues(_ input: TraceInput) -> [TracedValue] {
    layers.isEmpty ? input.network.names.constants.filter(\.numbers.isEmpty) : []
  }

  private func head(_ name: String, _ value: TracedValue) -> String {
    let shape =
      value.sizes.isEmpty ? "()" : value.sizes.map(String.init).joined(separator: "×")
    let type = value.typeWord.map { "  " + $0 } ?? ""
    let numbers = Statistics(value.numbers)
    let said =
      value.numbers.isEmpty
      ? "no numbers"
      : "min \(numbers.minimum)  max \(numbers.maximum)  mean \(Float(numbers.mean))"
    return "\(PlainText.line(name))  \(shape)\(type)  \(said)"
  }

  /// The numbers row by row, a blank line between maps.
  private func text(_ node: Node, _ value: TracedValue) -> String {
    let name = value.name == node.alias ? node.alias : "\(node.alias)  \(value.name)"
    var lines = [head(name, value)]
    let width = value.sizes.last ?? 1
    let height = value.sizes.count >= 3 ? value.sizes[value.sizes.count - 2] : 0
    for row in 0..<value.numbers.count / max(1, width) {
      let numbers = value.numbers[row * width..<(row + 1) * width]
      lines.append(numbers.map { "\($0)" }.joined(separator: " "))
      if height > 0, (row + 1).isMultiple(of: height) { lines.append("") }
    }
    return PlainText.safe(lines.joined(separator: "\n") + "\n")
  }
}
