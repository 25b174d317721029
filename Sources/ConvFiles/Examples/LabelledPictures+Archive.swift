internal import ConvNet

extension LabelledPictures {
  /// The arrays `x` `[count, channels, height, width]`, numbers as the network takes them, and `y`
  /// `[count]`, the classes' numbers from 0, of an NPZ file.
  public init(archive source: some ByteSource) throws(FileError) {
    let arrays = try ArchiveFile.decode(source).tensors
    func array(_ name: String) throws(FileError) -> Tensor {
      guard let tensor = arrays.first(where: { $0.name == name })?.tensor else {
        let names = arrays.map(\.name.quoted).joined(separator: ", ")
        throw .unsupported(
          "there is no \(name.quoted) among its arrays (\(names)); write one with "
            + "numpy.savez(FILE, x=pictures, y=classes)")
      }
      return tensor
    }
    let (pictures, labels) = (try array("x"), try array("y"))
    guard pictures.shape.rank >= 2 else {
      throw .unsupported("x is \(pictures.shape), and not count×channels×height×width")
    }
    let count = pictures.shape[0]
    guard labels.shape.sizes == [count] else {
      throw .unsupported("x holds \(count) pictures and y is \(labels.shape); each takes one class")
    }
    let numbers = labels.elements
    guard let wrong = numbers.firstIndex(where: { !($0 >= 0 && $0 < 65536 && $0 == $0.rounded()) })
    else {
      let most = Int(numbers.max() ?? 0)
      try self.init(
        classes: (0...most).map(String.init),
        shape: ArrayFile.shape(Array(pictures.shape.sizes.dropFirst())),
        labels: numbers.map { Int($0) }, .floats(pictures.elements), isAsTaken: true)
      return
    }
    throw .unsupported("y[\(wrong)] is \(numbers[wrong]), and no class: those are 0, 1, 2, …")
  }
}
