import CTerminal

/// The end of the process by a fault, or by a signal that asks for one.
public enum Faults {
  /// From now on the process dies of a fault by its signal, at once and without a question, with the
  /// terminal put back and one line on what happened and where. To be called first.
  public static func endTheProcess() { terminal_die_of_faults() }
}
