/// A word of a goal, with its place.
struct GoalWord: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case number(Double)
    /// A shape: `4x10x10`.
    case sizes([Int])
    /// A text between quotation marks.
    case text(String)
    /// The name of a layer or of a function.
    case name(String)
    /// A name with a member or indices.
    case place(Address)
    /// The picture that is measured on: `on bars-level`.
    case on(String)
    case symbol(String)
    case end
  }
  let kind: Kind
  /// The range in characters from the start.
  let range: Range<Int>
}
