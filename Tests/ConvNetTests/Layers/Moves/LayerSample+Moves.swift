import ConvNet

extension LayerSample {
  /// What moves numbers, or mixes neighbours: one row for each maker of a move.
  static let moves = [
    move("reshape") { (shape, random) in
      try? .reshape(to: shape.sizes.shuffled(using: &random) + [1], from: shape)
    },
    move("flatten") { (shape, _) in
      try? .reshape(to: [shape[0], shape.count / shape[0]], from: shape, kind: "flatten")
    },
    move("transpose") { (shape, random) in
      try? .transpose(Array(0..<shape.rank).shuffled(using: &random), from: shape)
    },
    move("slice") { (shape, random) in
      let ends = shape.sizes.map { size in
        (0..<2).map { _ in Int.random(in: 0..<size, using: &random) }
      }
      let steps = ends.map { ends in
        (ends[0] > ends[1] ? -1 : 1) * Int.random(in: 1...3, using: &random)
      }
      let counts = zip(ends, steps).map { abs($0[1] - $0[0]) / abs($1) + 1 }
      return try? .slice(starts: ends.map { $0[0] }, steps: steps, counts: counts, from: shape)
    },
    move("gather") { (shape, random) in
      let axis = Int.random(in: 0..<shape.rank, using: &random)
      let sizes = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        Int.random(in: 1...3, using: &random)
      }
      let indices = (0..<sizes.reduce(1, *)).map { _ in
        Int.random(in: -shape[axis]..<shape[axis], using: &random)
      }
      return try? .gather(axis: axis, indices: indices, indexShape: sizes, from: shape)
    },
    move("expand") { (shape, random) in
      let sizes = shape.sizes.map { $0 == 1 ? Int.random(in: 1...3, using: &random) : $0 }
      return try? .expand(to: [2].filter { _ in Bool.random(using: &random) } + sizes, from: shape)
    },
    move("tile") { (shape, random) in
      try? .tile(
        repeats: shape.sizes.map { _ in Int.random(in: 1...3, using: &random) }, from: shape)
    },
    move("pad") { (shape, random) in
      func pads(_ random: inout SeededGenerator) -> [Int] {
        shape.sizes.map { _ in Int.random(in: -1...3, using: &random) }
      }
      let modes: [PadMode] = [.constant, .reflect, .edge, .wrap]
      return try? .pad(
        before: pads(&random), after: pads(&random), mode: modes.randomElement(using: &random)!,
        value: 4, from: shape)
    },
    move("depthtospace") { (shape, random) in
      let maps = Shape(shape[0] * 4, shape.count / shape[0], 3)
      return try? .depthToSpace(block: 2, isDCR: .random(using: &random), from: maps)
    },
    move("spacetodepth") { (shape, _) in
      try? .spaceToDepth(block: 2, from: Shape(shape[0], 2 * shape.count / shape[0], 4))
    },
    move("nearest") { (shape, random) in
      let axes = ResizedAxis.random(shape, &random)
      return try? .nearest(axes, .roundPreferCeil, .random(&random), value: 3, from: shape)
    },
    LayerSample(Interpolation.kind) { random in
      let shape = Shape.randomSmall(&random)
      let modes: [Resampling.Mode] = [
        .linear, .cubic(a: -0.75), .cubic(a: -0.5), .nearest(.ceil), .nearest(.floor),
      ]
      let resampling = Resampling(
        modes.randomElement(using: &random)!, .random(&random),
        excludesOutside: .random(using: &random), antialiases: .random(using: &random),
        extrapolation: 2)
      return (Interpolation(ResizedAxis.random(shape, &random), resampling), [shape])
    },
    LayerSample(Concat.alongKind) { random in
      let shape = Shape.randomSmall(&random)
      let axis = Int.random(in: 0..<shape.rank, using: &random)
      let sizes = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        var sizes = shape.sizes
        sizes[axis] = .random(in: 1...3, using: &random)
        return sizes
      }
      return LayerSample.operation(sizes, &random) { Concat(axis: axis, $0) }
    },
    LayerSample(GatherByIndex.kind) { random in
      let shape = Shape.randomSmall(&random)
      let axis = Int.random(in: 0..<shape.rank, using: &random)
      let isByElement = Bool.random(using: &random)
      let indices = isByElement ? shape.sizes : Shape.randomSmall(&random).sizes
      return LayerSample.operation([shape.sizes, indices], &random) {
        GatherByIndex(axis: axis, $0, isByElement: isByElement)
      }
    },
    LayerSample("each") { random in
      let (layer, inputs) = written.randomElement(using: &random)!.next(&random)
      let count = Int.random(in: 1...3, using: &random)
      return (layer.each(count), inputs.compactMap { try? Shape(checking: [count] + $0.sizes) })
    },
  ]

  private static func move(
    _ kind: String, _ make: @escaping @Sendable (Shape, inout SeededGenerator) -> Move?
  ) -> LayerSample {
    LayerSample(kind) { random in
      while true {
        if let move = make(.randomSmall(&random), &random) { return (move, [move.input]) }
      }
    }
  }
}

extension Shape {
  /// One to four axes of up to four positions.
  static func randomSmall(_ random: inout SeededGenerator) -> Shape {
    while true {
      let sizes = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        Int.random(in: 1...4, using: &random)
      }
      if let shape = try? Shape(checking: sizes) { return shape }
    }
  }
}
extension ResizedAxis {
  static func random(_ shape: Shape, _ random: inout SeededGenerator) -> [ResizedAxis] {
    shape.sizes.map { size in
      let region = (
        Float.random(in: -0.3...0.5, using: &random), Float.random(in: 0.4...1.3, using: &random)
      )
      return Bool.random(using: &random)
        ? .same(size)
        : ResizedAxis(size, to: .random(in: 1...7, using: &random), region: region)
    }
  }
}
extension Resampling.Coordinates {
  static func random(_ random: inout SeededGenerator) -> Resampling.Coordinates {
    let all: [Resampling.Coordinates] = [
      .halfPixel, .halfPixelSymmetric, .pytorchHalfPixel, .alignCorners, .asymmetric,
      .cropAndResize,
    ]
    return all.randomElement(using: &random)!
  }
}
