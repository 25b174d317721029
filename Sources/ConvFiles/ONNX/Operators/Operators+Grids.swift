import ConvNet

/// Numbers read between the places of a map, as the steps that it takes to find and weigh them.
extension Operators {
  static let grids: [String: Lower] = [
    "GridSample": { (call, builder) throws(OperatorError) in
      let plan = try GridPlan(call, &builder)
      return [try plan.sampled(&builder)]
    },
    "AffineGrid": { (call, builder) throws(OperatorError) in [try affine(call, &builder)] },
  ]

  /// The places of an even grid, turned and moved by a matrix for each sample.
  private static func affine(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let matrices = try builder.unbatched(call.input(0))
    guard let sizes = try call.known(1)?.integers, (4...5).contains(sizes.count) else {
      throw .refused("its size is missing")
    }
    let isAligned = try call.attributes.flag("align_corners")
    let cells = Array(sizes.dropFirst(2))
    let count = try checkedCount(cells + [cells.count + 1])
    try builder.takeFolded(count)
    let steps = steps(of: cells)
    var numbers: [Float] = []
    numbers.reserveCapacity(count)
    for cell in 0..<cells.reduce(1, *) {
      for axis in cells.indices.reversed() {
        let (place, size) = (Float(cell / steps[axis] % cells[axis]), Float(cells[axis]))
        numbers.append(isAligned ? -1 + 2 * place / (size - 1) : -1 + (2 * place + 1) / size)
      }
      numbers.append(1)
    }
    let grid = GraphValue.reals(numbers, [1, count / (cells.count + 1), cells.count + 1])
    let turned = try call.part(
      "Transpose", [matrices], with: ["perm": .integers([0, 2, 1])], &builder)
    let moved = try call.part("MatMul", [grid, turned], &builder)
    return try call.part("Reshape", [moved, .integers([-1] + cells + [cells.count])], &builder)
  }
}

/// One sampling while its layers are made.
private struct GridPlan {
  private enum Padding: String { case zeros, border, reflection }
  private let call: OperatorCall
  /// The numbers `[samples, channels, cells]`.
  private let numbers: GraphValue
  private let grid: GraphValue
  private let sizes: [Int]
  private let cells: [Int]
  private let points: Int
  private let outer: [Int]
  private let padding: Padding
  private let isAligned: Bool

  init(_ call: OperatorCall, _ builder: inout GraphBuilder) throws(OperatorError) {
    self.call = call
    let (input, grid) = (try builder.unbatched(call.input(0)), try builder.unbatched(call.input(1)))
    guard let sizes = input.sizes, let places = grid.sizes, (4...5).contains(sizes.count),
      places.count == sizes.count, places[0] == sizes[0], places.last == sizes.count - 2
    else { throw .refused("its grid does not go with its input") }
    let word = try call.attributes.text("padding_mode", default: "zeros")
    guard let padding = Padding(rawValue: word) else {
      throw .refused("its padding_mode is none of the standard's")
    }
    (self.sizes, self.padding, cells) = (sizes, padding, Array(sizes.dropFirst(2)))
    isAligned = try call.attributes.flag("align_corners")
    outer = Array(places[1..<places.count - 1])
    points = outer.reduce(1, *)
    numbers = try call.part(
      "Reshape", [input, .integers([sizes[0], sizes[1], cells.reduce(1, *)])], &builder)
    self.grid = try call.part(
      "Reshape", [grid, .integers([sizes[0], points, cells.count])], &builder)
  }

  /// Some places along an axis, each with its share; of one place the share is 1.
  private typealias Tap = (place: GraphValue, share: GraphValue?)

  func sampled(_ builder: inout GraphBuilder) throws(OperatorError) -> GraphValue {
    var taps: [[Tap]] = []
    for axis in cells.indices { taps.append(try self.taps(axis, &builder)) }
    // Every choice of one tap for each axis: the last axis changes fastest.
    var sum: GraphValue?
    let count = taps.reduce(1) { $0 * $1.count }
    guard count <= 64 else { throw .unknown("cubic sampling of volumes is not computed here") }
    let steps = Operators.steps(of: cells)
    for choice in 0..<count {
      var (rest, index, share) = (choice, GraphValue?.none, GraphValue?.none)
      for axis in cells.indices.reversed() {
        let tap = taps[axis][rest % taps[axis].count]
        rest /= taps[axis].count
        let offset = try times(tap.place, Float(steps[axis]), &builder)
        index =
          try index.map { (index) throws(OperatorError) in
            try call.part("Add", [index, offset], &builder)
          } ?? offset
        if let own = tap.share {
          share =
            try share.map { (share) throws(OperatorError) in
              try call.part("Mul", [share, own], &builder)
            } ?? own
        }
      }
      guard let index else { throw .refused("its input has no axes") }
      let part = try picked(index, share, &builder)
      sum =
        try sum.map { (sum) throws(OperatorError) in
          try call.part("Add", [sum, part], &builder)
        } ?? part
    }
    guard let sum else { throw .refused("its input has no axes") }
    return try call.part(
      "Reshape", [sum, .integers([sizes[0], sizes[1]] + outer)], &builder)
  }

