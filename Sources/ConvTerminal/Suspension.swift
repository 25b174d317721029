import Glibc

/// Whether a shell could bring the process back after a stop.
enum Suspension {
  /// Whether it leads its session, or its process group is orphaned: nobody is there to continue it
  /// then, as under `xterm -e`, `docker run -it` or `ssh -t host convscope`.
  static var isPossible: Bool {
    let (session, group) = (getsid(0), getpgrp())
    guard session != getpid() else { return false }
    // The first ancestor outside of the group is who would do it.
    var ancestor = getppid()
    while ancestor > 1, getpgid(ancestor) == group { ancestor = parent(of: ancestor) }
    return ancestor > 1 && getsid(ancestor) == session
  }

  /// 0 where it is not known.
  private static func parent(of process: pid_t) -> pid_t {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return 0 }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = fread(&bytes, 1, bytes.count, file)
    let text = String(decoding: bytes.prefix(count), as: UTF8.self)
    // After the name, which may hold anything: the state, and the parent.
    guard let end = text.lastIndex(of: ")") else { return 0 }
    let fields = text[end...].split(separator: " ")
    return fields.count > 2 ? pid_t(fields[2]) ?? 0 : 0
  }
}
