import ConvNet
import ConvSession

extension View {
  /// What a map answers to, where somebody has said it.
  func mapName(_ map: Int, of node: Node? = nil) -> String {
    let names = (node ?? self.node).mapNames
    return names.indices.contains(map) ? names[map] : ""
  }

  /// What a unit or a map is called: the class it answers for, or what its map answers to.
  func unitName(_ layer: Int, _ index: Int) -> String {
    let last = network.last
    let isAnswer =
      layer == last
      || (network.nodes[last].scores == .shares && network.nodes[last].inputs == [layer])
    if isAnswer, network.labels.indices.contains(index) { return network.labels[index] }
    var node = network.nodes[layer]
    let channels = node.shape.channels
    // What keeps the maps apart keeps their names.
    while node.mapNames.isEmpty, node.inputs.count == 1, node.parameterCount == 0,
      let input = node.inputs.first, network.nodes[input].shape.channels == channels
    {
      node = network.nodes[input]
    }
    return mapName(index, of: node)
  }

  /// `letter[2] O`
  func unitTitle(_ layer: Int, _ index: Int) -> String {
    let name = unitName(layer, index)
    let place = Address(network.nodes[layer].alias, nil, [index]).text
    return name.isEmpty ? place : "\(place) \(name)"
  }
}
