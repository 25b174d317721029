import ConvNet

/// The axes of an array that is given to a network's input.
struct ArrayAxes {
  /// Without axes of one before those of a sample.
  let sizes: [Int]
  /// Whether the numbers are bytes from 0 to 255, as a picture's are.
  let isBytes: Bool

  enum Fit {
    /// One sample, or several: taken as they are.
    case asItIs
    /// To be fitted as a picture is.
    case picture
    case no
  }

  init(_ sizes: [Int], isBytes: Bool) { (self.sizes, self.isBytes) = (sizes, isBytes) }

  /// What it is to an input. Rows, or rows of colours, are a picture where they have the network's
  /// size or are bytes.
  func fit(_ form: PictureForm) -> Fit {
    let shape = form.shape
    let own = Normalization(layout: form.layout).inputShape(of: shape).sizes
    var sizes = sizes
    while sizes.count > own.count, sizes.first == 1 { sizes.removeFirst() }
    let sample = sizes.count == own.count + 1 ? Array(sizes.dropFirst()) : sizes
    if sample == own || sample == shape.sizes { return .asItIs }
    guard shape.rank == 3 else {
      return sizes.reduce(1, *) == shape.count ? .asItIs : .no
    }
    if shape.channels == 1, sizes == [shape.height, shape.width] { return .asItIs }
    guard sizes.count == 2 || sizes.count == 3 && [1, 3].contains(sizes[2]) else { return .no }
    return isBytes || sizes[0] == shape.height && sizes[1] == shape.width ? .picture : .no
  }
}
