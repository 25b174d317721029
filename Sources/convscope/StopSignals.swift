import ConvNet
import Glibc

/// The signals that ask a long run to end, held back so that it can end at a whole step.
struct StopSignals {
  private var set = sigset_t()

  /// Holds them back from now on. One that is ignored, as under `nohup`, stays so.
  init() {
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      sigaction(signal, nil, &action)
      // What is blocked is fetched even where it is ignored.
      let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      if handler != 1 { sigaddset(&set, signal) }
    }
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Stops work as soon as one has come, which stays to be fetched.
  var checkpoint: Checkpoint {
    let set = set
    return Checkpoint { (_) throws(Cancelled) in
      var (held, waiting) = (set, sigset_t())
      sigpending(&waiting)
      for signal in [SIGINT, SIGTERM, SIGHUP]
      where sigismember(&held, signal) == 1 && sigismember(&waiting, signal) == 1 {
        throw Cancelled()
      }
    }
  }

  /// The signal that has come; nil where none has.
  mutating func pending() -> Int32? {
    var patience = timespec()
    let signal = sigtimedwait(&set, nil, &patience)
    return signal > 0 ? signal : nil
  }
}
