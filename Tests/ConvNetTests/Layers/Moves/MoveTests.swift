import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32, opset 19. `run(op, *inputs, **attributes)` makes a model of
/// one node and runs it; `p = pattern(2, 2, 3, step=7)`, `q = pattern(2, 3, step=7)`.
@Suite struct MoveTests {
  private func p() throws -> Tensor { try .pattern(2, 2, 3, step: 7) }
  private func q() throws -> Tensor { try .pattern(2, 3, step: 7) }

  @Test("a reshape keeps the order")
  func reshape() throws {
    // run('Reshape', p, [3, 4])
    let move = try Move.reshape(to: [3, 4], from: Shape(2, 2, 3))
    expect(
      move.forward([try p()]), Shape(3, 4), [-2, 5, 1, -3, 4, 0, -4, 3, -1, -5, 2, -2])
    #expect(move.kind == "reshape")
    #expect(move.source(of: [1, 3]) == [1, 0, 1])
  }

  @Test("a transpose exchanges axes")
  func transpose() throws {
    // run('Transpose', p, perm=[2, 0, 1])
    let move = try Move.transpose([2, 0, 1], from: Shape(2, 2, 3))
    expect(
      move.forward([try p()]), Shape(3, 2, 2), [-2, -3, -4, -5, 5, 4, 3, 2, 1, 0, -1, -2])
    #expect(move.explain([2, 1, 0], [Shape(2, 2, 3)]).walkedStep.read[0][0] == [1, 0, 2])
  }

  @Test("a slice goes by steps, backwards too")
  func slice() throws {
    // run('Slice', p, [2, 0], [-10, 2], [2, 0], [-2, 1])
    let move = try Move.slice(
      starts: [0, 0, 2], steps: [1, 1, -2], counts: [2, 2, 2], from: Shape(2, 2, 3))
    expect(move.forward([try p()]), Shape(2, 2, 2), [1, -2, 0, -3, -1, -4, -2, -5])
    #expect(move.line == "axis 2 from 2 to 0 step -2")
  }

  @Test("a gather puts the indices' axes in the place of its own")
  func gather() throws {
    // run('Gather', p, [[2, -3], [0, 1]], axis=2)
    let move = try Move.gather(
      axis: 2, indices: [2, -3, 0, 1], indexShape: [2, 2], from: Shape(2, 2, 3))
    expect(
      move.forward([try p()]), Shape(2, 2, 2, 2),
      [1, -2, -2, 5, 0, -3, -3, 4, -1, -4, -4, 3, -2, -5, -5, 2])
    // run('Gather', p, 1, axis=1)
    let single = try Move.gather(axis: 1, indices: [1], indexShape: [], from: Shape(2, 2, 3))
    expect(single.forward([try p()]), Shape(2, 3), [-3, 4, 0, -5, 2, -2])
  }

  @Test("expand and tile repeat")
  func repeats() throws {
    // run('Expand', pattern(2, 1, step=7), [2, 1, 3])
    let expand = try Move.expand(to: [2, 1, 3], from: Shape(2, 1))
    expect(
      expand.forward([try .pattern(2, 1, step: 7)]), Shape(2, 2, 3),
      [-2, -2, -2, 5, 5, 5, -2, -2, -2, 5, 5, 5])
    // run('Tile', pattern(2, 2, step=7), [2, 2])
    let tile = try Move.tile(repeats: [2, 2], from: Shape(2, 2))
    expect(
      tile.forward([try .pattern(2, 2, step: 7)]), Shape(4, 4),
      [-2, 5, -2, 5, 1, -3, 1, -3, -2, 5, -2, 5, 1, -3, 1, -3])
  }

  @Test("a constant pad fills, and cuts off where it is negative")
  func constantPad() throws {
    // run('Pad', q, [1, -1, 0, 2], 9, mode='constant')
    let move = try Move.pad(
      before: [1, -1], after: [0, 2], mode: .constant, value: 9, from: Shape(2, 3))
    expect(
      move.forward([try q()]), Shape(3, 4), [9, 9, 9, 9, 5, 1, 9, 9, 4, 0, 9, 9])
    #expect(move.explain([0, 0], [Shape(2, 3)]).walkedStep.rule == .function(.constant(9)))
  }

  @Test(
    "what a pad adds is mirrored, held or taken from the other end",
    arguments: [
      // run('Pad', q, [1, 2, 1, 1], mode=…)
      (
        PadMode.reflect,
        [0, 4, -3, 4, 0, 4, 1, 5, -2, 5, 1, 5, 0, 4, -3, 4, 0, 4, 1, 5, -2, 5, 1, 5]
      ),
      (
        .edge, [-2, -2, -2, 5, 1, 1, -2, -2, -2, 5, 1, 1, -3, -3, -3, 4, 0, 0, -3, -3, -3, 4, 0, 0]
      ),
      (.wrap, [4, 0, -3, 4, 0, -3, 5, 1, -2, 5, 1, -2, 4, 0, -3, 4, 0, -3, 5, 1, -2, 5, 1, -2]),
    ] as [(PadMode, [Float])])
  func pads(mode: PadMode, numbers: [Float]) throws {
    let move = try Move.pad(before: [1, 2], after: [1, 1], mode: mode, from: Shape(2, 3))
    expect(move.forward([try q()]), Shape(4, 6), numbers)
  }

