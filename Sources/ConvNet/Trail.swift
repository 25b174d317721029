/// A list that grows at its end and whose copies share what they have in common, so that keeping
/// every state of a long history takes no more than its last one: appending, taking off, hashing
/// and telling a copy from another cost the same however long it is.
public struct Trail<Element: Hashable & Sendable>: Sendable {
  fileprivate struct Entry: Hashable, Sendable {
    let element: Element
    /// Of all up to this one.
    let hash: Int
  }
  /// A tree in which every branch but the last is full.
  fileprivate indirect enum Tree: Sendable {
    case leaf([Entry])
    case branch([Tree])
  }
  private var tree = Tree.leaf([])
  /// The number of levels of branches above the leaves.
  private var height = 0
  public private(set) var count = 0

  fileprivate static var bits: Int { 5 }
  fileprivate static var width: Int { 1 << bits }

  public init() {}
  public init(_ elements: some Sequence<Element>) {
    for element in elements { append(element) }
  }

  public mutating func append(_ element: Element) {
    if count == 1 << (Self.bits * (height + 1)) {
      tree = .branch([tree])
      height += 1
    }
    var hasher = Hasher()
    hasher.combine(lastHash)
    hasher.combine(element)
    tree.append(Entry(element: element, hash: hasher.finalize()), at: count, height)
    count += 1
  }

  /// Takes the last element off; nil where there is none.
  @discardableResult
  public mutating func popLast() -> Element? {
    guard let last else { return nil }
    count -= 1
    tree.removeLast(at: count, height)
    while height > 0, count <= 1 << (Self.bits * height), case .branch(let trees) = tree {
      tree = trees[0]
      height -= 1
    }
    return last
  }

  public mutating func removeAll(where isRemoved: (Element) -> Bool) {
    guard contains(where: isRemoved) else { return }
    self = Trail(filter { !isRemoved($0) })
  }

  private var lastHash: Int { count == 0 ? 0 : entry(count - 1).hash }

  private func entry(_ index: Int) -> Entry {
    var (tree, level) = (tree, height)
    while case .branch(let trees) = tree {
      tree = trees[index >> (Self.bits * level) & (Self.width - 1)]
      level -= 1
    }
    guard case .leaf(let entries) = tree else { preconditionFailure("a tree ends in leaves") }
    return entries[index & (Self.width - 1)]
  }
}

extension Trail: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }
  public subscript(index: Int) -> Element {
    precondition(indices.contains(index), "\(index) is not within a trail of \(count)")
    return entry(index).element
  }
}

extension Trail: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension Trail: Hashable {
  public static func == (first: Trail, second: Trail) -> Bool {
    first.count == second.count && first.lastHash == second.lastHash
      && first.tree.equals(second.tree)
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    hasher.combine(lastHash)
  }
}

extension Trail.Tree {
  fileprivate mutating func append(_ entry: Trail.Entry, at index: Int, _ level: Int) {
    switch self {
    case .leaf(var entries):
      // Given up here, so that it is changed in place where nobody shares it.
      self = .leaf([])
      entries.append(entry)
      self = .leaf(entries)
    case .branch(var trees):
      self = .branch([])
      if index >> (Trail.bits * level) & (Trail.width - 1) == trees.count {
        trees.append(level == 1 ? .leaf([]) : .branch([]))
      }
      trees[trees.count - 1].append(entry, at: index, level - 1)
      self = .branch(trees)
    }
  }

  fileprivate mutating func removeLast(at index: Int, _ level: Int) {
    switch self {
    case .leaf(var entries):
      self = .leaf([])
      entries.removeLast()
      self = .leaf(entries)
    case .branch(var trees):
      self = .branch([])
      if index & ((1 << (Trail.bits * level)) - 1) == 0 {
        trees.removeLast()
      } else {
        trees[trees.count - 1].removeLast(at: index, level - 1)
      }
      self = .branch(trees)
    }
  }

  /// What is shared is equal without a look.
  fileprivate func equals(_ other: Self) -> Bool {
    switch (self, other) {
    case (.leaf(let first), .leaf(let second)):
      first.isShared(with: second) || first == second
    case (.branch(let first), .branch(let second)):
      first.isShared(with: second)
        || first.count == second.count && zip(first, second).allSatisfy { $0.equals($1) }
    default: false
    }
  }
}

extension Array {
  fileprivate func isShared(with other: [Element]) -> Bool {
    count == other.count
      && withUnsafeBufferPointer { first in
        other.withUnsafeBufferPointer { $0.baseAddress == first.baseAddress }
      }
  }
}
