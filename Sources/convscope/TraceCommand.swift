import ArgumentParser
import ConvFiles
import ConvNet
import ConvSession
import ConvWork
import Foundation

/// A forward pass with every intermediate.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "A forward pass with every intermediate, by name.",
    discussion: """
      The npz holds one array for each layer, by its name, and every parameter by its state_dict
      name (conv1.weight).

      EXAMPLE
        convscope trace scenes --input photo.jpg --format npz -o photo.npz
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case npz, json, text }

  @OptionGroup var arguments: ModelArguments
  @Option(name: .customLong("layer"), help: "Only this layer; can be given again.")
  var layers: [String] = []
  @Option(help: "npz, json or text.")
  var format = Format.text
  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file"))
  var output: String?

  private struct Layer: Encodable {
    var name: String
    var kind: String
    var shape: [Int]
    var values: [Float]
  }

  func validate() throws {
    if arguments.model == nil { throw ValidationError("Name a model: letters, a line or a file.") }
    if format == .npz, output == nil, isatty(STDOUT_FILENO) == 1 {
      throw ValidationError("An npz is no text; say where to write it with -o FILE.")
    }
  }

  func run() throws {
    var driver = try arguments.driver()
    let network = driver.session.network
    let chosen = try chosenLayers(network)
    let subject = driver.session.subject
    driver.meet(chosen.map { .about(subject, .activation($0)) })
    let scene = driver.scene
    let traced = chosen.compactMap { index in
      scene.reading(index).value?.tensor.map { (node: network.nodes[index], tensor: $0) }
    }
    switch format {
    case .npz: try writeArrays(traced.map { ($0.node.alias, $0.tensor) }, network)
    case .json:
      try Output.json(
        traced.map {
          Layer(
            name: $0.node.alias, kind: $0.node.kind, shape: $0.tensor.shape.sizes,
            values: $0.tensor.elements)
        }, to: output)
    case .text:
      try Output.write(traced.map { text($0.node, $0.tensor) }.joined(separator: "\n"), to: output)
    }
  }

  private func chosenLayers(_ network: Network) throws -> [Int] {
    guard !layers.isEmpty else { return Array(network.nodes.indices) }
    return try layers.map { name in
      guard let index = network.index(of: name) else {
        throw Failure.badData.exit(
          "\(CommandError.unknownLayer(name, known: network.nodes.map(\.alias)))")
      }
      return index
    }
  }

  private func writeArrays(_ traced: [(name: String, tensor: Tensor)], _ network: Network) throws {
    var arrays = traced
    for node in network.nodes {
      for parameter in node.layer.parameters {
        guard let weight = node.weights[parameter.name] else { continue }
        arrays.append(("\(node.alias).\(parameter.name)", weight))
      }
    }
    let bytes: [UInt8]
    do throws(FileError) { bytes = try ArchiveFile.encode(arrays) } catch {
      throw Failure.exit(error)
    }
    try Output.write(bytes, to: output)
  }

  /// The numbers row by row, a blank line between maps.
  private func text(_ node: Node, _ tensor: Tensor) -> String {
    let statistics = Statistics(tensor.elements)
    var lines = [
      "\(node.alias)  \(tensor.shape)  min \(statistics.minimum)  max \(statistics.maximum)"
        + "  mean \(Float(statistics.mean))"
    ]
    let width = tensor.shape.rank == 1 ? tensor.shape.count : tensor.shape.width
    for row in 0..<tensor.shape.count / width {
      let numbers = tensor.elements[row * width..<(row + 1) * width]
      lines.append(numbers.map { "\($0)" }.joined(separator: " "))
      if tensor.shape.rank == 3, (row + 1).isMultiple(of: tensor.shape.height) { lines.append("") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
