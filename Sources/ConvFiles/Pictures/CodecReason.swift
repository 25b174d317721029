import CImages

/// The reason that a codec gives for not reading a picture.
struct CodecReason {
  let text: String

  init(text: String) { self.text = text }

  /// Calls a codec; nil where it succeeds.
  init?(_ call: (UnsafeMutablePointer<CChar>) -> Bool) {
    var reason = [CChar](repeating: 0, count: Int(IMAGE_REASON_SIZE))
    guard !call(&reason) else { return nil }
    text = String(decoding: reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
