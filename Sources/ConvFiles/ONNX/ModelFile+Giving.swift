public import ConvNet

extension ModelFile {
  /// The network with other numbers for one of its further inputs, read again from its file at the
  /// size that it has.
  ///
  /// - Throws: ``ModelError``, where there is no such input or the graph does not go along.
  public static func giving(
    _ value: ArrayValue, to name: String, of network: Network
  ) throws(ModelError) -> Network {
    guard var opened = network.source as? OpenedModel else {
      throw .noSuchInput(name, known: [network.inputName])
    }
    opened.given[name] = value
    let isBatched = network.input.original?.isBatched ?? true
    let size = isBatched ? network.input.shape : network.filedSample
    return try opened.network(.shape(size)).network.replacing(
      labels: network.labels, normalization: network.normalization, weights: network.replaced,
      notes: network.notes)
  }
}
