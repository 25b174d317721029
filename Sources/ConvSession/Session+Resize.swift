import ConvNet

extension Session {
  /// The network at hand for a picture of another shape. One that is read again from its file is
  /// waited for.
  /// - Throws: `notYet` with what is missing; or why the network is tied to the size it has.
  func network(for picture: Shape, _ results: Results) throws(CommandError) -> Network {
    let input = network.normalization.inputShape(of: picture)
    guard network.source != nil else {
      do { return try network.resized(to: input) } catch { throw .network(error) }
    }
    return try results.known(ResizingInquiry(network, to: input))
  }
}
