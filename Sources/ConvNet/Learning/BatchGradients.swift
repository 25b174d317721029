import ConvKernels

/// One step under the microscope: all that flowed forward and back for one example of a batch, before
/// the weights are moved.
public struct BatchGradients: Sendable {
  /// The mean loss of the batch.
  public let loss: Double
  /// Of each layer of the graph its output for the example; nil behind the loss.
  public let outputs: [Tensor?]
  /// How much the batch's mean loss grows with each number of those; nil where none is wanted.
  public let gradients: [Tensor?]
  /// How much it grows with what each layer learns.
  public let parameters: [Parameters]
  /// The first layer on the way forward, and then back, with a number for any example that is none,
  /// or infinite.
  public let firstNotFinite: Int?
}

extension Learner {
  /// The gradients that the next step would take, which changes nothing.
  ///
  /// - Parameters:
  ///   - batch: examples that ``LearningPlan/check(_:)`` accepts.
  ///   - example: which of them is looked at.
  /// - Throws: ``Cancelled`` where the checkpoint does.
  public func gradients(
    _ batch: [Example], at example: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> BatchGradients {
    var (memory, numbers) = (LearningMemory(), state.numbers)
    memory.make(plan, batch)
    return try memory.withPass(plan, step: state.step, &numbers, checkpoint) {
      (pass, sums) throws(Cancelled) in
      let run = BatchRun(plan: plan, batch: batch, pass: pass, sums: sums, threads: threads)
      let loss = try run.learn().loss
      return BatchGradients(loss, pass, sums, at: example)
    }
  }

  /// The same where nobody interrupts.
  public func gradients(_ batch: [Example], at example: Int) -> BatchGradients {
    do { return try gradients(batch, at: example, .unchecked) } catch {
      preconditionFailure("an unchecked pass is not cancelled")
    }
  }
}

extension BatchGradients {
  fileprivate init(
    _ loss: Double, _ pass: LearningPass, _ sums: UnsafePointer<Float>, at example: Int
  ) {
    let plan = pass.plan
    var outputs = [Tensor?](repeating: nil, count: plan.network.nodes.count)
    var (gradients, parameters) = (outputs, outputs.map { _ in Parameters() })
    func tensor(_ shape: Shape, _ start: UnsafePointer<Float>) -> Tensor {
      Tensor(shape, Array(UnsafeBufferPointer(start: start, count: shape.count)))
    }
    for (index, layer) in plan.layers.enumerated() {
      outputs[layer.node] = tensor(layer.shape, pass.outputs(of: index, example))
      if layer.wantsGradient {
        gradients[layer.node] = tensor(layer.shape, pass.gradient(index, example))
      }
      for parameter in layer.parameters {
        guard case .learned(let offset) = parameter.place else { continue }
        parameters[layer.node][parameter.name] = tensor(parameter.shape, sums + offset)
      }
    }
    func isFinite(_ index: Int, _ start: UnsafePointer<Float>) -> Bool {
      let count = pass.samples * plan.layers[index].shape.count
      return UnsafeBufferPointer(start: start, count: count).allSatisfy(\.isFinite)
    }
    let first =
      plan.layers.indices.first { !isFinite($0, pass.outputs(of: $0, 0)) }
      ?? plan.layers.indices.last {
        plan.layers[$0].wantsGradient && !isFinite($0, pass.gradient($0, 0))
      }
    firstNotFinite = first.map { plan.layers[$0].node }
    (self.loss, self.outputs, self.gradients, self.parameters) = (
      loss, outputs, gradients, parameters
    )
  }
}
