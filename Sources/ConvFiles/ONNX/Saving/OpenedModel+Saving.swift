import ConvNet
import Foundation

extension OpenedModel {
  /// The file's own message with what was changed and nothing else: numbers that were taken out of
  /// it are put back, and those of a second file are taken in.
  ///
  /// - Returns: the message, and which weights had to be rounded.
  /// - Throws: ``ModelError/value(name:reason:)`` for a change that can not be written.
  func saved(_ subject: Subject) throws(ModelError) -> (model: ONNXModel, rounded: [String]) {
    let network = subject.network
    let reader = TensorReader(folder: folder)
    var writer = WeightWriter(try whole(reader), reader)
    let weights = SavedWeights(subject)
    let touched = weights.touchedLayers
    if !touched.isEmpty {
      let (fresh, origins) = try self.network(.shape(network.input.shape))
      guard fresh.nodes.map(\.alias) == network.nodes.map(\.alias) else {
        preconditionFailure("a model that is read again for one size gives the same layers")
      }
      var changes: [Change] = []
      for layer in touched {
        let edited = try weights.parameters(layer)
        for parameter in fresh.nodes[layer].parameters {
          guard let now = edited[parameter.name], let was = fresh.weights[layer][parameter.name],
            now != was
          else { continue }
          changes.append(Change(layer: layer, parameter: parameter.name, now: now, was: was))
        }
      }
      for change in changes {
        writer.announce(change.now, change.parameter, origins[change.layer - 1])
      }
      for change in changes {
        let name = "\(fresh.nodes[change.layer].alias).\(change.parameter)"
        try writer.write(
          change.now, over: change.was, name, change.parameter, origins[change.layer - 1])
      }
    }
    var model = writer.model
    var metadata = ModelMetadata(model)
    (metadata.labels, metadata.normalization) = (network.labels, network.normalization)
    if writer.hasNewNames, metadata.aliases == nil {
      metadata.aliases = OpenedModel.aliases(of: network)
    }
    metadata.write(to: &model)
    size(network, &model)
    return (model, writer.rounded)
  }

  /// A weight that has other numbers than the file.
  private struct Change {
    let layer: Int
    let parameter: String
    let now: Tensor
    let was: Tensor
  }

  /// The message with all numbers in it.
  private func whole(_ reader: TensorReader) throws(ModelError) -> ONNXModel {
    var model = model
    for index in model.graph.initializer.indices {
      let tensor = model.graph.initializer[index]
      if tensor.dataType == ElementType.float32.rawValue, let known = initializers[tensor.name] {
        model.graph.initializer[index].store(RawNumbers(floats: known.reals))
      } else if tensor.dataLocation == 1, unread[tensor.name] == nil {
        model.graph.initializer[index].store(try RawNumbers(tensor, reader, named: tensor.name))
      }
    }
    for node in model.graph.node.indices {
      for place in model.graph.node[node].attribute.indices {
        let attribute = model.graph.node[node].attribute[place]
        guard attribute.hasT, attribute.t.dataLocation == 1,
          ElementType(rawValue: attribute.t.dataType) != nil
        else { continue }
        model.graph.node[node].attribute[place].t.store(
          try RawNumbers(attribute.t, reader, named: model.graph.node[node].name))
      }
    }
    return model
  }

  /// Declares the size in which the network was opened where it is not the file's; what the file
  /// said about the values' sizes is then left out.
  private func size(_ network: Network, _ model: inout ONNXModel) {
    guard let input = network.input.original,
      let place = model.graph.input.firstIndex(where: { $0.name == input.name })
    else { return }
    let declared = GraphInput.declared(model.graph.input[place])
    let wanted: [Int?] = input.isBatched ? [nil] + input.sizes.dropFirst().map { $0 } : input.sizes
    guard declared.count == wanted.count else { return }
    var isOther = false
    for (axis, pair) in zip(declared, wanted).enumerated() {
      guard let was = pair.0, let size = pair.1, was != size else { continue }
      model.graph.input[place].type.tensorType.shape.dim[axis].dimValue = Int64(size)
      isOther = true
    }
    guard isOther else { return }
    model.graph.valueInfo = []
    for output in model.graph.output.indices {
      model.graph.output[output].type.tensorType.clearShape()
    }
  }

  /// The layers' names, by the values of the file that are their outputs.
  private static func aliases(of network: Network) -> [String: String] {
    Dictionary(
      network.nodes.dropFirst().compactMap { node in node.original.map { ($0.name, node.alias) } },
      uniquingKeysWith: { first, _ in first })
  }
}
