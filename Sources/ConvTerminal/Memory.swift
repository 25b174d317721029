import CTerminal

/// The memory of the process.
public enum Memory {
  /// Keeps what is free for what comes next, until it is given back: to ask the system for the memory
  /// of an output again, page by page, takes longer than many a layer.
  public static func keepWhatIsFree() { process_keep_memory() }
  /// Gives what is free back to the system: networks and passes take large blocks.
  public static func giveBack() { process_give_memory_back() }
}
