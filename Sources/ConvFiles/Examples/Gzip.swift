import CImages

/// Files packed by gzip (RFC 1952) through zlib.
enum Gzip {
  static func isPacked(_ head: [UInt8]) -> Bool { head.starts(with: [0x1F, 0x8B]) }

  /// Unpacks the beginning, at most so many bytes: what would follow is left packed.
  static func unpacked(_ bytes: [UInt8], atMost count: Int) throws(FileError) -> [UInt8] {
    // A byte stands for at most so many: what can not come out is no reason to take memory.
    let count = min(count, bytes.count * Deflate.largestRatio)
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    // Sixteen more than the window's bits stands for gzip's header.
    guard inflateInit2_(&stream, MAX_WBITS + 16, ZLIB_VERSION, size) == Z_OK else {
      throw .damaged(format: "gzip", reason: "zlib has no memory")
    }
    defer { inflateEnd(&stream) }
    var unpacked = [UInt8](repeating: 0, count: count)
    let result = bytes.withUnsafeBufferPointer { source in
      unpacked.withUnsafeMutableBufferPointer { target in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return inflate(&stream, Z_SYNC_FLUSH)
      }
    }
    switch result {
    case Z_OK, Z_STREAM_END, Z_BUF_ERROR: break
    default: throw .damaged(format: "gzip", reason: "its packed bytes make no sense")
    }
    unpacked.removeLast(count - Int(stream.total_out))
    return unpacked
  }
}
