/// An order of a graph's nodes in which each comes after what it reads: the file's own where that
/// is one, else the lowest place in the file first.
enum GraphOrder {
  /// - Parameter given: values that no node makes: inputs and initializers.
  /// - Returns: places in the file.
  static func order(
    _ nodes: [ONNXNode], given: Set<String>
  ) throws(ModelError) -> [Int] {
    let makers = try makers(nodes, given)
    var waiting = [Int](repeating: 0, count: nodes.count)
    var readers = [[Int]](repeating: [], count: nodes.count)
    for (index, node) in nodes.enumerated() {
      let captured = node.captured.filter { makers[$0] != nil }
      for name in captured.union(node.input) where !name.isEmpty && !given.contains(name) {
        guard let maker = makers[name] else {
          throw .node(
            NodeName(name: node.name, operation: node.opType, index: index),
            reason: "it reads \(name.shortened.quoted), which nothing makes")
        }
        waiting[index] += 1
        readers[maker].append(index)
      }
    }
    var ready = Heap(nodes.indices.filter { waiting[$0] == 0 })
    var order: [Int] = []
    while let next = ready.pop() {
      order.append(next)
      for reader in readers[next] {
        waiting[reader] -= 1
        if waiting[reader] == 0 { ready.push(reader) }
      }
    }
    if let stuck = nodes.indices.first(where: { waiting[$0] > 0 }) {
      let node = nodes[stuck]
      throw .cycle(NodeName(name: node.name, operation: node.opType, index: stuck))
    }
    return order
  }

  private static func makers(
    _ nodes: [ONNXNode], _ given: Set<String>
  ) throws(ModelError) -> [String: Int] {
    var makers: [String: Int] = [:]
    for (index, node) in nodes.enumerated() {
      for name in node.output where !name.isEmpty {
        guard !given.contains(name), makers.updateValue(index, forKey: name) == nil else {
          throw .node(
            NodeName(name: node.name, operation: node.opType, index: index),
            reason: "it makes \(name.shortened.quoted), which is there already")
        }
      }
    }
    return makers
  }
}

/// Whole numbers, of which the smallest is taken first.
private struct Heap {
  private var numbers: [Int]

  /// - Parameter ascending: in order.
  init(_ ascending: [Int]) { numbers = ascending }

  mutating func push(_ number: Int) {
    numbers.append(number)
    var place = numbers.count - 1
    while place > 0, numbers[place] < numbers[(place - 1) / 2] {
      numbers.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }
  mutating func pop() -> Int? {
    guard let smallest = numbers.first, let last = numbers.popLast() else { return nil }
    guard !numbers.isEmpty else { return smallest }
    numbers[0] = last
    var place = 0
    while true {
      let children = [2 * place + 1, 2 * place + 2].filter { $0 < numbers.count }
      guard let least = children.min(by: { numbers[$0] < numbers[$1] }),
        numbers[least] < numbers[place]
      else { return smallest }
      numbers.swapAt(place, least)
      place = least
    }
  }
}
