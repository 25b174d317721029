/// Names of classes, one a line.
public enum LabelFile {
  /// The limit of lines; more are refused.
  public static let largestCount = 1_000_000
  /// The limit of a file's bytes.
  public static let largestByteCount = 64 << 20

  /// Reads the lines without ends and spaces around them; empty ones at the end are dropped.
  public static func decode(_ bytes: [UInt8]) throws(FileError) -> [String] {
    guard bytes.count <= largestByteCount else { throw .tooManyBytes(limit: largestByteCount) }
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unsupported("labels are text in UTF-8, one a line, and this is not; save it so")
    }
    var labels: [String] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      guard labels.count < largestCount else {
        throw .unsupported("more than a million labels are not read; try a smaller file")
      }
      labels.append(trimmed(line))
    }
    while labels.last?.isEmpty == true { labels.removeLast() }
    guard !labels.isEmpty else {
      throw .unsupported("there is no label in it; write one a line")
    }
    return labels
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line.drop(while: \.isWhitespace)
    while line.last?.isWhitespace == true { line.removeLast() }
    return String(line)
  }
}
