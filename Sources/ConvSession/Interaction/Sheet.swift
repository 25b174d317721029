/// How many maps, units or rows of a table stand on the screen at once: what a page is. It follows
/// from the size of the terminal, so whoever has the terminal says it before a key turns a page.
public struct Sheet: Hashable, Sendable {
  /// In one row.
  public let across: Int
  /// Rows.
  public let down: Int

  /// Both at least 1.
  public init(across: Int = 1, down: Int = 16) {
    (self.across, self.down) = (max(1, across), max(1, down))
  }

  /// All of them.
  public var count: Int { across * down }

  /// The page that something is on.
  /// - Parameters:
  ///   - rank: counted from 0 in the order in which they stand.
  ///   - all: how many there are.
  public func page(of rank: Int, in all: Int) -> Range<Int> {
    let start = rank / count * count
    return start..<min(all, start + count)
  }

  /// As far down the page some pages on; after the last page comes the first.
  func turned(_ rank: Int, by pages: Int, in all: Int) -> Int {
    let last = max(1, (all + count - 1) / count)
    let page = ((rank / count + pages) % last + last) % last
    return min(page * count + rank % count, all - 1)
  }
}
