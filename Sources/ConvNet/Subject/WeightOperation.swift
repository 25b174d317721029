/// A change of a parameter or of a part of it.
public enum WeightOperation: Hashable, Sendable {
  case number(Float)
  /// Rows of the kernel, or one row for a vector.
  case matrix([[Float]])
  case preset(KernelPreset)
  /// A turn by 90° clockwise.
  case rotate
  case negate
  /// Left and right change places.
  case flipX
  /// Top and bottom change places.
  case flipY
  case scale(Float)
  /// Uniform in ±1/√fanIn, as PyTorch begins.
  case random(seed: UInt64)
  /// Numbers of fewer bits.
  case rounded(Precision)
  /// The numbers as they were opened.
  case original
}

/// A reason why an operation does not fit where it is used.
public enum OperationError: Error, Hashable, Sendable {
  case notAKernel(String)
  case matrixSize(rows: Int, columns: Int, place: Shape)
  case presetSize(KernelPreset, place: Shape)
  case notSquare(place: Shape)
}

extension OperationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notAKernel(let word): "\(word) needs a kernel with rows and columns; try a number here"
    case .matrixSize(let rows, let columns, let place):
      "a matrix of \(rows)×\(columns) does not fit \(place); it needs the same rows and columns"
    case .presetSize(let preset, let place):
      "\(preset.rawValue) is 3×3 and does not fit into \(place)"
    case .notSquare(let place): "only a square kernel can be rotated, this one is \(place)"
    }
  }
}

extension WeightOperation {
  /// - Parameter block: the shape of the part it is done to; `[]` sizes stand for one number.
  public func check(_ block: [Int]) throws(OperationError) {
    let place: Shape
    do { place = try Shape(checking: block) } catch { preconditionFailure("\(error)") }
    let (height, width) = (block.dropLast().last ?? 1, block.last ?? 1)
    switch self {
    case .number, .negate, .scale, .random, .rounded, .original: return
    case .matrix(let rows):
      let columns = rows.first?.count ?? 0
      guard rows.count == height, columns == width else {
        throw .matrixSize(rows: rows.count, columns: columns, place: place)
      }
    case .preset(let preset):
      guard preset != .zero else { return }
      guard block.count >= 2 else { throw .notAKernel(preset.rawValue) }
      let size = preset.rows.count
      guard height >= size, width >= size else {
        throw .presetSize(preset, place: place)
      }
    case .rotate:
      guard block.count >= 2 else { throw .notAKernel("rotate") }
      guard height == width else { throw .notSquare(place: place) }
    case .flipX, .flipY:
      guard block.count >= 2 else { throw .notAKernel("a flip") }
    }
  }

  /// The tensor with this done to the part under `indices`.
  func applied(to tensor: Tensor, at indices: [Int], original: Tensor) -> Tensor {
    let block = Array(tensor.shape.sizes.dropFirst(indices.count))
    let count = block.reduce(1, *)
    let full = indices + [Int](repeating: 0, count: block.count)
    let start = tensor.shape.offset(full)
    var elements = tensor.elements
    let range = start..<start + count
    switch self {
    case .number(let value): for index in range { elements[index] = value }
    case .negate: for index in range { elements[index] = -elements[index] }
    case .scale(let factor): for index in range { elements[index] *= factor }
    case .rounded(let precision):
      // Of a whole parameter each output has a scale of its own.
      let group = indices.isEmpty ? count / max(1, tensor.shape[0]) : count
      elements.replaceSubrange(
        range, with: precision.rounded(Array(elements[range]), group: group))
    case .original: elements.replaceSubrange(range, with: original.elements[range])
    case .random(let seed):
      var generator = SeededGenerator(seed: seed)
      let fanIn = max(1, tensor.shape.sizes.dropFirst().reduce(1, *))
      let bound = 1 / Float(fanIn).squareRoot()
      for index in range { elements[index] = .random(in: -bound...bound, using: &generator) }
    case .matrix, .preset, .rotate, .flipX, .flipY:
      let height = block.count >= 2 ? block[block.count - 2] : 1
      let width = block.last ?? 1
      for kernel in stride(from: start, to: start + count, by: height * width) {
        let old = Array(elements[kernel..<kernel + height * width])
        for row in 0..<height {
          for column in 0..<width {
            elements[kernel + row * width + column] = number(row, column, of: old, height, width)
          }
        }
      }
    }
    return Tensor(tensor.shape, elements)
  }

  /// One number of a kernel after an operation that looks at rows and columns.
  private func number(
    _ row: Int, _ column: Int, of old: [Float], _ height: Int, _ width: Int
  ) -> Float {
    switch self {
    case .matrix(let rows): return rows[row][column]
    case .preset(let preset):
      let rows = preset.rows
      let (top, left) = ((height - rows.count) / 2, (width - rows.count) / 2)
      guard rows.indices.contains(row - top), rows.indices.contains(column - left) else { return 0 }
      return rows[row - top][column - left]
    case .rotate: return old[(height - 1 - column) * width + row]
    case .flipX: return old[row * width + width - 1 - column]
    case .flipY: return old[(height - 1 - row) * width + column]
    default: return old[row * width + column]
    }
  }
}