  @Test(
    "what a pad cuts off does not come back at the other end",
    arguments: [
      // run('Pad', pattern(5, step=7), [-1, 3], mode=…)
      (PadMode.reflect, [5, 1, -3, 4, -3, 1, 5]), (.edge, [5, 1, -3, 4, 4, 4, 4]),
      (.wrap, [5, 1, -3, 4, 5, 1, -3]),
    ] as [(PadMode, [Float])])
  func negativePads(mode: PadMode, numbers: [Float]) throws {
    let move = try Move.pad(before: [-1], after: [3], mode: mode, from: Shape(5))
    expect(move.forward([try .pattern(5, step: 7)]), Shape(7), numbers)
  }

  @Test("channels become blocks of cells, in both orders, and blocks channels")
  func blocks() throws {
    // run('DepthToSpace', pattern(1, 8, 1, 2, step=7), blocksize=2, mode='DCR'), then 'CRD'
    let depth = try Tensor.pattern(8, 1, 2, step: 7)
    expect(
      try Move.depthToSpace(block: 2, isDCR: true, from: depth.shape).forward([depth]),
      Shape(2, 2, 4), [-2, 4, 5, 0, -1, 5, -5, 1, 1, -4, -3, 3, 2, -3, -2, 4])
    expect(
      try Move.depthToSpace(block: 2, isDCR: false, from: depth.shape).forward([depth]),
      Shape(2, 2, 4), [-2, 1, 5, -3, 4, -4, 0, 3, -1, 2, -5, -2, 5, -3, 1, 4])
    // run('SpaceToDepth', pattern(1, 2, 2, 4, step=7), blocksize=2)
    let space = try Tensor.pattern(2, 2, 4, step: 7)
    expect(
      try Move.spaceToDepth(block: 2, from: space.shape).forward([space]),
      Shape(8, 1, 2), [-2, 1, -1, 2, 5, -3, -5, -2, 4, -4, 5, -3, 0, 3, 1, 4])
  }

  @Test("each axis can be read by a list of its own, with places that are filled")
  func tables() throws {
    let move = try Move.nearest([nil, [2, -1, 0]], value: 8, from: Shape(2, 3))
    expect(move.forward([try q()]), Shape(2, 3), [1, 8, -2, 0, 8, -3])
  }

  @Test("what can not be moved so is refused in a sentence")
  func errors() {
    let shape = Shape(2, 3)
    #expect(throws: LayerError.move(.count(kind: "reshape", shape, to: [4]))) {
      try Move.reshape(to: [4], from: shape)
    }
    #expect(throws: LayerError.move(.permutation(kind: "transpose", [0, 0], of: shape))) {
      try Move.transpose([0, 0], from: shape)
    }
    #expect(throws: LayerError.move(.place(kind: "slice", -1, axis: 1, of: shape))) {
      try Move.slice(starts: [0, 1], steps: [1, -1], counts: [2, 3], from: shape)
    }
    #expect(throws: LayerError.move(.place(kind: "gather", 3, axis: 1, of: shape))) {
      try Move.gather(axis: 1, indices: [3], indexShape: [], from: shape)
    }
    #expect(throws: LayerError.move(.repeats(kind: "expand", shape, to: [4, 3]))) {
      try Move.expand(to: [4, 3], from: shape)
    }
    #expect(throws: LayerError.shape(.tooLarge([1 << 31, 3]))) {
      try Move.tile(repeats: [1 << 30, 1], from: shape)
    }
    #expect(throws: LayerError.shape(.notPositive([2, 0]))) {
      try Move.pad(before: [0, -1], after: [0, -2], mode: .edge, from: shape)
    }
    #expect(
      throws: LayerError.move(.blocks(kind: "spacetodepth", block: 2, axis: 2, of: Shape(1, 2, 3)))
    ) {
      try Move.spaceToDepth(block: 2, from: Shape(1, 2, 3))
    }
    #expect(throws: LayerError.self) {
      try Move.slice(starts: [0, 2], steps: [1, .max], counts: [2, 3], from: shape)
    }
    #expect(
      "\(LayerError.move(.count(kind: "reshape", shape, to: [4])))"
        == "reshape keeps all numbers, but 2×3 has 6 of them, and not as many are in 4")
    #expect(throws: LayerError.move(.madeFor(kind: "reshape", shape, given: Shape(6)))) {
      try Move.reshape(to: [6], from: shape).outputShape([Shape(6)])
    }
  }
}
