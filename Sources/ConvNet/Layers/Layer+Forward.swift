extension Layer {
  /// The output of one sample, in memory of its own.
  ///
  /// - Parameters:
  ///   - inputs: tensors whose shapes `outputShape` accepts.
  ///   - parameters: the tensors that the layer declares, by name.
  ///   - packed: what ``PackedLayer/pack(_:_:)`` made of them, if it was kept.
  /// - Throws: ``Cancelled`` where the checkpoint does.
  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, packed: PackedWeights? = nil,
    _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let shape = acceptedShape(inputs)
    switch repeats {
    case .input(let index)?: return inputs[index].reshaped(shape)
    case .parameter(let name)?:
      guard let declared = self.parameters.first(where: { $0.name == name }) else {
        preconditionFailure("a layer repeats its \(name), which it does not declare")
      }
      return tensor(declared, parameters).reshaped(shape)
    case .step?, .output?, nil: break
    }
    let declared = self.parameters
    let tensors = declared.map { tensor($0, parameters) }
    return try .filled(shape) { (output) throws(Cancelled) in
      try TensorView.borrowing(inputs + tensors) { (views) throws(Cancelled) in
        try compute(
          LayerWork(
            inputs: Array(views.prefix(inputs.count)),
            parameters: Array(zip(declared.map(\.name), views.dropFirst(inputs.count))),
            packed: packed, shape: shape, output: output, checkpoint: checkpoint))
      }
    }
  }

  /// The output of a pass that nobody interrupts.
  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters = [:], packed: PackedWeights? = nil
  ) -> Tensor {
    do { return try forward(inputs, parameters, packed: packed, .unchecked) } catch {
      preconditionFailure("an unchecked pass is not cancelled")
    }
  }
}
