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
  /// `[4, 2, 3]`: steps of sequences, and the layers that keep a state.
  case sequences
  /// `[2, 4, 3]`: the layers of an attention.
  case attention
  /// `[4, 5, 6]`: the layers of a quantised file.
  case quantized
  /// An operator that is not known, and layers that depend on it.
  case unknown

  /// Whether it shows some of the kinds that others have as well, as they stand together.
  var isWhole: Bool {
    switch self {
    case .sequences, .attention, .quantized: true
    case .maps, .rows, .units, .volumes, .unknown: false
    }
  }

  func stage(stepping: Bool = false) throws -> Stage {
    let network = try network()
    let picture = Picture(name: "numbers", pixels: OperatorParts.numbers(network.input.shape))
    return Stage(Session(Subject(network, picture), stepping: stepping))
  }

  private var input: Shape {
    switch self {
    case .maps, .quantized, .unknown: Shape(4, 5, 6)
    case .rows: Shape(5, 6)
    case .units: Shape(6)
    case .volumes: Shape(2, 4, 5, 6)
    case .sequences: Shape(4, 2, 3)
    case .attention: Shape(2, 4, 3)
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
    case .sequences: parts.addSequences()
    case .attention: try parts.addAttention()
    case .quantized: parts.addQuantized()
    case .unknown: parts.addUnknown()
    }
    return try Network(name: rawValue, input: input, parts.list)
  }
}
