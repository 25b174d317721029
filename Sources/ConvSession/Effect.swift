/// An action that only the program's edge can do. It can fail; the session does not depend on it.
public enum Effect: Hashable, Sendable {
  /// Writing the screen, in the format that the file's name says.
  case show(String)
  /// Writing the network with its edits, as a model file.
  case save(String)
  /// Writing the commands of the session.
  case record(String)
  /// Bringing back the last session.
  case resume
  /// Copying the numbers of a place, to the clipboard or where the output goes.
  case copy(Copied)
  case quit
}
