import ConvCanvas
import ConvNet
import ConvSession

/// The weights of a layer as pictures: of a convolution its kernels, of a dense layer one matrix.
struct LearnedLayer {
  let view: View
  let layer: Int
  private let weight: Tensor

  init?(view: View) {
    guard let layer = WatchedLayer.at(view.session, view.interaction),
      let weight = view.scene.weights(layer).value?["weight"]
    else { return nil }
    (self.view, self.layer, self.weight) = (view, layer, weight)
  }

  var node: Node { view.network.nodes[layer] }
  private var hasKernels: Bool { node.layer.planarConv != nil && weight.shape.rank == 4 }

  /// A few words on what is seen.
  var detail: String {
    let isFrozen = view.session.learning.recipe.frozen.contains(node.alias)
    let count = "\(Numerals.count(weight.shape.count)) weights" + (isFrozen ? ", frozen" : "")
    guard hasKernels else {
      let isWhole = shown.rows == weight.shape[0] && shown.columns == columns
      return isWhole
        ? "\(count), a row for each unit" : "\(count), the first \(shown.rows)×\(shown.columns)"
    }
    if weight.shape[1] > 1 { return "\(count), for input map 0" }
    return isLikened && !isFrozen ? "\(count), nearest hand-made" : count
  }

  /// Numbers that are looked at while a frame is drawn.
  private static let mostLooked = 1 << 20
  /// Of a dense layer the inputs, and as many units and inputs as are shown.
  private var columns: Int { weight.shape.count / max(1, weight.shape[0]) }
  private var shown: (rows: Int, columns: Int) { (min(weight.shape[0], 128), min(columns, 512)) }

  var images: [MapImage] {
    let finite = weight.elements.prefix(Self.mostLooked).lazy.map(\.magnitude).filter(\.isFinite)
    let reach = max(finite.max() ?? 1, 1e-20)
    guard hasKernels else {
      return [image(rows: shown.rows, columns: shown.columns, from: 0, of: columns, reach)]
    }
    let size = weight.shape[1] * weight.shape[2] * weight.shape[3]
    return (0..<weight.shape[0]).map {
      image(
        rows: weight.shape[2], columns: weight.shape[3], from: $0 * size, of: weight.shape[3],
        reach)
    }
  }
  /// - Parameter width: the numbers from one row to the next.
  private func image(
    rows: Int, columns: Int, from start: Int, of width: Int, _ reach: Float
  ) -> MapImage {
    let numbers = weight.elements
    var image = MapImage(
      rows: rows, columns: columns,
      tone: { .of(numbers[start + $0 * width + $1], range: reach) },
      number: { numbers[start + $0 * width + $1] })
    image.numerals = Numerals(decimals: 2)
    return image
  }

  // MARK: Captions

  /// The map's number or name, and of a network that was made by hand the kernel that it is most like,
  /// in words where they all have room.
  func captions(in columns: Int) -> [String] {
    guard hasKernels else { return [""] }
    func plain(_ filter: Int) -> String { columns < 7 ? "\(filter)" : "map \(filter)" }
    let named = (0..<weight.shape[0]).map { filter in
      guard let (other, likeness) = nearest(filter) else {
        let name = view.mapName(filter, of: node)
        return name.isEmpty ? plain(filter) : name
      }
      return "\(node.mapNames[other]) \(Numerals(decimals: 2).text(likeness))"
    }
    guard named.contains(where: { $0.count > columns }) else { return named }
    return (0..<weight.shape[0]).map { filter in
      guard let (other, likeness) = nearest(filter) else { return plain(filter) }
      return "~ map \(other) \(Numerals(decimals: 2).text(likeness))"
    }
  }

  private var isLikened: Bool { nearest(0) != nil }

  /// The cosine between the filters is the likeness.
  private func nearest(_ filter: Int) -> (other: Int, likeness: Double)? {
    guard view.session.subject.origin.moment != nil || view.session.subject.hasWeightEdits,
      node.mapNames.count == weight.shape[0],
      let designed = Shipped.weight("\(node.alias).weight", of: view.network.name),
      designed.shape == weight.shape
    else { return nil }
    let count = weight.shape.count / weight.shape[0]
    func numbers(_ tensor: Tensor, _ filter: Int) -> [Double] {
      tensor.elements[filter * count..<(filter + 1) * count].map(Double.init)
    }
    func product(_ first: [Double], _ second: [Double]) -> Double {
      zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let own = numbers(weight, filter)
    let likenesses = node.mapNames.indices.map { index in
      let other = numbers(designed, index)
      let sizes = (product(own, own) * product(other, other)).squareRoot()
      return (other: index, likeness: sizes > 0 ? product(own, other) / sizes : 0)
    }
    return likenesses.max { $0.likeness < $1.likeness }
  }
}
