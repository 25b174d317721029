/// Types of real numbers in model files that are not computed as such: here all are float32.
public enum RealType: String, Hashable, Sendable, CaseIterable {
  case float16, bfloat16, float64

  /// Whether a number has 16 bits, and what a program computes in it is rounded to few digits.
  public var isHalf: Bool { self != .float64 }
  /// The largest number that it holds.
  public var largest: Double {
    switch self {
    case .float16: 65504
    case .bfloat16: 0x1.FEp127
    case .float64: .greatestFiniteMagnitude
    }
  }
  /// What is to be said of finite doubles that no float32 is near.
  /// - Parameter names: of the values that hold them.
  public static func overflow(in names: [String]) -> String {
    let more = names.count > 3 ? " and \(names.count - 3) more" : ""
    return overflowWords + names.prefix(3).joined(separator: ", ") + more
  }
  /// Whether a note says so.
  public static func isOverflow(_ note: String) -> Bool { note.hasPrefix(overflowWords) }
  private static let overflowWords = "float64 numbers beyond 3.4e38 became infinite: "
  /// The distance, of the largest number, at which a program that computes in it and one that
  /// computes in float32 agree.
  public var tolerance: Double {
    switch self {
    case .float16: 1e-3
    case .bfloat16: 8e-3
    case .float64: 0
    }
  }
}
