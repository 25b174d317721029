/// A source of a network that can be read again for an input of another size: sizes that a file
/// computes from its input's are computed anew.
public protocol NetworkSource: Sendable {
  /// - Parameter input: the shape of one sample.
  /// - Throws: ``NetworkError`` where the network is tied to the size it had.
  func network(input: Shape) throws(NetworkError) -> Network
  /// - Parameter array: the sizes of an array that is given to the input; those that the file leaves
  ///   open are the array's.
  /// - Throws: ``NetworkError`` that says what the input takes.
  func network(array: [Int]) throws(NetworkError) -> Network
  /// The network with other weights, and as many units, for one layer.
  /// - Throws: ``NetworkError`` where the file holds no such weights.
  func network(
    input: Shape, replacing alias: String, with weights: Parameters
  ) throws(NetworkError) -> Network
}
