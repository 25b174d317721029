/// Which elements of a layer's output are touched: a product of choices along each axis, which is
/// exact for windows and for whatever is made of them.
public struct Footprint: Hashable, Sendable {
  /// For each axis, which positions belong to it.
  public private(set) var axes: [[Bool]]

  public init(_ axes: [[Bool]]) { self.axes = axes }
  /// One element, or all below a shorter list of indices.
  public init(_ element: [Int], in shape: Shape) {
    axes = shape.sizes.enumerated().map { axis, size in
      (0..<size).map { axis >= element.count || $0 == element[axis] }
    }
  }
  public static func empty(_ shape: Shape) -> Footprint {
    Footprint(shape.sizes.map { [Bool](repeating: false, count: $0) })
  }
  public static func all(_ shape: Shape) -> Footprint { Footprint([], in: shape) }

  public func contains(_ element: [Int]) -> Bool {
    zip(axes, element).allSatisfy { $0.indices.contains($1) && $0[$1] }
  }
  public var count: Int { axes.reduce(1) { $0 * $1.count(where: { $0 }) } }
  public var isEmpty: Bool { axes.contains { !$0.contains(true) } }
  /// First and last position along an axis, nil where there is none.
  public func range(_ axis: Int) -> ClosedRange<Int>? {
    guard let first = axes[axis].firstIndex(of: true), let last = axes[axis].lastIndex(of: true)
    else { return nil }
    return first...last
  }

  /// The same of at most three axes, as maps are drawn: what lies between channels and columns
  /// becomes rows, one slice of a volume below the other.
  public var flattened: Footprint {
    guard axes.count > 3 else { return self }
    let rows = axes[1..<axes.count - 1].reduce([true]) { rows, axis in
      rows.flatMap { isIn in axis.map { isIn && $0 } }
    }
    return Footprint([axes[0], rows, axes[axes.count - 1]])
  }

  mutating func add(_ region: Region) {
    guard region.axes.count == axes.count else { return }
    for (axis, span) in region.axes.enumerated() {
      for index in 0..<span.count where axes[axis].indices.contains(span[index]) {
        axes[axis][span[index]] = true
      }
    }
  }
  func meets(_ region: Region) -> Bool {
    region.axes.count == axes.count && axes.indices.allSatisfy { meets(region, axis: $0) }
  }
  func meets(_ region: Region, axis: Int) -> Bool {
    let span = region.axes[axis]
    return (0..<span.count).contains {
      axes[axis].indices.contains(span[$0]) && axes[axis][span[$0]]
    }
  }
  public mutating func formUnion(_ other: Footprint) {
    for axis in axes.indices {
      for position in axes[axis].indices where other.axes[axis][position] {
        axes[axis][position] = true
      }
    }
  }
}

extension Node {
  /// What a set of outputs reads of one input.
  func reads(_ outputs: Footprint, input: Int) -> Footprint {
    var result = Footprint.empty(inputShapes[input])
    // The units of a dense layer all read the same.
    var before: [Region] = []
    for element in representatives(outputs, input) {
      let regions = regions(element, input)
      guard regions != before else { continue }
      for region in regions { result.add(region) }
      before = regions
    }
    return result
  }

  /// Which outputs read any of a set of one input's elements.
  func readers(of read: Footprint, input: Int) -> Footprint {
    if read.isEmpty { return .empty(shape) }
    guard shape.rank == inputShapes[input].rank, shape.rank > 1 else {
      return Footprint([unitsReading(read, input: input)])
    }
    let start = [Int](repeating: 0, count: shape.rank)
    guard let first = firstReader(of: input, from: start, (0..<shape.channels)) else {
      return .empty(shape)
    }
    // Windows move along each axis by themselves, so each axis is looked at alone.
    return Footprint(
      shape.sizes.indices.map { axis in
        (0..<shape[axis]).map { position in
          var element = first
          element[axis] = position
          return regions(element, input).contains { read.meets($0, axis: axis) }
        }
      })
  }

  /// For every output of a vector whether it reads any of a set.
  private func unitsReading(_ read: Footprint, input: Int) -> [Bool] {
    var before: (regions: [Region], isReader: Bool)?
    return (0..<shape.count).map { offset in
      let regions = regions(shape.element(at: offset), input)
      if let before, before.regions == regions { return before.isReader }
      let isReader = regions.contains { read.meets($0) }
      before = (regions, isReader)
      return isReader
    }
  }

  /// The element, or the same in another channel, that reads an input at all: a map of a concat
  /// reads just one.
  private func firstReader(
    of input: Int, from element: [Int], _ channels: some Sequence<Int>
  ) -> [Int]? {
    guard inputs.count > 1, regions(element, input).isEmpty else { return element }
    return channels.lazy.map { [$0] + element.dropFirst() }.first {
      !regions($0, input).isEmpty
    }
  }

  private func regions(_ element: [Int], _ input: Int) -> [Region] {
    explain(element).steps.flatMap(\.read).filter { $0.source == .input(input) }
  }

  /// Enough elements to see every position along every axis, not their whole product.
  private func representatives(_ outputs: Footprint, _ input: Int) -> [[Int]] {
    guard !outputs.isEmpty else { return [] }
    guard shape.rank > 1 else {
      return outputs.axes[0].indices.filter { outputs.axes[0][$0] }.map { [$0] }
    }
    let corner = outputs.axes.indices.map { outputs.range($0)?.lowerBound ?? 0 }
    let channels = outputs.axes[0].indices.filter { outputs.axes[0][$0] }
    guard let firsts = firstReader(of: input, from: corner, channels) else { return [] }
    return outputs.axes.indices.flatMap { axis in
      outputs.axes[axis].indices.filter { outputs.axes[axis][$0] }.map { position in
        var element = firsts
        element[axis] = position
        return element
      }
    }
  }
}

extension Network {
  /// What a set of one layer's outputs depends on, in every layer before it: its receptive field.
  public func receptiveField(of outputs: Footprint, layer: Int) -> [Int: Footprint] {
    var fields = [layer: outputs]
    for index in stride(from: layer, to: 0, by: -1) {
      guard let field = fields[index] else { continue }
      for (slot, input) in nodes[index].inputs.enumerated() {
        let read = nodes[index].reads(field, input: slot)
        if fields[input]?.formUnion(read) == nil { fields[input] = read }
      }
    }
    return fields
  }

  /// Every number that reads one of these elements, in the layer and all after it.
  public func reach(of elements: Footprint, layer: Int) -> [Int: Footprint] {
    var reached = [layer: elements]
    for index in nodes.indices where index > layer {
      for (slot, input) in nodes[index].inputs.enumerated() {
        guard let touched = reached[input] else { continue }
        let readers = nodes[index].readers(of: touched, input: slot)
        if reached[index]?.formUnion(readers) == nil { reached[index] = readers }
      }
    }
    return reached
  }
}
