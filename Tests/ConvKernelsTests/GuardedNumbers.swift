#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Numbers that end where readable memory does: to read beyond them ends the tests.
enum GuardedNumbers {
  static func with(_ numbers: [Float], _ body: (UnsafePointer<Float>) -> Void) {
    let (page, bytes) = (Int(getpagesize()), numbers.count * MemoryLayout<Float>.stride)
    let size = (bytes + page - 1) / page * page
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    guard let start = mmap(nil, size + page, PROT_READ | PROT_WRITE, flags, -1, 0),
      start != MAP_FAILED, mprotect(start + size, page, PROT_NONE) == 0
    else { preconditionFailure("memory can be had for a test") }
    defer { munmap(start, size + page) }
    let first = (start + (size - bytes)).bindMemory(to: Float.self, capacity: numbers.count)
    first.initialize(from: numbers, count: numbers.count)
    body(first)
  }
}
