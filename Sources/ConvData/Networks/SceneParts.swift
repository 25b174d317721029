/// The maps of `parts`, the second conv layer of `scenes`, by the parts made from edges.
enum ScenePart: String, CaseIterable {
  case topLeftCorner = "top left corner"
  case topRightCorner = "top right corner"
  case bottomLeftCorner = "bottom left corner"
  case bottomRightCorner = "bottom right corner"
  case topLeftSlope = "long slope / lit below"
  case topRightSlope = "long slope \\ lit below"
  case bottomRightSlope = "long slope / lit above"
  case bottomLeftSlope = "long slope \\ lit above"
  case uprightBar = "upright bar"
  case levelBar = "level bar"
  case gap = "dark gap"
  case crossing = "crossing"
}

extension ScenePart {
  /// The filters: windows on the pooled maps of the edges, where one place is 2×2 pixels.
  static let filters: [Filter<SceneEdge>] = [
    // top left corner
    Filter(
      bias: -1.75, .init(.left, "... .x. .x.", 1), .init(.top, "... .xx ...", 1)),
    // top right corner
    Filter(
      bias: -1.75, .init(.right, "... .x. .x.", 1), .init(.top, "... xx. ...", 1)),
    // bottom left corner
    Filter(
      bias: -1.75, .init(.left, ".x. .x. ...", 1), .init(.bottom, "... .xx ...", 1)),
    // bottom right corner
    Filter(
      bias: -1.75, .init(.right, ".x. .x. ...", 1), .init(.bottom, "... xx. ...", 1)),
    // long slope / lit below
    Filter(
      bias: -0.25, .init(.topLeft, "..x .x. x..", 1), .init(.left, "... .x. ...", -1),
      .init(.top, "... .x. ...", -1)),
    // long slope \ lit below
    Filter(
      bias: -0.25, .init(.topRight, "x.. .x. ..x", 1), .init(.right, "... .x. ...", -1),
      .init(.top, "... .x. ...", -1)),
    // long slope / lit above
    Filter(
      bias: -0.25, .init(.bottomRight, "..x .x. x..", 1), .init(.right, "... .x. ...", -1),
      .init(.bottom, "... .x. ...", -1)),
    // long slope \ lit above
    Filter(
      bias: -0.25, .init(.bottomLeft, "x.. .x. ..x", 1), .init(.left, "... .x. ...", -1),
      .init(.bottom, "... .x. ...", -1)),
    // upright bar
    Filter(
      bias: -1, .init(.left, "x.. x.. x..", 0.5), .init(.right, "..x ..x ..x", 0.5),
      .init(.top, "... .x. ...", -0.25), .init(.bottom, "... .x. ...", -0.25)),
    // level bar
    Filter(
      bias: -1, .init(.top, "xxx ... ...", 0.5), .init(.bottom, "... ... xxx", 0.5),
      .init(.left, "... .x. ...", -0.25), .init(.right, "... .x. ...", -0.25)),
    // dark gap
    Filter(
      bias: -1.5, .init(.right, "... x.. x..", 1), .init(.left, "... ..x ..x", 1),
      .init(.brightness, "... .x. ...", -0.5)),
    // crossing
    Filter(
      bias: -4.5, .init(.left, "x.. ... x..", 1), .init(.right, "..x ... ..x", 1),
      .init(.top, "x.x ... ...", 1), .init(.bottom, "... ... x.x", 1)),
  ]
}
