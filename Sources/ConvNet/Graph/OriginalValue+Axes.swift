extension OriginalValue {
  /// A sample's numbers in the order and the shape that they have in the file.
  /// - Parameter tensor: as it flows here.
  func filed(_ tensor: Tensor) -> Tensor {
    var filed = tensor
    if let permutation, permutation.count == tensor.shape.rank {
      var inverse = permutation
      for (axis, place) in permutation.enumerated() { inverse[place] = axis }
      filed = tensor.permuted(inverse)
    }
    // At another size than the file was opened at, the axes are those that there are.
    guard let shape = sampleShape, shape.count == filed.shape.count else { return filed }
    return filed.reshaped(shape)
  }

  /// Of one sample in the file; nil where that has an axis of none.
  var sampleShape: Shape? {
    do { return try Shape(checking: isBatched ? Array(sizes.dropFirst()) : sizes) } catch {
      return nil
    }
  }
}

extension Tensor {
  /// - Parameter order: which axis of this tensor each axis of the result is.
  func permuted(_ order: [Int]) -> Tensor {
    var strides = [Int](repeating: 1, count: shape.rank)
    for axis in (0..<max(0, shape.rank - 1)).reversed() {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    let steps = order.map { strides[$0] }
    let sizes = order.map { shape[$0] }
    var place = [Int](repeating: 0, count: sizes.count)
    var source = 0
    let permuted = elements.indices.map { _ in
      let element = elements[source]
      for axis in sizes.indices.reversed() {
        place[axis] += 1
        source += steps[axis]
        guard place[axis] == sizes[axis] else { break }
        source -= steps[axis] * sizes[axis]
        place[axis] = 0
      }
      return element
    }
    do { return Tensor(try Shape(checking: sizes), permuted) } catch {
      preconditionFailure("axes in another order are as many: \(error)")
    }
  }
}

extension Network {
  /// A sample in the file's order as the network takes it: the same numbers, channels first.
  public func sample(filed: Tensor) -> Tensor {
    guard let permutation = input.original?.permutation,
      permutation.count == filed.shape.rank
    else { return filed.reshaped(input.shape) }
    return filed.permuted(permutation)
  }
  /// The shape of one sample as whoever made the network writes it.
  public var filedSample: Shape { input.original?.sampleShape ?? input.shape }
}
