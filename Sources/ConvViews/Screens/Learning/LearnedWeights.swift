import ConvCanvas
import ConvNet
import ConvSession

/// The kernels of a layer as they are now, each with the map that it makes of the input at hand.
struct LearnedWeights {
  let view: View
  /// The network that the run began with.
  let before: Network?

  /// The layer that is shown: the one at hand where it has kernels, or else the first that has.
  private var layer: Int? {
    let nodes = view.network.nodes
    let place = view.session.place.layer
    func hasKernels(_ layer: Int) -> Bool { nodes[layer].layer.planarConv != nil }
    return hasKernels(place) ? place : nodes.indices.first(where: hasKernels)
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard let layer, let weight = view.scene.weights(layer).value?["weight"] else { return }
    let node = view.network.nodes[layer]
    painter.title(
      "\(node.alias) now", "\(weight.shape.count) weights, read from input channel 0", rect.row,
      rect.column, width: rect.columns)
    let reach = max(weight.elements.map(\.magnitude).filter(\.isFinite).max() ?? 1, 1e-20)
    let images = (0..<weight.shape[0]).map { kernel(weight, $0, reach) }
    let room = rect.dropping(top: 1)
    guard let grid = KernelGrid(images.count, images[0], in: room, view) else { return }
    for (index, image) in images.prefix(grid.count).enumerated() {
      let (row, column) = (
        room.row + index / grid.across * grid.rows, room.column + index % grid.across * grid.columns
      )
      painter.put(
        ShortName.of(caption(index, weight), grid.columns - 1), row, column, .label)
      painter.draw(image, grid.placement, row + 1, column)
    }
  }

  private func kernel(_ weight: Tensor, _ filter: Int, _ reach: Float) -> MapImage {
    let (rows, columns) = (weight.shape[2], weight.shape[3])
    let start = filter * weight.shape[1] * rows * columns
    let numbers = weight.elements
    var image = MapImage(
      rows: rows, columns: columns,
      tone: { .of(numbers[start + $0 * columns + $1], range: reach) },
      number: { numbers[start + $0 * columns + $1] })
    image.numerals = Numerals(decimals: 2)
    return image
  }

  /// A kernel's number and, of a network whose maps have names, the hand-made one that it is most
  /// like, with the cosine between the two.
  private func caption(_ filter: Int, _ weight: Tensor) -> String {
    guard let (name, likeness) = nearest(filter, weight) else { return "\(filter)" }
    return "\(filter) ~ \(name) \(Numerals(decimals: 2).text(Float(likeness)))"
  }
  private func nearest(_ filter: Int, _ weight: Tensor) -> (String, Double)? {
    guard let layer, view.session.subject.origin.moment != nil else { return nil }
    let node = view.network.nodes[layer]
    guard node.mapNames.count == weight.shape[0],
      let designed = Shipped.weight("\(node.alias).weight", of: view.network.name),
      designed.shape == weight.shape
    else { return nil }
    let names = node.mapNames
    let count = weight.shape.count / weight.shape[0]
    func numbers(_ tensor: Tensor, _ filter: Int) -> [Double] {
      tensor.elements[filter * count..<(filter + 1) * count].map(Double.init)
    }
    func product(_ first: [Double], _ second: [Double]) -> Double {
      zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let own = numbers(weight, filter)
    let likenesses = names.indices.map { index in
      let other = numbers(designed, index)
      let sizes = (product(own, own) * product(other, other)).squareRoot()
      return (names[index], sizes > 0 ? product(own, other) / sizes : 0)
    }
    return likenesses.max { $0.1 < $1.1 }
  }
}

/// Equal fields for kernels, as large as they all find room.
private struct KernelGrid {
  let placement: Placement
  let across: Int
  /// Of a field, its caption and the gap after it included.
  let rows: Int
  let columns: Int
  /// How many find room.
  let count: Int

  init?(_ count: Int, _ image: MapImage, in room: Rect, _ view: View) {
    for across in 1...max(1, count) {
      let down = (count + across - 1) / across
      let (rows, columns) = (room.rows / down, room.columns / across)
      guard rows > 2, columns > 3 else { continue }
      let placement = view.placement(
        image, rows - 2, columns - 2, numbers: view.interaction.showsNumbers != false)
      let isWhole = placement.isNumbers || placement.block == 1
      guard isWhole, placement.rows <= rows - 2, placement.columns <= columns - 2 else { continue }
      (self.placement, self.across, self.count) = (placement, across, count)
      (self.rows, self.columns) = (placement.rows + 2, columns)
      return
    }
    let placement = view.placement(image, 3, 6, numbers: false)
    (rows, columns) = (placement.rows + 2, placement.columns + 2)
    across = max(1, room.columns / columns)
    self.placement = placement
    self.count = min(count, across * max(1, room.rows / rows))
    if room.rows < rows || room.columns < columns { return nil }
  }
}
