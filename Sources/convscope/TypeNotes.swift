import ConvNet

/// What is to be said of values whose type in the file is not that in which they are computed.
struct TypeNotes {
  private var rounded: [String] = []
  private var types: Set<RealType> = []
  private var beyond: [RealType: [String]] = [:]

  mutating func add(_ value: TracedValue) {
    if value.mayBeRounded { rounded.append(value.name) }
    guard let type = value.realType else { return }
    types.insert(type)
    if value.isBeyondRange { beyond[type, default: []].append(value.name) }
  }

  /// A sentence without its end for each type.
  var sentences: [String] {
    let reals = RealType.allCases.filter(types.contains).map { type in
      words(of: type) + (beyond[type].map { " (here \(listed($0)))" } ?? "")
    }
    guard !rounded.isEmpty else { return reals }
    return reals + [
      "whole numbers beyond 2^24 are computed in float32 here and may be rounded: \(listed(rounded))"
    ]
  }

  private func words(of type: RealType) -> String {
    switch type {
    case .float64:
      "float64 is read and computed as float32 here: 7 digits instead of 16, and what is below "
        + "1e-45 is 0, what is beyond 3.4e38 infinite"
    case .float16:
      "float16 is computed in float32 here: up to 1e-3 of the largest number off, and what is "
        + "beyond 65504 is not infinite"
    case .bfloat16:
      "bfloat16 is computed in float32 here: up to 8e-3 of the largest number off"
    }
  }

  private func listed(_ names: [String]) -> String {
    let more = names.count > 3 ? " and \(names.count - 3) more" : ""
    return names.prefix(3).joined(separator: ", ") + more
  }
}
