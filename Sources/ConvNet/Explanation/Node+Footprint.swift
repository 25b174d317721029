/// Looks up link by link what is read (``AxisLink``), with the output's other axes held still:
/// of a window, rows and columns by themselves. Several regions of one input count as their
/// product.
extension Node {
  /// The part of one input that a set of outputs reads: exact where the links make a product, more
  /// where not, and whole axes where a link has too many places to look at.
  func reads(_ outputs: Footprint, input: Int) -> Footprint {
    var result = Footprint.empty(inputShapes[input])
    guard !outputs.isEmpty else { return result }
    guard layer.obstacle == nil, !layer.readsItself else { return .all(inputShapes[input]) }
    let links = links(input)
    guard let base = reader(of: input, among: outputs, links) else { return result }
    for link in links { add(link, to: &result, outputs, base, input) }
    return result
  }

  /// Which outputs read any of a set of one input's elements: exact where the layer's links make a
  /// product, more where not.
  func readers(of read: Footprint, input: Int) -> Footprint {
    if read.isEmpty { return .empty(shape) }
    var result = Footprint.all(shape)
    guard layer.obstacle == nil, !layer.readsItself else { return result }
    let links = links(input)
    guard let base = reader(of: input, among: result, links) else { return .empty(shape) }
    for link in links {
      guard let readers = readers(of: read, link, base, input) else { continue }
      if readers.isEmpty { return .empty(shape) }
      for axis in link.outputs { result.formIntersection(readers, axis: axis) }
    }
    return result
  }

  /// All numbers of one input that an output is made of, those that serve as weights included.
  func regions(_ element: [Int], _ input: Int) -> [Region] {
    let rank = inputShapes[input].rank
    return regions(element).filter { $0.source == .input(input) && $0.axes.count == rank }
  }
  /// All numbers that an output is made of, parameters included.
  func regions(_ element: [Int]) -> [Region] {
    var regions: [Region] = []
    for step in explain(element).steps {
      regions += step.read
      if let weight = step.weight { regions.append(weight) }
      if let bias = step.bias { regions.append(bias) }
    }
    return regions
  }

  /// The layer's links, with what it leaves open; all axes together where it knows none.
  func links(_ input: Int) -> [AxisLink] {
    let axes = inputShapes[input].sizes.indices
    let known =
      parameter(at: input).map { layer.links(ofParameter: $0, ownShapes) }
      ?? layer.links(input, ownShapes)
    guard let links = known else {
      return [AxisLink(Array(axes), from: Array(shape.sizes.indices))]
    }
    let rest = Set(axes).subtracting(links.flatMap(\.inputs)).sorted()
    return rest.isEmpty ? links : links + [AxisLink(rest, from: [])]
  }

  /// More positions than this are not looked at for one link.
  private static var mostPositions: Int { 1 << 20 }

  /// An output of the set that reads an input at all: a map of a concat reads just one, and a place
  /// in the padding nothing. Nil where there is none, as far as one link decides that at a time.
  private func reader(of input: Int, among outputs: Footprint, _ links: [AxisLink]) -> [Int]? {
    var base = shape.sizes.indices.map { outputs.range($0)?.lowerBound ?? 0 }
    // What one link finds may be what another needs.
    for _ in 0..<2 {
      var isReader = true
      for link in links where !reads(base, link, input) {
        let places = Places(link.outputs, of: outputs, around: base)
        guard places.count <= Node.mostPositions else { continue }
        if let place = places.first(where: { reads($0, link, input) }) {
          base = place
        } else {
          isReader = false
        }
      }
      if isReader { return base }
    }
    return nil
  }
  /// Whether an output reads anything inside of the input, along the axes of a link.
  private func reads(_ element: [Int], _ link: AxisLink, _ input: Int) -> Bool {
    let shape = inputShapes[input]
    return regions(element, input).contains { region in
      link.inputs.allSatisfy { axis in
        let span = region.axes[axis]
        return (0..<span.count).contains { (0..<shape[axis]).contains(span[$0]) }
      }
    }
  }

  /// How many positions there are along a link's axes in what one output reads.
  private func cost(_ link: AxisLink, _ base: [Int], _ input: Int) -> Int {
    regions(base, input).reduce(1) { cost, region in
      link.inputs.reduce(cost + 1) { $0 + region.axes[$1].count }
    }
  }
  private func isTooMuch(_ places: Places, _ link: AxisLink, _ base: [Int], _ input: Int) -> Bool {
    let (product, overflow) = places.count.multipliedReportingOverflow(
      by: cost(link, base, input))
    return overflow || product > Node.mostPositions
  }

  private func add(
    _ link: AxisLink, to result: inout Footprint, _ outputs: Footprint, _ base: [Int], _ input: Int
  ) {
    let places = Places(link.outputs, of: outputs, around: base)
    guard !isTooMuch(places, link, base, input) else {
      for axis in link.inputs { result.addAll(axis: axis) }
      return
    }
    var missing = link.inputs.reduce(0) { $0 + inputShapes[input][$1] }
    var before: [Region] = []
    for place in places {
      let regions = regions(place, input)
      guard regions != before else { continue }
      before = regions
      for region in regions {
        for axis in link.inputs { missing -= result.add(region.axes[axis], axis: axis) }
      }
      if missing == 0 { return }
    }
  }

  /// Along the link's output axes those that read some of the set along its input axes; empty where
  /// none does, nil where there are too many to look at.
  private func readers(
    of read: Footprint, _ link: AxisLink, _ base: [Int], _ input: Int
  ) -> Footprint? {
    let places = Places(link.outputs, of: .all(shape), around: base)
    guard !isTooMuch(places, link, base, input) else { return nil }
    var result = Footprint.empty(shape)
    var before: (regions: [Region], isReader: Bool)?
    for place in places {
      let regions = regions(place, input)
      let isReader: Bool
      if let before, before.regions == regions {
        isReader = before.isReader
      } else {
        isReader = regions.contains { region in
          link.inputs.allSatisfy { read.meets(region, axis: $0) }
        }
        before = (regions, isReader)
      }
      guard isReader else { continue }
      for axis in shape.sizes.indices { result.add(place[axis], axis: axis) }
    }
    return result
  }
}
