import CTerminal

/// The memory of the process.
public enum Memory {
  /// Gives what is free back to the system: networks and passes take large blocks.
  public static func giveBack() { process_give_memory_back() }
}
