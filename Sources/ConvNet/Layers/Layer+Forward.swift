extension Layer {
  /// The output of one sample, in memory of its own.
  ///
  /// - Parameters:
  ///   - inputs: tensors whose shapes `outputShape` accepts.
  ///   - parameters: the tensors that the layer declares, by name.
  ///   - known: the output's shape and the declared parameters, where they were asked for before.
  ///   - packed: what ``PackedLayer/pack(_:_:_:)`` made of them, if it was kept.
  /// - Throws: ``Cancelled`` where the checkpoint does.
  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters,
    known: (shape: Shape, parameters: [Parameter])? = nil, packed: PackedWeights? = nil,
    _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let shape = known?.shape ?? acceptedShape(inputs)
    switch repeats {
    case .input(let index)?: return inputs[index].reshaped(shape)
    case .parameter(let name)?:
      guard let declared = self.parameters.first(where: { $0.name == name }) else {
        preconditionFailure("a layer repeats its \(name), which it does not declare")
      }
      return tensor(declared, parameters).reshaped(shape)
    case .step?, .output?, .gradient?, nil: break
    }
    let declared = known?.parameters ?? self.parameters
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
  public func forward(_ inputs: [Tensor], _ parameters: Parameters = [:]) -> Tensor {
    do { return try forward(inputs, parameters, .unchecked) } catch {
      preconditionFailure("an unchecked pass is not cancelled")
    }
  }
}

extension Node {
  /// The output of the layer for inputs of the node's shapes, as
  /// ``Layer/forward(_:_:known:packed:_:)`` gives it.
  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, packed: PackedWeights?,
    _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    for (tensor, shape) in zip(inputs, inputShapes) where tensor.shape != shape {
      preconditionFailure("\(alias) is run with an input of another shape, \(tensor.shape)")
    }
    return try layer.forward(
      inputs, parameters, known: (shape, self.parameters), packed: packed, checkpoint)
  }

  /// The output of a pass that nobody interrupts.
  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, packed: PackedWeights?
  ) -> Tensor {
    do { return try forward(inputs, parameters, packed: packed, .unchecked) } catch {
      preconditionFailure("an unchecked pass is not cancelled")
    }
  }
}
