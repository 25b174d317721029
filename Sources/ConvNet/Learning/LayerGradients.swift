/// The gradients of one layer for some samples.
public struct LayerGradients: Sendable {
  /// Of each sample those of its inputs.
  public var inputs: [[Tensor]]
  /// Those of what is learned, added up over the samples.
  public var parameters: Parameters
}

extension LearningLayer {
  /// The gradients of a layer by itself.
  ///
  /// - Parameters:
  ///   - samples: the inputs of each.
  ///   - gradients: what comes to the output of each.
  public func gradients(
    _ samples: [[Tensor]], _ parameters: Parameters, _ gradients: [Tensor]
  ) -> LayerGradients {
    let shapes = samples[0].map(\.shape)
    let outputs = samples.map { forward($0, parameters) }
    let joined = shapes.indices.map { slot in samples.flatMap { $0[slot].elements } }
    let room = shapes.map {
      UnsafeMutablePointer<Float>.allocate(capacity: samples.count * $0.count)
    }
    let declared = self.parameters
    let sums = declared.map { parameter in
      let sums = UnsafeMutablePointer<Float>.allocate(capacity: parameter.shape.count)
      sums.initialize(repeating: 0, count: parameter.shape.count)
      return (name: parameter.name, sums: sums)
    }
    defer { for start in room + sums.map(\.sums) { start.deallocate() } }
    let tensors =
      zip(shapes, joined).map { Tensor(Shape(joining: samples.count, $0), $1) }
      + declared.compactMap { parameters[$0.name] }
      + [outputs, gradients].map { numbers in
        Tensor(
          Shape(joining: samples.count, outputs[0].shape), numbers.flatMap(\.elements))
      }
    do throws(Cancelled) {
      try TensorView.borrowing(tensors) { (views) throws(Cancelled) in
        func view(_ index: Int, _ shape: Shape) -> TensorView {
          TensorView(shape, views[index].start)
        }
        try backward(
          BackwardWork(
            samples: samples.count,
            inputs: shapes.indices.map { view($0, shapes[$0]) },
            parameters: declared.indices.map {
              (declared[$0].name, views[shapes.count + $0])
            },
            output: view(views.count - 2, outputs[0].shape),
            gradient: view(views.count - 1, outputs[0].shape), inputGradients: room,
            parameterGradients: sums.filter { sum in
              declared.contains { $0.name == sum.name && $0.isLearned }
            }, checkpoint: .unchecked))
      }
    } catch {
      preconditionFailure("an unchecked pass is not cancelled")
    }
    return LayerGradients(
      inputs: samples.indices.map { sample in
        zip(shapes, room).map { shape, start in
          let numbers = UnsafeBufferPointer(start: start + sample * shape.count, count: shape.count)
          return Tensor(shape, Array(numbers))
        }
      },
      parameters: Dictionary(
        uniqueKeysWithValues: zip(declared, sums).filter { $0.0.isLearned }.map { parameter, sum in
          let numbers = UnsafeBufferPointer(start: sum.sums, count: parameter.shape.count)
          return (parameter.name, Tensor(parameter.shape, Array(numbers)))
        }))
  }
}

extension Shape {
  /// Several samples of a shape.
  init(joining count: Int, _ shape: Shape) {
    do { self = try Shape(checking: [count] + shape.sizes) } catch {
      preconditionFailure("a batch has been checked: \(error)")
    }
  }
}
