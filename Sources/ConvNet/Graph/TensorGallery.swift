/// A file of tensors as a network of constants, to be looked at: what flows is the tensors.
public enum TensorGallery {
  /// More tensors than this are refused.
  public static let largestCount = 20_000
  /// Beyond this maps bear no names.
  private static let mostNames = 4096

  /// - Throws: ``NetworkError`` where there are too many or none.
  public static func network(
    named name: String, _ tensors: [(name: String, tensor: Tensor)]
  ) throws(NetworkError) -> Network {
    guard (1...largestCount).contains(tensors.count) else { throw .tensorCount(tensors.count) }
    var aliases = Aliases()
    let parts = tensors.map { name, tensor in
      let alias = aliases.unique(Node.alias(ofModule: name))
      let shown = tensor.reshaped(shape(of: tensor.shape))
      return Network.Part(
        alias, Constant(shown.shape), inputs: [], weights: ["value": shown],
        mapNames: mapNames(tensor.shape), rawName: name)
    }
    return try Network(name: name, input: Shape(1), parts)
  }

  /// Each kernel of `[filters, channels, height, width]` is a map of its own, in that order;
  /// other tensors stay as they are, a single number as a vector of one.
  static func shape(of shape: Shape) -> Shape {
    switch shape.rank {
    case 0: Shape(1)
    case 4: Shape(shape[0] * shape[1], shape[2], shape[3])
    default: shape
    }
  }
  private static func mapNames(_ shape: Shape) -> [String] {
    guard shape.rank == 4, shape[1] > 1, shape[0] * shape[1] <= mostNames else { return [] }
    return (0..<shape[0]).flatMap { filter in
      (0..<shape[1]).map { "filter \(filter), channel \($0)" }
    }
  }

  private struct Aliases {
    private var taken: Set = ["input"]
    /// The number to try first for the next one of a name.
    private var next: [String: Int] = [:]

    mutating func unique(_ alias: String) -> String {
      let alias = alias.isEmpty ? "tensor" : alias
      var candidate = alias
      while !taken.insert(candidate).inserted {
        let number = next[alias, default: 2]
        next[alias] = number + 1
        candidate = "\(alias)_\(number)"
      }
      return candidate
    }
  }
}
