import ConvNet
import ConvSession
import ConvStage
import ConvWork

/// Small networks with one layer of every type of model files, each over the input or over a layer
/// that suits it.
enum OperatorNetwork: String, CaseIterable {
  /// `[4, 5, 6]`
  case maps
  /// `[5, 6]`, the tokens of a transformer.
  case rows
  /// `[6]`
  case units
  /// `[2, 4, 5, 6]`
  case volumes
  /// An operator that is not known, and layers that depend on it.
  case unknown

  func stage(stepping: Bool = false) throws -> Stage {
    let network = try network()
    let picture = Picture(name: "numbers", pixels: OperatorParts.numbers(network.input.shape))
    return Stage(Session(Subject(network, picture), stepping: stepping))
  }

  private var input: Shape {
    switch self {
    case .maps, .unknown: Shape(4, 5, 6)
    case .rows: Shape(5, 6)
    case .units: Shape(6)
    case .volumes: Shape(2, 4, 5, 6)
    }
  }

  func network() throws -> Network {
    var parts = OperatorParts(input)
    switch self {
    case .maps:
      try parts.addAnyRank()
      try parts.addMaps()
    case .rows:
      try parts.addAnyRank()
      parts.addRows()
    case .units:
      try parts.addAnyRank()
      parts.addUnits()
    case .volumes:
      try parts.addAnyRank()
      parts.addVolumes()
    case .unknown: parts.addUnknown()
    }
    return try Network(name: rawValue, input: input, parts.list)
  }
}
