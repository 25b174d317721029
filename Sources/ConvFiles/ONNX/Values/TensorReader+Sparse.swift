import ConvNet

extension TensorReader {
  /// The limit of numbers that sparse tensors may stand for beyond a multiple of those they hold.
  private static let mostSparseNumbers = 1 << 25

  /// Fills the sparse initializers of a file: zeros but where a number is written.
  /// - Throws: ``ModelError/value(name:reason:)`` for one that does not add up.
  func add(
    _ list: [ONNXSparseTensor], to initializers: inout [String: KnownTensor]
  ) throws(ModelError) {
    var count = 0
    var written = 0
    for sparse in list {
      let name = sparse.values.name
      guard !name.isEmpty else { throw .damaged(reason: "a sparse initializer has no name") }
      // Numbers of a type that is not read belong to a value that is not computed here.
      guard ElementType(rawValue: sparse.values.dataType) != nil else { continue }
      var filled = try read(sparse, named: name, after: &count, &written)
      filled.storedName = name
      guard initializers.updateValue(filled, forKey: name) == nil else {
        throw .value(name: name, reason: "there are two initializers of this name")
      }
    }
  }

  /// Reads one sparse tensor.
  func read(
    _ sparse: ONNXSparseTensor, named name: String
  ) throws(ModelError) -> KnownTensor {
    var (count, written) = (0, 0)
    return try read(sparse, named: name, after: &count, &written)
  }

  /// - Parameters:
  ///   - count: of the numbers that all stand for.
  ///   - written: the count of those that the file holds.
  private func read(
    _ sparse: ONNXSparseTensor, named name: String, after count: inout Int, _ written: inout Int
  ) throws(ModelError) -> KnownTensor {
    let (sizes, size) = try TensorReader.sizes(sparse.dims, of: name)
    let values = try read(sparse.values, named: name)
    count += size
    written += values.count
    guard count <= TensorReader.mostSparseNumbers + 64 * written else {
      throw .value(name: name, reason: "it stands for \(size) numbers and holds \(values.count)")
    }
    let places = try places(sparse, sizes, size, values.count, name)
    var picks = [Int](repeating: -1, count: size)
    for (index, place) in places.enumerated() { picks[place] = index }
    return values.picking(picks, sizes: sizes)
  }

  /// The row-major positions of the numbers.
  private func places(
    _ sparse: ONNXSparseTensor, _ sizes: [Int], _ size: Int, _ count: Int, _ name: String
  ) throws(ModelError) -> [Int] {
    func wrong() -> ModelError {
      .value(name: name, reason: "its indices do not say where its numbers stand")
    }
    let indices = try read(sparse.indices, named: name)
    guard let numbers = indices.integers else { throw wrong() }
    let rank = indices.sizes.count == 2 ? sizes.count : 1
    guard numbers.count == count * rank, indices.sizes.count != 2 || indices.sizes[1] == rank
    else { throw wrong() }
    if indices.sizes.count != 2 {
      guard numbers.allSatisfy((0..<size).contains) else { throw wrong() }
      return numbers
    }
    return try (0..<count).map { (row) throws(ModelError) in
      var place = 0
      for (axis, axisSize) in sizes.enumerated() {
        let index = numbers[row * rank + axis]
        guard (0..<axisSize).contains(index) else { throw wrong() }
        place = place * axisSize + index
      }
      return place
    }
  }
}
