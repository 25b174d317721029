import ConvCanvas
import ConvNet
import ConvSession

/// The pictures that stand beside a number's terms: what is read, what lies on it, what comes out.
extension TermPictures {
  struct Picture {
    let name: String
    let detail: String
    var image: MapImage
    /// Whether it lies on what is read, or is what the layer makes.
    var isFactor = false
    var isOutput = false
  }

  /// The number that the term at hand reads; where none is at hand the number's own place, which
  /// the last of several steps reads.
  static func read(_ sheet: TermSheet, _ term: Int?) -> (slot: Int, place: [Int])? {
    let index = (sheet.focus ?? term).flatMap { $0 < sheet.count ? $0 : nil }
    if let index, case .product(.input(let slot), let place, _) = sheet.explanation.term(index) {
      return (slot, place)
    }
    let regions = sheet.explanation.steps.reversed().flatMap(\.read)
    func first(_ fits: (Region) -> Bool) -> (Int, [Int])? {
      for region in regions where fits(region) {
        if case .input(let slot) = region.source { return (slot, region[0]) }
      }
      return nil
    }
    let isOwn = sheet.explanation.steps.count > 1 ? first { $0.count == 1 } : nil
    return isOwn ?? first { $0.count > 0 }
  }

  static func input(
    _ view: View, _ sheet: TermSheet, _ slot: Int, _ place: [Int], isWhole: Bool
  ) -> Picture? {
    let shape = view.node.inputShapes[slot]
    guard shape.count > 1, place.count == shape.rank else { return nil }
    let source = view.node.inputs[slot]
    let map = min(max(0, place[0]), shape.channels - 1)
    let image =
      shape.rank == 2
      ? view.matrix(source)
      : shape.rank > 2 && shape.cells > 1
        ? view.inputImage(view.node, channel: map, slot: slot) : nil
    guard var image = image?.colored(reach: view.reachOfSum) else { return nil }
    if !isWhole { image.marked = slot == 0 ? view.windowMark : nil }
    let isAtHand = sheet.focus.map { $0 < sheet.count && !sheet.isPadding($0) } ?? false
    if isAtHand { image.current = spot(shape, place) }
    let (name, detail) =
      shape.rank == 2
      ? (source == 0 ? "input" : view.network.nodes[source].alias, "\(shape)")
      : view.inputTitles(source, channel: map)
    return Picture(
      name: name, detail: detail + depth(shape, place), image: image.seen(shape, at: place))
  }

  /// The matrix that lies on the numbers that are read: a row or a column of it makes the number.
  static func factor(_ view: View, _ sheet: TermSheet, isWhole: Bool) -> Picture? {
    guard let weight = sheet.step.weight, weight.count > 1, (2...3).contains(weight.axes.count),
      weight.axes.dropLast(2).allSatisfy({ $0.count == 1 })
    else { return nil }
    let place = weight[0]
    let (name, detail, matrix): (String, String, MapImage?)
    switch weight.source {
    case .parameter(let parameter):
      (name, matrix) = (parameter, view.matrix(ofWeights: parameter, at: place))
      detail = matrix.map { "\($0.rows)×\($0.columns)" } ?? ""
    case .input(let slot):
      let (layer, shape) = (view.node.inputs[slot], view.node.inputShapes[slot])
      name = layer == 0 ? "input" : view.network.nodes[layer].alias
      matrix = shape.rank == 2 ? view.matrix(layer) : view.image(layer, channel: place[0])
      detail = shape.rank == 2 ? "\(shape)" : "map \(place[0])"
    case .step, .output, .gradient: return nil
    }
    guard var image = matrix else { return nil }
    let places = (0..<weight.count).map { weight[$0].suffix(2) }
    let (rows, columns) = (Set(places.map { $0.first ?? 0 }), Set(places.map { $0.last ?? 0 }))
    if !isWhole {
      image.marked = Footprint([
        (0..<image.rows).map(rows.contains), (0..<image.columns).map(columns.contains),
      ])
    }
    if let focus = sheet.focus, focus < sheet.count {
      let at = Array(weight[focus].suffix(2))
      image.current = (at[0], at[1])
    }
    return Picture(name: name, detail: detail, image: image, isFactor: true)
  }

  static func output(_ view: View, _ sheet: TermSheet, isWhole: Bool) -> Picture? {
    let (shape, element) = (view.node.shape, sheet.position.element)
    guard shape.count > 1 else { return nil }
    let layer = view.position.place.layer
    var image: MapImage?
    if shape.rank == 2 {
      image = view.matrix(layer)?.colored(reach: view.reachOfSum)
      if isWhole {
        let rows = (0..<shape.channels).map { $0 == view.selectedMap }
        image?.marked = Footprint([rows, (0..<shape.width).map { _ in true }])
      } else if view.isOneNumber {
        image?.current = spot(shape, element)
      }
      if view.session.isAsked(view.elementAtHand.place) { image?.currentText = "?" }
    } else if shape.rank > 2, shape.cells > 1 {
      image = view.marking(
        view.image(layer, channel: view.position.map).colored(reach: view.reachOfSum))
    }
    return image.map {
      Picture(
        name: view.node.isInput ? "input" : view.node.alias,
        detail: (shape.rank == 2 ? "\(shape)" : "map \(element[0])") + depth(shape, element),
        image: $0.seen(shape, at: element), isOutput: true)
    }
  }

  /// Where an element stands in its picture: of rows, all of them make one.
  private static func spot(_ shape: Shape, _ place: [Int]) -> (row: Int, column: Int)? {
    shape.rank == 2 ? (place[0], place[1]) : shape.gridSpot(place)
  }
  private static func depth(_ shape: Shape, _ place: [Int]) -> String {
    shape.gridSpot(place).flatMap { shape.sliceWords(row: $0.row) }.map { ", \($0)" } ?? ""
  }
}