  private func times(
    _ value: GraphValue, _ factor: Float, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    factor == 1 ? value : try call.part("Mul", [value, .real(factor)], &builder)
  }

  /// The numbers of all channels at a place of each point, times their share.
  private func picked(
    _ index: GraphValue, _ share: GraphValue?, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    // A grid that is known picks known places, which are whole numbers.
    let index =
      index.known.map { known in
        GraphValue.known(
          KnownTensor(known.sizes, integers: known.doubles.map { Int64(saturating: $0) }))
      } ?? index
    let spread = try call.part("Unsqueeze", [index, .integers([1])], &builder)
    let all = try call.part(
      "Expand", [spread, .integers([sizes[0], sizes[1], points])], &builder)
    let read = try call.part(
      "GatherElements", [numbers, all], with: ["axis": .integer(2)], &builder)
    guard let share else { return read }
    let factors = try call.part("Unsqueeze", [share, .integers([1])], &builder)
    return try call.part("Mul", [read, factors], &builder)
  }

  private func taps(
    _ axis: Int, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [Tap] {
    let size = Float(cells[axis])
    let mode = try call.attributes.text("mode", default: "linear")
    let own = try call.part(
      "Gather", [grid, .integers([cells.count - 1 - axis], [])], with: ["axis": .integer(2)],
      &builder)
    let raised = try call.part("Add", [own, .real(1)], &builder)
    var place: GraphValue
    if isAligned {
      place = try times(raised, (size - 1) / 2, &builder)
    } else {
      let scaled = try times(raised, size, &builder)
      let shifted = try call.part("Sub", [scaled, .real(1)], &builder)
      place = try times(shifted, 0.5, &builder)
    }
    // Of cubic sampling each place that is read is moved inside by itself, and not their middle.
    let isCubic = mode == "cubic" || mode == "bicubic"
    if padding != .zeros, !isCubic { place = try inside(place, axis, &builder) }
    switch mode {
    case "nearest":
      let nearest = try call.part("Round", [place], &builder)
      return [try tap(nearest, nil, axis, &builder)]
    case "linear", "bilinear":
      let first = try call.part("Floor", [place], &builder)
      let rest = try call.part("Sub", [place, first], &builder)
      let other = try call.part("Sub", [.real(1), rest], &builder)
      let second = try call.part("Add", [first, .real(1)], &builder)
      return [
        try tap(first, other, axis, &builder), try tap(second, rest, axis, &builder),
      ]
    case "cubic", "bicubic": return try cubic(place, axis, &builder)
    default: throw .refused("its mode “\(mode.shortened)” is none of the standard's")
    }
  }

  /// Keys' kernel with a = −3/4: four places, and their shares by the distance t from the second.
  private func cubic(
    _ place: GraphValue, _ axis: Int, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [Tap] {
    let first = try call.part("Floor", [place], &builder)
    let rest = try call.part("Sub", [place, first], &builder)
    // The shares as polynomials in t, the constant first.
    let shares: [[Float]] = [
      [0, -0.75, 1.5, -0.75], [1, 0, -2.25, 1.25], [0, 0.75, 1.5, -1.25], [0, 0, -0.75, 0.75],
    ]
    var taps: [Tap] = []
    for (step, factors) in shares.enumerated() {
      var share = GraphValue.real(factors[3])
      for factor in factors[..<3].reversed() {
        share = try call.part("Mul", [share, rest], &builder)
        share = try call.part("Add", [share, .real(factor)], &builder)
      }
      let index = try call.part("Add", [first, .real(Float(step - 1))], &builder)
      taps.append(try tap(index, share, axis, &builder))
    }
    return taps
  }

  /// A place with its share: outside of the map nothing counts, or another place stands for it.
  private func tap(
    _ place: GraphValue, _ share: GraphValue?, _ axis: Int, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> Tap {
    let last = Float(cells[axis] - 1)
    guard padding == .zeros else {
      let place = try inside(place, axis, &builder)
      // What is mirrored at half a place is cut off toward 0.
      let whole = try call.part("Floor", [place], &builder)
      return (try call.part("Clip", [whole, .real(0), .real(last)], &builder), share)
    }
    let kept = try call.part("Clip", [place, .real(0), .real(last)], &builder)
    let isInside = try call.part("Equal", [kept, place], &builder)
    return (kept, try call.part("Where", [isInside, share ?? .real(1), .real(0)], &builder))
  }

  /// The place that stands for one outside of the map.
  private func inside(
    _ place: GraphValue, _ axis: Int, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let size = Float(cells[axis])
    let (low, span) = isAligned ? (Float(0), size - 1) : (-0.5, size)
    guard padding == .reflection, span > 0 else {
      return try call.part("Clip", [place, .real(0), .real(size - 1)], &builder)
    }
    let shifted = try call.part("Sub", [place, .real(low)], &builder)
    let round = try builder.broadcasting(
      [shifted, .real(2 * span)], names: ["left", "right"]
    ) { Arithmetic(.modulo, $0) }
    let back = try call.part("Sub", [.real(2 * span), round], &builder)
    let nearer = try call.part("Min", [round, back], &builder)
    return try call.part("Add", [nearer, .real(low)], &builder)
  }
}
