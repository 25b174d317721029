public import ConvNet

/// A cache of what follows from subjects. Old is not stale: undo, comparison and going back find
/// their answers again. It is emptied by budget, what was least lately used first, never for age.
public struct Results: Sendable {
  private struct Entry {
    let finding: Finding
    /// The time it was first added.
    let added: Int
    /// The time it was last asked for by a command, a screen or another answer.
    var used: Int
  }
  private var entries: [Need: Entry] = [:]
  private var failures: Set<Need> = []
  private var bytes = 0
  /// Counts what is added and used.
  private var clock = 0
  public let budget: Int

  /// - Parameter budget: bytes of tensors that are kept, 1 GB where nothing is said.
  public init(budget: Int = 1 << 30) { self.budget = budget }

  public subscript<I: Inquiry>(_ inquiry: I) -> Result<I.Answer, OpenFailure>? {
    entries[Need(inquiry)]?.finding.answer(to: inquiry)
  }
  public subscript<P: Probe>(_ probe: P, of subject: Subject) -> Result<P.Answer, OpenFailure>? {
    self[Measurement(probe, of: subject)]
  }
  public subscript(_ need: Need) -> Finding? { entries[need]?.finding }
  public func has(_ need: Need) -> Bool { entries[need] != nil }
  /// All that is known, in the order in which it was added.
  public var needs: [Need] { entries.sorted { $0.value.added < $1.value.added }.map(\.key) }
  public var isOverBudget: Bool { bytes > budget }

  /// The answer to an inquiry.
  /// - Throws: `notYet` where it is not known, and what kept it from being answered.
  public func known<I: Inquiry>(_ inquiry: I) throws(CommandError) -> I.Answer {
    switch self[inquiry] {
    case .success(let answer)?: return answer
    case .failure(let failure)?: throw .failed(failure.sentence)
    case nil: throw .notYet(Need(inquiry))
    }
  }
  /// - Throws: `notYet` for the first that is not known, and what kept one from being answered.
  public func require(_ needs: [Need]) throws(CommandError) {
    for need in needs {
      guard let finding = self[need] else { throw .notYet(need) }
      if let failure = finding.failure { throw .failed(failure.sentence) }
    }
  }

  public mutating func add(_ finding: Finding) {
    clock += 1
    let need = finding.need
    let old = entries[need]
    bytes += finding.byteCount - (old?.finding.byteCount ?? 0)
    entries[need] = Entry(finding: finding, added: old?.added ?? clock, used: clock)
    if finding.failure == nil { failures.remove(need) } else { failures.insert(need) }
  }
  /// Marks what is in use, which is let go of last.
  /// - Returns: what is not known of it.
  @discardableResult
  public mutating func touch(_ needs: [Need]) -> [Need] {
    clock += 1
    return needs.filter { need in
      guard let index = entries.index(forKey: need) else { return true }
      entries.values[index].used = clock
      return false
    }
  }

  /// A failed file is tried again when it is asked for again.
  public mutating func forgetFailures() {
    for need in failures { entries[need] = nil }
    failures = []
  }

  /// Lets go of all that was not used since before the last networks were opened.
  public mutating func forgetOldNetworks() {
    let opened = entries.filter { $0.key.inquiry is NetworkInquiry }.map(\.value.used).sorted()
    guard opened.count > Results.mostNetworks else { return }
    let first = opened[opened.count - Results.mostNetworks]
    for (need, entry) in entries where entry.used < first && entry.finding.failure == nil {
      entries[need] = nil
      bytes -= entry.finding.byteCount
    }
  }
  private static let mostNetworks = 4

  /// Lets go of what was least lately used until the budget holds; what is on the screen stays.
  public mutating func evict(keeping needed: Set<Need>) {
    guard isOverBudget else { return }
    for (need, entry) in eldest where entry.finding.byteCount > 0 && !needed.contains(need) {
      guard isOverBudget else { return }
      entries[need] = nil
      bytes -= entry.finding.byteCount
    }
  }

  /// All entries, the least lately used first. Those that say what they are worth go by that among
  /// themselves, but for the last ones.
  private var eldest: [(key: Need, value: Entry)] {
    var eldest = entries.sorted {
      ($0.value.used, $0.value.added) < ($1.value.used, $1.value.added)
    }
    let places = eldest.indices.filter { eldest[$0].key.inquiry.worth != nil }
      .dropLast(Results.lastOnes)
    let thinned = places.map { eldest[$0] }.enumerated().sorted { one, other in
      (one.element.key.inquiry.worth ?? 0, one.offset)
        < (other.element.key.inquiry.worth ?? 0, other.offset)
    }
    for (place, entry) in zip(places, thinned) { eldest[place] = entry.element }
    return eldest
  }
  private static let lastOnes = 64
}
