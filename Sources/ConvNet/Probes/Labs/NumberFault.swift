/// The first of a layer's numbers that is none, or infinite, though the layer read only finite ones:
/// where it is, and what made it.
public struct NumberFault: Hashable, Sendable {
  public enum Cause: Hashable, Sendable {
    /// The input itself holds it.
    case input
    /// A weight is no finite number.
    case weight(String, place: [Int], Float)
    /// What a function of a few numbers makes of them: `log` of −1.
    case function(String, of: [Float])
    /// A sum of so many products goes beyond the largest float32.
    case sum(terms: Int)
    /// What is standardized by a variance below 0, or by none.
    case variance(Float)
  }
  public let place: [Int]
  public let value: Float
  public let cause: Cause

  /// - Returns: nil where the layer reads a number that is none or infinite: then that is to blame.
  init?(_ node: Node, _ output: Tensor, _ inputs: [Tensor], _ weights: Parameters) {
    guard inputs.allSatisfy({ $0.elements.allSatisfy(\.isFinite) }),
      let offset = output.elements.firstIndex(where: { !$0.isFinite })
    else { return nil }
    (place, value) = (output.shape.element(at: offset), output.elements[offset])
    if node.isInput {
      cause = .input
      return
    }
    for parameter in node.parameters {
      guard let tensor = weights[parameter.name],
        let wrong = tensor.elements.firstIndex(where: { !$0.isFinite })
      else { continue }
      cause = .weight(
        parameter.name, place: tensor.shape.element(at: wrong), tensor.elements[wrong])
      return
    }
    if node.layer is BatchNorm, let variance = weights["running_var"],
      let channel = place.first, variance.elements[channel] <= 0
    {
      cause = .variance(variance.elements[channel])
      return
    }
    let step = node.explain(place).walkedStep
    let count = step.read.reduce(0) { $0 + $1.count }
    guard case .function = step.rule, count <= NumberFault.mostOperands else {
      cause = .sum(terms: count)
      return
    }
    var read: [Float] = []
    for region in step.read {
      for index in 0..<region.count {
        guard case .input(let slot) = region.source, inputs[slot].shape.contains(region[index])
        else { continue }
        read.append(inputs[slot][region[index]])
      }
    }
    cause = .function(node.kind, of: read)
  }

  private static let mostOperands = 4
}
