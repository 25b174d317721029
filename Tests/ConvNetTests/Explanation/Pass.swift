import ConvNet

/// One layer run on random numbers.
struct Pass {
  let layer: any Layer
  let inputs: [Tensor]
  let parameters: Parameters
  let output: Tensor

  init(_ sample: LayerSample, _ random: inout SeededGenerator) throws {
    let (layer, shapes) = sample.next(&random)
    var parameters: Parameters = [:]
    for parameter in layer.parameters {
      var tensor = Tensor.random(parameter.shape, &random)
      // Of a negative variance there is no root.
      if parameter.name == "running_var" {
        tensor = Tensor(tensor.shape, tensor.elements.map(\.magnitude))
      }
      parameters[parameter.name] = tensor
    }
    (self.layer, self.parameters) = (layer, parameters)
    inputs = shapes.map { .random($0, &random) }
    output = layer.forward(inputs, parameters)
  }

  var shapes: [Shape] { inputs.map(\.shape) }

  /// A random place of the output.
  func place(_ random: inout SeededGenerator) -> [Int] {
    output.shape.element(at: .random(in: 0..<output.shape.count, using: &random))
  }

  func number(_ source: Source, _ place: [Int]) -> Float? {
    let tensor: Tensor? =
      switch source {
      case .input(let slot): inputs[slot]
      case .parameter(let name): parameters[name]
      case .output: output
      default: nil
      }
    guard let tensor, tensor.shape.contains(place) else { return nil }
    return tensor[place]
  }

  /// Whether the explanation gives the output to float32's precision: a sum of n terms is off by
  /// at most about n units of rounding of the sum of their magnitudes (Higham, Accuracy and
  /// Stability of Numerical Algorithms, section 4.2).
  func agrees(_ explanation: Explanation, at element: [Int]) -> Bool {
    let values = explanation.stepValues(number)
    let (computed, explained) = (Double(output[element]), values[values.count - 1])
    if computed == explained || (computed.isNaN && explained.isNaN) { return true }
    let operations = explanation.steps.reduce(4) { $0 + $1.count }
    return abs(computed - explained)
      <= Double(operations) * Double(Float.ulpOfOne) / 2 * magnitude(explanation, values)
  }

  /// What the terms of the last step add up to without their signs, and those of the sums that it
  /// is made of.
  private func magnitude(_ explanation: Explanation, _ values: [Double]) -> Double {
    var magnitudes: [Double] = []
    for (index, step) in explanation.steps.enumerated() {
      var magnitude = abs(values[index])
      if case .sum(let divisor) = step.rule {
        let earlier = step.transform == .itself ? magnitudes : values
        magnitude = step.terms(earlier, number).reduce(0) { $0 + abs($1 ?? 0) } / divisor
        if let bias = step.bias {
          magnitude += abs(Double(number(bias.source, bias[0]) ?? 0))
        }
      }
      magnitudes.append(magnitude)
    }
    // What a sum loses at the beginning of a long chain is still missing at its end.
    return layer.readsItself ? magnitudes.max() ?? 0 : magnitudes[magnitudes.count - 1]
  }
}
