import CTerminal
import Glibc

/// Ends the terminal's wait from any thread. It stays harmless after the terminal is closed.
public struct Waker: Sendable {
  private let descriptor: WakeDescriptor

  init(_ descriptor: WakeDescriptor) { self.descriptor = descriptor }

  public func wake() { descriptor.signal() }
}

/// An eventfd that lives as long as anyone might write to it.
final class WakeDescriptor: Sendable {
  let number: Int32 = terminal_event_descriptor()

  deinit { close(number) }

  func signal() {
    var one: UInt64 = 1
    _ = write(number, &one, 8)
  }
  func reset() {
    var count: UInt64 = 0
    _ = read(number, &count, 8)
  }
}
