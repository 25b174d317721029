/// The maps of `things`, the third conv layer of `scenes`, by the things made from parts.
enum SceneThing: String, CaseIterable {
  case peak = "roof: two slopes that meet"
  case bowl = "bowl: a roof upside down"
  case roundLeft = "round left side"
  case roundRight = "round right side"
  case boxTop = "top of a box"
  case boxBottom = "bottom of a box"
  case boxLeft = "left side of a box"
  case boxRight = "right side of a box"
  case window = "window: a gap between bars"
  case leftEave = "left eave: slope over wall"
  case rightEave = "right eave: slope over wall"
  case pillar = "pillar between gaps"
  case post = "long post"
  case beam = "long beam"
  case plus = "bars that cross"
  case checks = "corners all around"
}

extension SceneThing {
  /// The filters: windows on the pooled maps of the parts, where one place is 4×4 pixels.
  static let filters: [Filter<ScenePart>] = [
    // roof: two slopes that meet
    Filter(
      bias: -0.75, .init(.topLeftSlope, "... xx. x..", 0.5),
      .init(.topRightSlope, "... .xx ..x", 0.5)),
    // bowl: a roof upside down
    Filter(
      bias: -0.75, .init(.bottomLeftSlope, "x.. xx. ...", 0.5),
      .init(.bottomRightSlope, "..x .xx ...", 0.5)),
    // round left side
    Filter(
      bias: -0.5, .init(.topLeftSlope, "xx. ... ...", 0.5),
      .init(.bottomLeftSlope, "... ... xx.", 0.5),
      .init(.topLeftCorner, ".x. .x. ...", -0.25), .init(.bottomLeftCorner, "... .x. .x.", -0.25)),
    // round right side
    Filter(
      bias: -0.5, .init(.topRightSlope, ".xx ... ...", 0.5),
      .init(.bottomRightSlope, "... ... .xx", 0.5),
      .init(.topRightCorner, ".x. .x. ...", -0.25), .init(.bottomRightCorner, "... .x. .x.", -0.25)),
    // top of a box
    Filter(
      bias: -0.25, .init(.topLeftCorner, "... x.. ...", 0.5),
      .init(.topRightCorner, "... ..x ...", 0.5)),
    // bottom of a box
    Filter(
      bias: -0.25, .init(.bottomLeftCorner, "... x.. ...", 0.5),
      .init(.bottomRightCorner, "... ..x ...", 0.5)),
    // left side of a box
    Filter(
      bias: -0.25, .init(.topLeftCorner, ".x. ... ...", 0.5),
      .init(.bottomLeftCorner, "... ... .x.", 0.5)),
    // right side of a box
    Filter(
      bias: -0.25, .init(.topRightCorner, ".x. ... ...", 0.5),
      .init(.bottomRightCorner, "... ... .x.", 0.5)),
    // window: a gap between bars
    Filter(
      bias: -0.25, .init(.gap, "... .x. ...", 0.5), .init(.uprightBar, "... x.x ...", 0.5)),
    // left eave: slope over wall
    Filter(
      bias: -0.75, .init(.topLeftSlope, ".xx ... ...", 0.5),
      .init(.topLeftCorner, "... .x. .x.", 0.5)),
    // right eave: slope over wall
    Filter(
      bias: -0.75, .init(.topRightSlope, "xx. ... ...", 0.5),
      .init(.topRightCorner, "... .x. .x.", 0.5)),
    // pillar between gaps
    Filter(
      bias: -0.5, .init(.gap, "... x.x x.x", 0.25), .init(.uprightBar, "... .x. .x.", 0.5)),
    // long post
    Filter(
      bias: -0.5, .init(.uprightBar, ".x. .x. .x.", 0.75)),
    // long beam
    Filter(
      bias: -0.5, .init(.levelBar, "... xxx ...", 0.75)),
    // bars that cross
    Filter(
      bias: -1, .init(.crossing, "... .x. ...", 0.5), .init(.uprightBar, ".x. ... .x.", 0.5),
      .init(.levelBar, "... x.x ...", 0.5)),
    // corners all around
    Filter(
      bias: -1, .init(.topLeftCorner, "x.. .x. ...", 0.25),
      .init(.topRightCorner, "..x .x. ...", 0.25),
      .init(.bottomLeftCorner, "... .x. x..", 0.25), .init(.bottomRightCorner, "... .x. ..x", 0.25)),
  ]
}
