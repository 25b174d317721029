/// What only the edge can do. It can fail; the session does not depend on it.
public enum Effect: Hashable, Sendable {
  /// The screen, in the format that the file's name says.
  case show(String)
  /// The network with its edits, as a model file.
  case save(String)
  /// What was done, as commands.
  case record(String)
  /// Bring back what was kept of the last session.
  case resume
  /// The numbers of a place, to the clipboard or where the output goes.
  case copy(Copied)
  case quit
}
