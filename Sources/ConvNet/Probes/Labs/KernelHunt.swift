/// The search for a kernel that makes a given map of a picture: how far a kernel's map is from it, and
/// where the gradient leads.
///
/// The picture is grey, its mean taken away, so that brightness alone tells nothing; 3×3 windows lie inside of it, and the error is the mean of (map − target)². It
/// is a quadratic form: with `A` the mean of the windows' products, two numbers of the kernel at a
/// time, error(k) = (k − t)ᵀ A (k − t), and the gradient is 2 A (k − t), which is the mean of
/// 2 · (map − target) · input over all windows.
public struct KernelHunt: Measured {
  /// Numbers along a side of a kernel.
  public static let side = 3
  private static let count = side * side
  /// The most pixels along a side: a larger picture is made smaller.
  private static let most = 40

  /// `[1, height, width]`
  public let picture: Tensor
  private let products: [Double]
  /// The step of descent, four fifths of the largest with which it still comes nearer.
  public let rate: Double

  /// - Parameter pixels: `[channels, height, width]`, at least 3×3.
  public init(_ pixels: Tensor) {
    let grey = KernelHunt.reduced(pixels)
    let mean = grey.elements.reduce(0.0) { $0 + Double($1) } / Double(grey.shape.count)
    picture = Tensor(grey.shape, grey.elements.map { $0 - Float(mean) })
    var products = [Double](repeating: 0, count: Self.count * Self.count)
    let (height, width) = (picture.shape.height, picture.shape.width)
    let numbers = picture.elements
    let windows = (height - Self.side + 1) * (width - Self.side + 1)
    for row in 0...height - Self.side {
      for column in 0...width - Self.side {
        let window = (0..<Self.count).map {
          Double(numbers[(row + $0 / Self.side) * width + column + $0 % Self.side])
        }
        for one in 0..<Self.count {
          for other in 0..<Self.count {
            products[one * Self.count + other] += window[one] * window[other]
          }
        }
      }
    }
    self.products = products.map { $0 / Double(windows) }
    let curvature = KernelHunt.curvature(self.products)
    rate = curvature > 0 ? 0.8 / curvature : 0
  }

  /// The mean of all channels, its blocks as one pixel where it is large.
  private static func reduced(_ pixels: Tensor) -> Tensor {
    let shape = pixels.shape
    // Never so large that a row or a column of blocks would be empty.
    let block = max(
      1,
      min(
        (max(shape.height, shape.width) + most - 1) / most,
        min(shape.height, shape.width) / side))
    let (height, width) = (max(side, shape.height / block), max(side, shape.width / block))
    let numbers = pixels.elements
    return Tensor(Shape(1, height, width)) { result in
      for row in 0..<height {
        for column in 0..<width {
          var (sum, count) = (0.0, 0)
          for down in min(row * block, shape.height)..<min(shape.height, (row + 1) * block) {
            for across in min(column * block, shape.width)..<min(shape.width, (column + 1) * block)
            {
              for channel in 0..<shape.channels {
                sum += Double(numbers[channel * shape.cells + down * shape.width + across])
                count += 1
              }
            }
          }
          result[row * width + column] = count > 0 ? Float(sum / Double(count)) : 0
        }
      }
    }
  }

  /// The largest eigenvalue, found by multiplying again and again.
  private static func curvature(_ products: [Double]) -> Double {
    var vector = [Double](repeating: 1, count: count)
    var length = 0.0
    for _ in 0..<100 {
      vector = product(products, vector)
      length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { return 0 }
      vector = vector.map { $0 / length }
    }
    return length
  }
  private static func product(_ products: [Double], _ vector: [Double]) -> [Double] {
    (0..<count).map { row in
      (0..<count).reduce(0) { $0 + products[row * count + $1] * vector[$1] }
    }
  }

  // MARK: Kernels

  /// The map that a kernel makes, `[1, height − 2, width − 2]`.
  public func map(_ kernel: [Float]) -> Tensor {
    let (height, width) = (picture.shape.height - 2, picture.shape.width - 2)
    let numbers = picture.elements
    return Tensor(Shape(1, height, width)) { result in
      for row in 0..<height {
        for column in 0..<width {
          var sum = 0.0
          for tap in 0..<Self.count {
            let read = (row + tap / Self.side) * (width + 2) + column + tap % Self.side
            sum += Double(kernel[tap]) * Double(numbers[read])
          }
          result[row * width + column] = Float(sum)
        }
      }
    }
  }

  /// The mean of (map − target)².
  public func error(_ kernel: [Float], target: [Float]) -> Double {
    let difference = zip(kernel, target).map { Double($0) - Double($1) }
    let error = zip(difference, Self.product(products, difference)).reduce(0) { $0 + $1.0 * $1.1 }
    return max(0, error)
  }
  /// What is left of the error that a kernel of zeros makes, from 0 to 1 or more.
  public func left(_ kernel: [Float], target: [Float]) -> Double {
    let most = error([Float](repeating: 0, count: Self.count), target: target)
    return most > 0 ? error(kernel, target: target) / most : 0
  }

  /// The direction in which the error grows, for each number of the kernel.
  public func gradient(_ kernel: [Float], target: [Float]) -> [Double] {
    Self.product(products, zip(kernel, target).map { Double($0) - Double($1) }).map { 2 * $0 }
  }

  /// What gradient descent makes of a kernel in some steps, and what is left of the error after each.
  public func descent(
    from kernel: [Float], target: [Float], steps: Int
  ) -> (kernel: [Float], left: [Double]) {
    var kernel = kernel
    var left = [self.left(kernel, target: target)]
    for _ in 0..<steps {
      let gradient = gradient(kernel, target: target)
      kernel = zip(kernel, gradient).map { Float(Double($0) - rate * $1) }
      left.append(self.left(kernel, target: target))
    }
    return (kernel, left)
  }

  public var byteCount: Int { picture.byteCount + products.count * MemoryLayout<Double>.stride }
}

/// The picture at hand, made ready for a hunt.
public struct HuntProbe: Probe {
  public init() {}

  /// Nothing but the picture matters.
  public func part(of subject: Subject) -> Subject {
    var part = subject
    part.edits = []
    return part
  }
  public func obstacle(in network: Network) -> String? {
    let shape = network.pictureShape
    guard shape.rank == 3, min(shape.height, shape.width) >= KernelHunt.side else {
      return "A kernel of 3×3 is hunted on a picture, and this network reads none that is as large."
    }
    return nil
  }
  public func words(in network: Network) -> String { "the picture of the hunt" }
  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> KernelHunt { KernelHunt(subject.pixels) }
}

extension Probe where Self == HuntProbe {
  public static var hunt: Self { Self() }
}
