import CTerminal
import Glibc

/// A descriptor that signals are read from, so that none of our code runs in a handler. They are
/// blocked from here on, in this thread and in those it starts.
struct SignalInbox {
  let descriptor: Int32
  private var before = sigset_t()

  init() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT] {
      sigaddset(&signals, signal)
    }
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    descriptor = terminal_signal_descriptor(&signals)
  }

  /// The next signal that has arrived; nil where there is none.
  func next() -> Int32? {
    let signal = terminal_next_signal(descriptor)
    return signal == 0 ? nil : signal
  }

  mutating func end() {
    close(descriptor)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
