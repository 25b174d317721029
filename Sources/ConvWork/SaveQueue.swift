import ConvNet
public import ConvSession
import Foundation
import Synchronization

/// Saves one model after the other while the program goes on.
public final class SaveQueue: Sendable {
  private let queue = DispatchQueue(label: "save")
  private let outcomes = Mutex<[Interaction.Message]>([])
  private let notify: @Sendable () -> Void

  /// - Parameter notify: called from the queue's thread when something is saved, or failed.
  public init(notify: @escaping @Sendable () -> Void) { self.notify = notify }

  public func add(_ saver: ModelSaver) {
    queue.async {
      let outcome: Interaction.Message
      do throws(CommandError) {
        outcome = Interaction.Message(try saver.save(), isFailure: false)
      } catch { outcome = Interaction.Message("\(error)", isFailure: true) }
      self.outcomes.withLock { $0.append(outcome) }
      self.notify()
    }
  }
  /// The outcome since the last time: a sentence, or why not.
  public func drain() -> [Interaction.Message] {
    outcomes.withLock { outcomes in
      defer { outcomes = [] }
      return outcomes
    }
  }
  /// Waits until all is written.
  public func finish() { queue.sync {} }
}
