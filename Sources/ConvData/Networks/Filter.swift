internal import ConvNet

/// A filter, written as the patterns it looks for in the maps before it, the cases of `Map`.
struct Filter<Map: CaseIterable & Equatable & Sendable>: Sendable {
  private let bias: Float
  private let kernels: [Kernel]

  /// One kernel that is not all zeros.
  struct Kernel: Sendable {
    let map: Map
    /// The weights, three rows of three, one after another.
    let numbers: [Float]

    /// Makes a filter's kernel.
    /// - Parameters:
    ///   - window: three rows of three characters, `x` where the weight stands and `.` for 0.
    ///   - weight: positive where the map should be bright, negative where it should be dark.
    init(_ map: Map, _ window: String, _ weight: Float) {
      self.map = map
      numbers = window.filter { $0 != " " }.map { $0 == "x" ? weight : 0 }
      precondition(numbers.count == 9, "a window has nine places, and not \(window)")
    }
    init(_ map: Map, _ numbers: [Float]) { (self.map, self.numbers) = (map, numbers) }
  }

  init(bias: Float, _ kernels: Kernel...) { (self.bias, self.kernels) = (bias, kernels) }

  private var numbers: [Float] {
    Map.allCases.flatMap { map in
      kernels.first { $0.map == map }?.numbers ?? [Float](repeating: 0, count: 9)
    }
  }

  /// The weights of a conv layer, `[filters, inputChannels, 3, 3]`.
  static func weight(_ filters: [Filter]) -> Tensor {
    Tensor(Shape(filters.count, Map.allCases.count, 3, 3), filters.flatMap(\.numbers))
  }
  /// The biases of a conv layer, `[filters]`.
  static func bias(_ filters: [Filter]) -> Tensor {
    Tensor(Shape(filters.count), filters.map(\.bias))
  }
}

/// The only map of a grey picture.
enum Grey: CaseIterable { case picture }
