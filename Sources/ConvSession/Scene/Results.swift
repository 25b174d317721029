public import ConvNet

/// A cache of what follows from subjects. Old is not stale: undo, comparison and going back find
/// their answers again. It is emptied by budget, oldest first, never for age.
public struct Results: Sendable {
  private var findings: [Need: Finding] = [:]
  /// In the order they were met.
  private var order: [Need] = []
  private var failures: Set<Need> = []
  private var bytes = 0
  public let budget: Int

  /// - Parameter budget: bytes of tensors that are kept, 1 GB where nothing is said.
  public init(budget: Int = 1 << 30) { self.budget = budget }

  public subscript(_ need: Need) -> Finding? { findings[need] }
  public func has(_ need: Need) -> Bool { findings[need] != nil }
  public var needs: [Need] { order }
  public var isOverBudget: Bool { bytes > budget }

  public mutating func add(_ finding: Finding, for need: Need) {
    if let old = findings.updateValue(finding, forKey: need) {
      bytes -= old.bytes(for: need)
    } else {
      order.append(need)
    }
    bytes += finding.bytes(for: need)
    if case .failed = finding { failures.insert(need) } else { failures.remove(need) }
  }

  /// A failed file is tried again when it is asked for again.
  public mutating func forgetFailures() {
    guard !failures.isEmpty else { return }
    for need in failures { findings[need] = nil }
    order.removeAll { failures.contains($0) }
    failures = []
  }

  /// Lets go of the oldest findings until the budget holds; what is on the screen stays.
  public mutating func evict(keeping needed: Set<Need>) {
    guard bytes > budget else { return }
    var kept: [Need] = []
    for need in order {
      if bytes > budget, !needed.contains(need), let size = findings[need]?.bytes(for: need),
        size > 0
      {
        findings[need] = nil
        bytes -= size
      } else {
        kept.append(need)
      }
    }
    order = kept
  }

  public func activation(_ layer: Int, of subject: Subject) -> Finding? {
    self[.about(subject, .activation(layer))]
  }
}

extension Finding {
  /// What it holds that nothing else holds: weights as they were opened are the network's.
  fileprivate func bytes(for need: Need) -> Int {
    switch self {
    case .answer(.activation(let activation)), .answer(.contributions(let activation)):
      activation.byteCount
    case .answer(.weights(let weights)):
      if case .answer(.weights(let layer), let subject) = need, subject.hasOriginalWeights(layer) {
        0
      } else {
        weights.values.reduce(0) { $0 + $1.shape.count * 4 }
      }
    case .network(let network): network.parameterCount * 4
    case .failed, .lesson, .comparison, .change, .answer(.statistics): 0
    case .picture(let picture): picture.pixels.shape.count * 4
    }
  }
}
