/// The name of a file as a terminal or a person gives it: an address `file:///my%20net.onnx`, or a
/// path in the home folder, `~/my.onnx`.
public struct FileAddress {
  static let scheme = "file:"
  /// The path in full.
  let path: String

  /// - Parameter home: nil leaves `~` as it is.
  init(_ word: QuotedWord, home: String?) {
    path = word.isQuoted ? word.text : FileAddress.path(word.text, home: home)
  }
  /// The path behind a name and an equals sign: `mask=~/x.npy`.
  static func path(_ text: String, home: String?) -> String {
    if let home, text == "~" || text.hasPrefix("~/") {
      return home + text.dropFirst()
    }
    // `file://host/…` of another machine is no file here.
    for prefix in ["file:///", "file://localhost/"] where text.hasPrefix(prefix) {
      return "/" + (decoded(text.dropFirst(prefix.count)) ?? String(text.dropFirst(prefix.count)))
    }
    return text
  }

  /// The path of a dropped file, `file:///a%20b.onnx`, where a shell has read all else of it.
  public static func path(ofArgument text: String) -> String { path(text, home: nil) }

  /// `%20` as a blank; nil where that gives no text.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      guard byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
