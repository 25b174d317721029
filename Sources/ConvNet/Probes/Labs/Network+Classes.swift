extension Network {
  /// The layer that says one number for each class: where a softmax at the end makes shares of them,
  /// the one before it.
  package var scoreLayer: Int {
    let last = nodes[last]
    return last.layer is Softmax ? last.inputs[0] : self.last
  }

  /// Why nobody can ask what speaks for a class; nil where one can.
  public var classObstacle: String? {
    let shape = nodes[scoreLayer].shape
    guard last > 0, shape.count > 1, shape.sizes.count(where: { $0 > 1 }) == 1 else {
      return "it answers with \(shape), and what speaks for a class needs one number for each class"
    }
    guard pictureShape.rank == 3 else {
      return "a patch hides a part of a picture, and this network reads \(pictureShape)"
    }
    if let obstacle = graph.obstacle(to: scoreLayer) {
      return "\(nodes[scoreLayer].alias) is not computed: \(obstacle)"
    }
    return graph.reaches(scoreLayer, from: 0)
      ? nil : "\(nodes[scoreLayer].alias) does not read the picture"
  }
}
