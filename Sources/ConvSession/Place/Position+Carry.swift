import ConvNet

extension Position {
  /// The same place in another network: the layer of the same name and kind, and in it the same
  /// indices. A place that does not exist there becomes the input.
  func place(in other: Network) -> Place {
    guard other != network else { return place }
    guard let layer = other.graph.index(of: node.alias), other.nodes[layer].kind == node.kind else {
      return Place()
    }
    var carried = place
    carried.layer = layer
    let shape = other.nodes[layer].shape
    if shape.contains(element) {
      carried.element = shape.offset(element)
    } else if place.rung <= .layer {
      (carried.element, carried.term) = (0, 0)
    } else {
      return Place()
    }
    if Position(other, carried).exists { return carried }
    carried.term = 0
    return place.rung < .channel && Position(other, carried).exists ? carried : Place()
  }
}
