import ConvKernels

/// What the processor can do at best.
public enum Processor {
  /// Multiply-adds in a second on one thread, measured anew: tiles whose numbers stay in the first
  /// cache.
  public static var multiplyAddsPerSecond: Double { Peak.measured() }
}
