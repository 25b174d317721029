import ConvKernelsBase

/// Units that each add up every input of one sample, with their weights in the order in which they
/// are read: units side by side in vectors, up to eight of which are added up at a time.
public struct PackedConnection: Sendable {
  private let inputs: Int
  public let outputs: Int
  private let kernels: Kernels
  /// The vectors of each tile.
  private let tiles: [Range<Int>]
  /// Of each tile, of each input, the weights of the tile's units.
  private let weights: [Float]
  private let biases: [Float]

  /// More weights come from so far away that their order does not matter.
  public static let largest = 1 << 17

  /// - Parameters:
  ///   - weights: `[outputs, inputs]`, up to ``largest``.
  ///   - biases: one for each unit, or nil.
  public init(
    inputs: Int, outputs: Int, weights: UnsafePointer<Float>, biases: UnsafePointer<Float>?,
    on set: InstructionSet = .current
  ) {
    (self.inputs, self.outputs, kernels) = (inputs, outputs, set.kernels)
    let lanes = kernels.channelsOfVector
    let tiles = Self.tiles(vectors: (outputs + lanes - 1) / lanes)
    let width = tiles.last!.upperBound * lanes
    var packed = [Float](repeating: 0, count: width * inputs)
    for tile in tiles {
      for unit in tile.lowerBound * lanes..<min(tile.upperBound * lanes, outputs) {
        let place = tile.lowerBound * lanes * (inputs - 1) + unit
        for input in 0..<inputs {
          packed[place + input * tile.count * lanes] = weights[unit * inputs + input]
        }
      }
    }
    (self.tiles, self.weights) = (tiles, packed)
    let known = biases.map { Array(UnsafeBufferPointer(start: $0, count: outputs)) } ?? []
    self.biases = known + [Float](repeating: 0, count: width - known.count)
  }

  /// Tiles of eight vectors, and what is left in fours, twos and ones.
  private static func tiles(vectors: Int) -> [Range<Int>] {
    var (tiles, first): ([Range<Int>], Int) = ([], 0)
    while first < vectors {
      let count = [8, 4, 2, 1].first { $0 <= vectors - first }!
      tiles.append(first..<first + count)
      first += count
    }
    return tiles
  }

  public var byteCount: Int { weights.count * MemoryLayout<Float>.stride }
  /// The size of the scratch memory that one caller needs.
  public var scratchCount: Int { biases.count }

  /// Computes all units.
  public func compute(
    input: UnsafePointer<Float>, scratch: UnsafeMutablePointer<Float>,
    output: UnsafeMutablePointer<Float>
  ) {
    let lanes = kernels.channelsOfVector
    weights.withUnsafeBufferPointer { weights in
      biases.withUnsafeBufferPointer { biases in
        for tile in tiles {
          let first = tile.lowerBound * lanes
          kernels.connectInVectors(
            tile.count, inputs, input, weights.baseAddress! + first * inputs,
            biases.baseAddress! + first, scratch + first)
        }
      }
    }
    output.update(from: scratch, count: outputs)
  }
}
