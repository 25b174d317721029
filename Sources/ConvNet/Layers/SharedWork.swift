import Synchronization

/// One kernel's work on one sample, done by several threads: each takes the next pieces until there
/// are none. Pieces are the same whoever computes them, and so is the output, to the bit.
final class SharedWork: Sendable {
  private let kernel: any PackedKernel
  private nonisolated(unsafe) let input: UnsafePointer<Float>
  /// Pieces write into places of their own.
  private nonisolated(unsafe) let output: UnsafeMutablePointer<Float>
  private let checkpoint: Checkpoint
  private let next = Atomic(0)
  private let isWanted = Atomic(true)

  init(
    _ kernel: any PackedKernel, _ input: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<Float>, _ checkpoint: Checkpoint
  ) {
    (self.kernel, self.input, self.output) = (kernel, input, output)
    self.checkpoint = checkpoint
  }

  /// - Throws: ``Cancelled`` where the checkpoint does.
  func compute(_ crew: some Crew) throws(Cancelled) {
    // So many that a thread which is late keeps the others waiting for an eighth of its share.
    let together = max(1, kernel.pieces / (8 * crew.count))
    crew.share { self.compute($0, together) }
    guard isWanted.load(ordering: .acquiring) else { throw Cancelled() }
  }

  private func compute(_ member: Int, _ together: Int) {
    let scratch = UnsafeMutablePointer<Float>.allocate(capacity: kernel.scratchCount)
    defer { scratch.deallocate() }
    while goesOn(member) {
      let first = next.wrappingAdd(together, ordering: .relaxed).oldValue
      guard first < kernel.pieces else { return }
      kernel.compute(first..<min(first + together, kernel.pieces), input, scratch, output) {
        self.goesOn(member)
      }
    }
  }

  /// The caller's thread alone passes the checkpoint.
  private func goesOn(_ member: Int) -> Bool {
    guard isWanted.load(ordering: .relaxed) else { return false }
    guard member == 0 else { return true }
    let share = Double(next.load(ordering: .relaxed)) / Double(kernel.pieces)
    do throws(Cancelled) { try checkpoint(min(1, share)) } catch {
      isWanted.store(false, ordering: .releasing)
      return false
    }
    return true
  }
}
