import ConvNet

extension OpenedModel {
  /// The model with other numbers, and as many units, for one layer's weights.
  /// - Throws: ``NetworkError/source(_:)`` where the file does not hold them as they are read.
  func network(
    input: Shape, replacing alias: String, with weights: Parameters
  ) throws(NetworkError) -> Network {
    let (fresh, origins): (Network, [WeightOrigins])
    do throws(ModelError) { (fresh, origins) = try network(.shape(input)) } catch {
      throw .source("\(error)")
    }
    guard let layer = fresh.graph.index(of: alias), layer > 0 else {
      throw .source("there is no layer \(alias) in the file")
    }
    var (graph, initializers) = (model.graph, initializers)
    let origin = origins[layer - 1]
    for (parameter, tensor) in weights {
      guard let slot = origin.slots[parameter], graph.node.indices.contains(origin.node),
        let name = Optional(graph.node[origin.node].input[slot.slot]),
        initializers[name] != nil,
        let place = graph.initializer.firstIndex(where: { $0.name == name }),
        graph.initializer[place].dataType == ElementType.float32.rawValue
      else {
        throw .source("the file computes \(alias).\(parameter), and no other can take its place")
      }
      let filed = slot.isTransposed ? tensor.transposed : tensor
      graph.initializer[place].dims = filed.shape.sizes.map { Int64($0) }
      initializers[name] = KnownTensor(filed.shape.sizes, reals: filed.elements)
      initializers[name]?.storedName = name
    }
    // What the file said about the sizes that follow is no longer so.
    graph.valueInfo = []
    for output in graph.output.indices { graph.output[output].type.tensorType.clearShape() }
    var changed = model
    changed.graph = graph
    let opened = OpenedModel(
      model: changed, initializers: initializers, unread: unread, name: name, folder: folder,
      given: given)
    return try opened.network(input: input)
  }
}
