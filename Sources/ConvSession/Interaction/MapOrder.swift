/// In which order the maps or units of a layer stand on its screen. The pass walks them in the
/// order of their numbers, whatever is chosen.
public enum MapOrder: String, Hashable, Sendable, CaseIterable {
  /// As they are numbered.
  case index
  /// The largest mean first; of single numbers the largest.
  case activation
  /// Those first whose numbers differ most from each other.
  case variance
}
