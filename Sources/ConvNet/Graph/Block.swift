/// Layers that belong together and follow each other: their names begin alike (`layer1.0`) or,
/// where names say nothing, their maps have one size (`stage2`). Blocks lie inside each other.
public struct Block: Hashable, Sendable {
  /// Unique in the network, with dots between its parts; where the same part comes again later it
  /// has a number: `layer1.0`, `layer1.0#2`.
  public let name: String
  /// The nodes in it, at least two and never all.
  public let layers: Range<Int>
  /// How many blocks it lies in.
  public let depth: Int

  /// The end of the name, as long as it takes to say more than a number: `0` becomes `layer1.0`.
  public var label: String {
    let parts = name.split(separator: ".")
    let start = parts.lastIndex { $0.contains(where: \.isLetter) } ?? 0
    return parts.isEmpty ? name : parts[start...].joined(separator: ".")
  }
}
