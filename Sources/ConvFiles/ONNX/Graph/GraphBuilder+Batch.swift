import ConvNet

/// Batches. Layers see one sample, and the axis that counts samples has one place, so that leaving
/// it out, or counting it as any other axis, moves no number.
extension GraphBuilder {
  /// Makes a value's first axis count samples, as convolution and pooling need it.
  mutating func batched(_ value: GraphValue) throws(OperatorError) -> GraphValue {
    if value.isBatched { return value }
    guard let sizes = value.sizes, sizes.count >= 2, sizes[0] == 1 else {
      throw .unknown(
        "its input \(value.sizes?.written ?? "") counts something else than samples first")
    }
    if case .known(let tensor) = value { return .known(tensor) }
    return try relabelled(value, sizes, isBatched: true)
  }

  /// The input of convolution, pooling and norms: one sample, or slices of real data where the file
  /// counts those first.
  mutating func samples(of value: GraphValue) throws(OperatorError) -> Samples {
    guard !value.isBatched, let sizes = value.sizes, sizes.count >= 2, sizes[0] > 1 else {
      let value = try batched(value)
      return Samples(
        value: value,
        shape: value.isBatched ? value.sample : Array((value.sizes ?? []).dropFirst()), slices: nil)
    }
    return Samples(value: value, shape: Array(sizes.dropFirst()), slices: sizes[0])
  }

  mutating func layer(
    _ layer: any Layer, on samples: Samples, _ weights: [String: LayerWeight] = [:],
    element: OriginalValue.Element = .real
  ) throws(OperatorError) -> GraphValue {
    if let slices = samples.slices {
      return try self.layer(
        layer.each(slices), [samples.value], weights, isBatched: false, element: element)
    }
    guard case .known(let tensor) = samples.value else {
      return try self.layer(layer, [samples.value], weights, element: element)
    }
    let sample = GraphValue.known(tensor.reshaped(samples.shape))
    guard weights.values.allSatisfy({ $0.tensor != nil }) else {
      return try self.layer(layer, [sample], weights, isBatched: true, element: element)
    }
    // Constants are computed at once, with the axis of samples they have in the file.
    let result = try self.layer(layer, [sample], weights, element: element)
    return try relabelled(result, [1] + (result.sizes ?? []), isBatched: false)
  }

  /// Makes all axes of a value alike, for what mixes or moves the axis of samples.
  mutating func unbatched(_ value: GraphValue) throws(OperatorError) -> GraphValue {
    guard value.isBatched, let sizes = value.sizes else { return value }
    return try relabelled(value, sizes, isBatched: false)
  }

  /// The same numbers under other axes.
  mutating func relabelled(
    _ value: GraphValue, _ sizes: [Int], isBatched: Bool, kind: String = "reshape"
  ) throws(OperatorError) -> GraphValue {
    if case .known(let tensor) = value { return .known(tensor.reshaped(sizes)) }
    let sample = isBatched ? Array(sizes.dropFirst()) : sizes
    let (from, to) = (try shape(value.sample), try shape(sample).sizes)
    let move: Move
    do throws(LayerError) { move = try .reshape(to: to, from: from, kind: kind) } catch {
      throw .layer(error)
    }
    return try layer(
      move, [value], isScalar: sample.isEmpty, isBatched: isBatched, element: value.element)
  }

  /// The shape of a sample; none of its axes may be empty.
  func shape(_ sizes: [Int]) throws(OperatorError) -> Shape {
    do throws(ShapeError) { return try Shape(checking: sizes.isEmpty ? [1] : sizes) } catch {
      throw .shape(error)
    }
  }

  /// Turns axes of the file's value, from the end where negative, into axes of the sample. Where
  /// the axis of samples itself is named, the value is no longer batched.
  mutating func axes(
    _ axes: [Int], of value: GraphValue
  ) throws(OperatorError) -> (value: GraphValue, axes: [Int]) {
    guard let rank = value.sizes?.count else { throw .refused("the axes of its input are unknown") }
    let counted = try axes.map { (axis) throws(OperatorError) in
      guard (-rank..<max(rank, 1)).contains(axis) else {
        throw .refused("its input has \(rank) axes and no axis \(axis)")
      }
      return axis < 0 ? axis + rank : axis
    }
    guard value.isBatched else { return (value, counted) }
    if counted.contains(0) { return (try unbatched(value), counted) }
    return (value, counted.map { $0 - 1 })
  }

  /// Adds a layer that moves numbers; known ones, of any type, are moved at once.
  mutating func move(
    _ make: (Shape) throws(LayerError) -> Move, _ value: GraphValue, isScalar: Bool = false,
    isBatched: Bool? = nil
  ) throws(OperatorError) -> GraphValue {
    let move: Move
    let from = try shape(value.sample)
    do throws(LayerError) { move = try make(from) } catch { throw .layer(error) }
    guard case .known(let tensor) = value else {
      return try layer(
        move, [value], isScalar: isScalar, isBatched: isBatched, element: value.element)
    }
    let sizes: [Int]
    do throws(LayerError) { sizes = try move.outputShape([from]).sizes } catch {
      throw .layer(error)
    }
    let count = sizes.reduce(1, *)
    try takeFolded(count)
    // Places are moved instead of numbers, which floats might not hold exactly.
    guard tensor.count < 1 << 24 else {
      return try layer(move, [value], isScalar: isScalar, element: value.element)
    }
    guard move.fill == 0 else {
      // Any other number would be taken for a place.
      let output = try shape(sizes)
      let places = (0..<count).map { offset in
        let place = move.source(of: output.element(at: offset))
        return from.contains(place) ? from.offset(place) : -1
      }
      return .known(
        tensor.picking(places, sizes: isScalar ? [] : sizes, fill: Double(move.fill)))
    }
    let places = move.forward([Tensor(from, (0..<tensor.count).map { Float($0 + 1) })])
    return .known(
      tensor.picking(places.elements.map { Int($0) - 1 }, sizes: isScalar ? [] : sizes))
  }
}
