import ConvData
public import ConvNet
import Foundation

/// The gradients of the loss of one picture: of every layer's output, and of every weight.
public struct Gradients: Sendable, Measured {
  public let loss: Double
  /// The layer of whose output the loss is taken, with a number for each class.
  public let logits: Int
  /// Of each layer's output; nil where none comes to it.
  public let outputs: [Tensor?]
  /// Of each layer's parameters.
  public let parameters: [Parameters]

  public var classes: Int { outputs[logits]?.shape.count ?? 0 }
  public var byteCount: Int {
    outputs.reduce(0) { $0 + ($1?.byteCount ?? 0) }
      + parameters.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.byteCount } }
  }
}

/// The gradients at the network and the picture at hand, which is of a class that is known.
public struct GradientInquiry: Inquiry {
  public let subject: Subject
  public let label: Int
  private let frozen: Set<String>

  /// - Returns: nil where the picture's class is not known.
  public init?(_ session: Session) {
    guard let label = session.labelAtHand else { return nil }
    (subject, self.label, frozen) = (session.subject, label, session.learning.recipe.frozen)
  }

  public var words: String { "gradients of \(subject.network.name)" }

  /// Larger networks are not gone through number by number.
  private static let mostNumbers = 20_000_000
  static func isSmall(_ network: Network) -> Bool {
    network.nodes.reduce(0) { $0 + $1.shape.count + $1.parameterCount } <= mostNumbers
  }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<Gradients, OpenFailure> {
    let network = subject.editedNetwork
    guard Self.isSmall(network) else {
      return .failure(OpenFailure(sentence: "\(network.name) is too large to look at one step"))
    }
    do throws(LearningError) {
      _ = try LearningPlan(network, frozen: network.layers(named: frozen))
    } catch {
      return .failure(OpenFailure(sentence: "\(error)"))
    }
    var activations: [Tensor] = []
    for layer in network.nodes.indices {
      activations.append(try desk.answer(.activation(layer), of: subject).tensor)
    }
    return .success(try backward(network, activations, desk.checkpoint))
  }

  private func backward(
    _ network: Network, _ activations: [Tensor], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Gradients {
    let last = network.nodes[network.last]
    let logits = last.kind == "softmax" ? last.inputs[0] : network.last
    let (loss, first) = Self.loss(activations[logits], label)
    var outputs = [Tensor?](repeating: nil, count: network.nodes.count)
    var parameters = [Parameters](repeating: [:], count: network.nodes.count)
    outputs[logits] = first
    for layer in network.nodes.indices.reversed() where layer > 0 {
      try checkpoint(1 - Double(layer) / Double(network.nodes.count))
      let node = network.nodes[layer]
      guard let gradient = outputs[layer], let learning = node.layer as? any LearningLayer else {
        continue
      }
      let found = learning.gradients(
        [node.inputs.map { activations[$0] }], network.weights[layer], [gradient])
      parameters[layer] = found.parameters
      for (input, added) in zip(node.inputs, found.inputs[0]) {
        outputs[input] =
          outputs[input].map { known in
            Tensor(known.shape, zip(known.elements, added.elements).map { $0 + $1 })
          } ?? added
      }
    }
    return Gradients(loss: loss, logits: logits, outputs: outputs, parameters: parameters)
  }

  /// The loss, and its gradient at each logit: its share, less 1 for the right class.
  private static func loss(_ logits: Tensor, _ label: Int) -> (Double, Tensor) {
    let largest = Double(logits.elements.max() ?? 0)
    let powers = logits.elements.map { exp(Double($0) - largest) }
    let sum = powers.reduce(0, +)
    let gradient = powers.enumerated().map { Float($1 / sum - ($0 == label ? 1 : 0)) }
    return (-log(powers[label] / sum), Tensor(logits.shape, gradient))
  }
}

extension Session {
  /// The class that the picture at hand is of, where its name says it: `O`, `example 12, O`.
  public var labelAtHand: Int? {
    let count = network.nodes[network.last].shape.count
    let name = subject.picture.name
    let last = name.components(separatedBy: ", ").last ?? name
    // Pictures that ship with a network bear the class behind its kind: `digit-3`, `shape-disc`.
    let tail = Shipped.picture(named: name) == nil ? last : last.components(separatedBy: "-").last
    let own = (0..<min(count, 10_000)).first { [last, tail].contains(network.label($0)) }
    guard own == nil, let data = learning.data(for: network) else { return own }
    // A network without labels is told the classes of the examples.
    let drawn = ExampleSet.catalog.first { $0.name == data.name }?.classes.firstIndex(of: last)
    return (drawn ?? Int(last)).flatMap { (0..<count).contains($0) ? $0 : nil }
  }
}

extension Scene {
  public var gradients: Shown<Gradients> {
    guard let inquiry = GradientInquiry(session) else { return .hidden }
    return shown(inquiry)
  }
}
