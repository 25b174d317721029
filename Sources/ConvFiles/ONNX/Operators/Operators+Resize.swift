import ConvNet

extension Operators {
  static let resizing: [String: Lower] = [
    "Resize": { (call, builder) throws(OperatorError) in [try resize(call, &builder)] },
    "Upsample": { (call, builder) throws(OperatorError) in [try upsample(call, &builder)] },
  ]

  private static func resize(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    // In version 10 the scales came second, and pixels were counted as in Upsample.
    let isOld = call.version < 11
    let scales = try call.known(isOld ? 1 : 2).flatMap { $0.count > 0 ? $0.reals : nil }
    var sizes = isOld ? nil : try call.known(3)?.integers
    // A file made for a batch of another size writes that size down.
    if try call.input(0).isBatched, sizes?.count == (try call.input(0).sizes?.count) {
      sizes?[0] = 1
    }
    let roi = isOld ? nil : try call.known(1).flatMap { $0.count > 0 ? $0.reals : nil }
    let attributes = call.attributes
    let word = try attributes.text("keep_aspect_ratio_policy", default: "stretch")
    guard let policy = ResizedAxis.AspectPolicy(rawValue: word) else {
      throw .refused("its keep_aspect_ratio_policy is none of the standard's")
    }
    let request = Request(
      sizes: sizes, scales: sizes == nil ? scales : nil, roi: roi,
      axes: try attributes.integers("axes"), policy: policy)
    if isOld {
      return try resized(call.input(0), request, olderResampling(call), &builder, kind: "resize")
    }
    return try resized(call.input(0), request, resampling(call), &builder, kind: "resize")
  }

  private static func upsample(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let written = try call.attributes.reals("scales")
    let given = try call.known(1)?.reals
    guard let scales = written ?? given else { throw .refused("its scales are missing") }
    return try resized(
      call.input(0),
      Request(sizes: nil, scales: scales, roi: nil, axes: nil, policy: .stretch),
      olderResampling(call), &builder, kind: "upsample")
  }

  private struct Request {
    var sizes: [Int]?
    var scales: [Float]?
    var roi: [Float]?
    var axes: [Int]?
    var policy: ResizedAxis.AspectPolicy
  }

  private static func resized(
    _ value: GraphValue, _ request: Request, _ resampling: Resampling,
    _ builder: inout GraphBuilder, kind: String
  ) throws(OperatorError) -> GraphValue {
    guard let sizes = value.sizes, !sizes.isEmpty else { throw .refused("its input has no axes") }
    var axes: [ResizedAxis]
    let shape = try builder.shape(sizes)
    do throws(LayerError) {
      axes = try ResizedAxis.axes(
        of: shape, sizes: request.sizes, scales: request.scales,
        roi: request.roi, axes: request.axes, policy: request.policy, kind: kind)
    } catch { throw .layer(error) }
    var input = value
    if value.isBatched, axes[0].output == 1, axes.count > 1 {
      axes.removeFirst()
    } else {
      input = try builder.unbatched(value)
    }
    let (count, overflow) = axes.reduce((1, false)) { product, axis in
      let (count, overflow) = product.0.multipliedReportingOverflow(by: axis.output)
      return (count, product.1 || overflow)
    }
    guard !overflow, count <= GraphBuilder.largestOutput else {
      throw .refused("it makes more than \(GraphBuilder.largestOutput) numbers")
    }
    if case .nearest = resampling.mode, resampling.coordinates != .cropAndResize {
      let tables = axes.map { axis in
        axis.input == axis.output && axis.scale == 1
          ? nil : (0..<axis.output).map { axis.taps($0, resampling)?.first ?? -1 }
      }
      return try builder.move(
        { (from) throws(LayerError) in try .nearest(tables, from: from, kind: kind) }, input)
    }
    return try builder.layer(Interpolation(axes, resampling, kind: kind), [input])
  }

  /// Reads Upsample, and Resize of version 10: `nearest` or `linear`, from the corner.
  private static func olderResampling(
    _ call: OperatorCall
  ) throws(OperatorError) -> Resampling {
    switch try call.attributes.text("mode", default: "nearest") {
    case "nearest": return Resampling(.nearest(.inward), .asymmetric)
    case "linear", "bilinear": return Resampling(.linear, .asymmetric)
    case let mode: throw .refused("its mode “\(mode.shortened)” is none of the standard's")
    }
  }

  private static func resampling(_ call: OperatorCall) throws(OperatorError) -> Resampling {
    let attributes = call.attributes
    let place = try attributes.text("coordinate_transformation_mode", default: "half_pixel")
    guard let coordinates = Resampling.Coordinates(rawValue: place) else {
      throw .unknown("coordinates by “\(place.shortened)” are not computed here")
    }
    let mode: Resampling.Mode
    switch try attributes.text("mode", default: "nearest") {
    case "nearest":
      let word = try attributes.text("nearest_mode", default: "round_prefer_floor")
      guard let rounding = Resampling.Rounding(rawValue: word) else {
        throw .refused("its nearest_mode “\(word.shortened)” is none of the standard's")
      }
      mode = .nearest(rounding)
    case "linear": mode = .linear
    case "cubic": mode = .cubic(a: Double(try attributes.real("cubic_coeff_a", default: -0.75)))
    case let word: throw .refused("its mode “\(word.shortened)” is none of the standard's")
    }
    return Resampling(
      mode, coordinates, excludesOutside: try attributes.flag("exclude_outside"),
      antialiases: try attributes.flag("antialias"),
      extrapolation: try attributes.real("extrapolation_value", default: 0))
  }
}
