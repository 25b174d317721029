/// Layers that belong together and follow each other: their names begin alike (`layer1.0`) or,
/// where names say nothing, their maps have one size (`conv1..relu2`). Blocks lie inside each
/// other.
public struct Block: Hashable, Sendable {
  /// Unique in the network, with dots between its parts; where the same part comes again later it
  /// has a number: `layer1.0`, `layer1.0#2`. One without a name is called by its first and its last
  /// layer, with two dots between them.
  public let name: String
  /// The end of the name, as long as it takes to say more than a number and to tell it from all
  /// others: `0` becomes `layer1.0`; `conv1…relu2` where the layers give the name.
  public internal(set) var label: String
  /// The nodes in it, at least two and never all.
  public let layers: Range<Int>
  /// How many blocks it lies in.
  public let depth: Int

  /// The words for a range of names: `layer1…3`, `inception4a…4e`, `conv1…relu2`.
  public static func span(_ first: String, _ last: String) -> String {
    guard first != last else { return first }
    let (first, last) = (Array(first), Array(last))
    var common = zip(first, last).prefix { $0 == $1 }.count
    // Numbers stay whole, and words are not cut.
    while common > 0, first[common - 1].isNumber { common -= 1 }
    let isBetween =
      common > 2 && common < last.count && common < first.count
      && (!first[common - 1].isLetter || first[common].isNumber && last[common].isNumber)
    return String(first) + "…" + String(isBetween ? last[common...] : last[...])
  }
}
