package import ConvKernels

/// A layer that reads its weights in another order than they are written in. To bring them there is
/// worth doing once for many passes, so it is kept apart from them.
public protocol PackedLayer: Layer {
  /// How many numbers that takes at most, beside the weights as they are written.
  func packedCount(_ inputs: [Shape]) -> Int

  /// - Parameters:
  ///   - parameters: the tensors that the layer declares, by name.
  ///   - inputs: shapes that `outputShape` accepts.
  /// - Throws: ``Cancelled`` where the checkpoint does.
  func pack(
    _ parameters: Parameters, _ inputs: [Shape], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> PackedWeights
}

/// A layer's weights as its kernel reads them, for inputs of one size. They are kept in one place that
/// all copies share.
public struct PackedWeights: Measured {
  private indirect enum Storage: Sendable {
    case convolution(Convolution)
  }
  private let storage: Storage

  package init(_ convolution: Convolution) { storage = .convolution(convolution) }

  package var convolution: Convolution {
    switch storage {
    case .convolution(let convolution): convolution
    }
  }
  public var byteCount: Int { convolution.byteCount }
}

extension Node {
  /// The weights as the layer's kernel reads them; nil where it reads them as they are written, or
  /// where some are computed anew in each pass.
  public func pack(
    _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> PackedWeights? {
    guard computed.isEmpty else { return nil }
    return try (layer as? any PackedLayer)?.pack(parameters, inputShapes, checkpoint)
  }

  /// The same where nobody interrupts it.
  public func pack(_ parameters: Parameters) -> PackedWeights? {
    do { return try pack(parameters, .unchecked) } catch {
      preconditionFailure("unchecked packing is not cancelled")
    }
  }
}
