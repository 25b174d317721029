import ConvNet

/// A number that a lab claims, for goals and lessons: `field(parts)`. Newcomers add a row in the
/// catalog.
struct LabMetric: Sendable {
  /// What stands between the parentheses.
  enum Argument: String, Hashable, Sendable {
    /// Nothing: the measure stands by itself.
    case nothing = ""
    /// The name of a layer.
    case layer = "edges"
    /// A place: a layer, a map, a number, or weights.
    case place = "edges[0]"
  }
  /// What it is measured at: a state, a layer of its network, and the place as it was written.
  struct Point {
    let session: Session
    let subject: Subject
    let layer: Int
    let place: Address

    var node: Node { subject.network.nodes[layer] }
  }

  let name: String
  let argument: Argument
  /// What the number is, with its unit, for the table of measures.
  let meaning: String
  /// What must be known before it can be measured.
  let needs: @Sendable (Point) -> [Need]
  /// The number; nil where it is hidden or not known.
  let value: @Sendable (Point, Scene) -> Double?
  /// Why the place has no such number; nil where it has.
  let obstacle: @Sendable (Network, Address) -> String?

  init(
    _ name: String, of argument: Argument, _ meaning: String,
    needs: @escaping @Sendable (Point) -> [Need] = { _ in [] },
    obstacle: @escaping @Sendable (Network, Address) -> String? = { _, _ in nil },
    value: @escaping @Sendable (Point, Scene) -> Double?
  ) {
    (self.name, self.argument, self.meaning) = (name, argument, meaning)
    (self.needs, self.value, self.obstacle) = (needs, value, obstacle)
  }

  static let catalog: [LabMetric] = [
    .field, .bestShare, .loss, .gradient, .learnedSteps, .unseenRight, .equivariance, .shifted,
    .missed, .deletion, .likeness, .flip, .purity, .nonzeros, .middle,
    .findings, .rounding,
  ]

  /// Where it measures; nil where the network has no such place, or none that it can measure.
  func point(_ place: Address, of subject: Subject, in session: Session) -> Point? {
    let network = subject.network
    guard let layer = argument == .nothing ? 0 : network.graph.index(of: place.alias),
      argument == .nothing || place.exists(in: network.nodes[layer], of: network),
      obstacle(network, place) == nil
    else { return nil }
    return Point(session: session, subject: subject, layer: layer, place: place)
  }

  static func named(_ name: String) -> LabMetric? { catalog.first { $0.name == name } }
}

extension LabMetric {
  static let field = LabMetric(
    "field", of: .layer, "pixels of the picture, along a row, that one number of the layer rests on"
  ) { point, _ in
    Double(point.subject.network.graph.receptiveFields[point.layer].width)
  }
}

extension Address {
  fileprivate func exists(in node: Node, of network: Network) -> Bool {
    do throws(CommandError) {
      if member == nil {
        try check(node.shape.sizes)
      } else {
        _ = try parameter(in: network)
      }
      return true
    } catch { return false }
  }
}

// A name stands for one metric alone.
extension LabMetric: Hashable {
  static func == (first: LabMetric, second: LabMetric) -> Bool { first.name == second.name }
  func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
