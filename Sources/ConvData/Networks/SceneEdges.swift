/// The maps of `edges`, the first conv layer of `scenes`, by the edges they look for.
enum SceneEdge: String, CaseIterable {
  case left = "left edges"
  case right = "right edges"
  case top = "top edges"
  case bottom = "bottom edges"
  case topLeft = "slopes / lit below"
  case topRight = "slopes \\ lit below"
  case bottomRight = "slopes / lit above"
  case bottomLeft = "slopes \\ lit above"
  case spot = "points and outlines"
  case brightness = "bright areas"
}

extension SceneEdge {
  /// The filters. Their bias silences faint edges, as of the night sky against the padding.
  static let filters: [Filter<Grey>] = [
    [-0.5, 0, 0.5, -0.5, 0, 0.5, -0.5, 0, 0.5],
    [0.5, 0, -0.5, 0.5, 0, -0.5, 0.5, 0, -0.5],
    [-0.5, -0.5, -0.5, 0, 0, 0, 0.5, 0.5, 0.5],
    [0.5, 0.5, 0.5, 0, 0, 0, -0.5, -0.5, -0.5],
    [-0.5, -0.5, 0, -0.5, 0, 0.5, 0, 0.5, 0.5],
    [0, -0.5, -0.5, 0.5, 0, -0.5, 0.5, 0.5, 0],
    [0.5, 0.5, 0, 0.5, 0, -0.5, 0, -0.5, -0.5],
    [0, 0.5, 0.5, -0.5, 0, 0.5, -0.5, -0.5, 0],
    [-0.25, -0.25, -0.25, -0.25, 2, -0.25, -0.25, -0.25, -0.25],
    [0, 0.25, 0, 0.25, 0.25, 0.25, 0, 0.25, 0],
  ].map { Filter(bias: -0.25, .init(.picture, $0)) }
}
