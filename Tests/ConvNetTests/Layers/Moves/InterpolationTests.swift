import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32, opset 19, with `r = pattern(1, 1, 2, 3, step=7)`, whose first
/// two axes are left out here.
@Suite struct InterpolationTests {
  private func r() throws -> Tensor { try .pattern(2, 3, step: 7) }

  private func expectNear(
    _ tensor: Tensor, _ shape: Shape, _ numbers: [Float],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(tensor.shape == shape, sourceLocation: sourceLocation)
    #expect(
      zip(tensor.elements, numbers).allSatisfy { abs($0 - $1) < 5e-6 },
      "\(tensor.elements) is not \(numbers)", sourceLocation: sourceLocation)
  }

  @Test("linear, from the middles of the cells")
  func linear() throws {
    // run('Resize', r, sizes=[1, 1, 3, 5], mode='linear', coordinate_transformation_mode='half_pixel')
    let axes = try ResizedAxis.axes(of: Shape(2, 3), sizes: [3, 5], scales: nil)
    let layer = Interpolation(axes, Resampling(.linear))
    expectNear(
      layer.forward([try r()]), Shape(3, 5),
      [-2, 0.8, 5, 2.6, 1, -2.5, 0.3, 4.5, 2.1, 0.5, -3, -0.2, 4, 1.6, 0])
    let step = layer.explain([1, 1], [Shape(2, 3)]).walkedStep
    #expect(step.read[0].axes == [Span(0, count: 2), Span(0, count: 2)])
    #expect(zip(step.coefficients, [0.3, 0.2, 0.3, 0.2]).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test("cubic, from corner to corner")
  func cubic() throws {
    // run('Resize', r, scales=[1, 1, 2, 1], mode='cubic', coordinate_transformation_mode='align_corners')
    let axes = try ResizedAxis.axes(of: Shape(2, 3), sizes: nil, scales: [2, 1])
    let layer = Interpolation(axes, Resampling(.cubic(a: -0.75), .alignCorners))
    expectNear(
      layer.forward([try r()]), Shape(4, 3),
      [
        -2, 5, 1, -2.314814, 4.685184, 0.685185, -2.685186, 4.314817, 0.314815, -3, 4, 0,
      ])
  }

  @Test("a window that shrinks is widened where no number may be skipped")
  func antialias() throws {
    // run('Resize', pattern(1, 1, 1, 6, step=7), sizes=[1, 1, 1, 2], mode='linear', antialias=1)
    let axes = try ResizedAxis.axes(of: Shape(6), sizes: [2], scales: nil)
    let layer = Interpolation(axes, Resampling(.linear, antialiases: true))
    expectNear(layer.forward([try .pattern(6, step: 7)]), Shape(2), [0.8888891, 0.7777779])
  }

  @Test("a region beyond the input holds the value for that")
  func crop() throws {
    // run('Resize', r, roi=[0, 0, 0, .25, 1, 1, 1, 1.5], sizes=[1, 1, 1, 4], mode='linear',
    //     coordinate_transformation_mode='tf_crop_and_resize', extrapolation_value=7)
    let axes = try ResizedAxis.axes(
      of: Shape(2, 3), sizes: [1, 4], scales: nil, roi: [0, 0.25, 1, 1.5])
    let layer = Interpolation(axes, Resampling(.linear, .cropAndResize, extrapolation: 7))
    expectNear(layer.forward([try r()]), Shape(1, 4), [1, 3.166667, 7, 7])
  }

  @Test("to the nearest, by tables")
  func nearest() throws {
    // run('Resize', r, scales=[1, 1, 1, 1.5], mode='nearest')
    let axes = try ResizedAxis.axes(of: Shape(2, 3), sizes: nil, scales: [1, 1.5])
    let move = try Move.nearest(axes, .roundPreferFloor, from: Shape(2, 3))
    expect(move.forward([try r()]), Shape(2, 4), [-2, -2, 5, 1, -3, -3, 4, 0])
  }

  @Test("sizes that keep the proportions")
  func keepsAspect() throws {
    // run('Resize', pattern(1, 1, 2, 4, step=7), sizes=[5, 6], mode='nearest', axes=[2, 3],
    //     coordinate_transformation_mode='asymmetric', nearest_mode='floor',
    //     keep_aspect_ratio_policy='not_larger')
    let axes = try ResizedAxis.axes(
      of: Shape(2, 4), sizes: [5, 6], scales: nil, axes: [0, -1], policy: .notLarger)
    let move = try Move.nearest(axes, .floor, .asymmetric, from: Shape(2, 4))
    expect(
      move.forward([try .pattern(2, 4, step: 7)]), Shape(3, 6),
      [-2, -2, 5, 1, 1, -3, -2, -2, 5, 1, 1, -3, 4, 4, 0, -4, -4, 3])
  }

  @Test("sizes that can not be are refused")
  func errors() {
    #expect(throws: LayerError.self) {
      try ResizedAxis.axes(of: Shape(2), sizes: [1 << 40], scales: nil)
    }
    #expect(throws: LayerError.self) {
      try ResizedAxis.axes(of: Shape(2), sizes: nil, scales: [.infinity])
    }
    #expect(throws: LayerError.self) {
      try ResizedAxis.axes(of: Shape(2), sizes: nil, scales: [.nan])
    }
    #expect(throws: LayerError.self) {
      try ResizedAxis.axes(of: Shape(2), sizes: nil, scales: [0.1])
    }
    let crooked = ResizedAxis(2, to: 4, scale: 0)
    #expect(throws: LayerError.move(.scale(kind: "resize", 0, 2, to: 4))) {
      try Interpolation([crooked], Resampling(.linear)).outputShape([Shape(2)])
    }
    #expect(throws: LayerError.move(.axis(kind: "resize", 2, of: Shape(2, 3)))) {
      try ResizedAxis.axes(of: Shape(2, 3), sizes: [4], scales: nil, axes: [2])
    }
  }
}
