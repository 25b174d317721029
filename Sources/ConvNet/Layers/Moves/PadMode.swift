/// The contents of the rows and columns that a pad adds.
public enum PadMode: String, Hashable, Sendable {
  /// One value.
  case constant
  /// The numbers mirrored at the edge, which is not repeated: `c b | a b c | b a`.
  case reflect
  /// The edge's number again and again: `a a | a b c | c c`.
  case edge
  /// The numbers from the other end on: `b c | a b c | a b`.
  case wrap
}
