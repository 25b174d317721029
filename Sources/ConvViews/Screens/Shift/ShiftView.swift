import ConvNet
import ConvSession

/// What the lab of moved pictures shows: the motion at hand, the layer that is looked at, and what
/// came of it.
struct ShiftView {
  let view: View
  let lab: ShiftLab
  let layer: Int
  let map: Int
  /// nil until it is measured.
  let course: ShiftCourse?
  /// The subject with its picture moved.
  let moved: Subject
  /// nil where the layer's numbers have no place in the picture.
  let geometry: MapGeometry?
  /// The motion's amount at hand.
  let amount: Double
  let index: Int

  /// - Returns: nil where the network reads no picture that could be moved.
  init?(_ view: View) {
    let lab = view.interaction.shift
    guard ShiftProbe(lab.motion).obstacle(in: view.network) == nil,
      let layer = lab.layer(in: view.session)
    else { return nil }
    let shape = view.network.pictureShape
    (self.view, self.lab, self.layer) = (view, lab, layer)
    geometry = MapGeometry.all(of: view.network)[layer]
    map = lab.map(of: layer, in: view.scene)
    course = view.scene.measured(.shift(lab.motion)).value
    (amount, index) = (lab.amount(shape), lab.index(shape))
    moved = view.session.subject.moved(lab.motion, amount)
  }

  var node: Node { view.network.nodes[layer] }
  /// Whether the layer's numbers have a place in the picture.
  var hasPlaces: Bool { node.shape.rank == 3 && geometry != nil }

  func shift(of layer: Int) -> LayerShift? {
    course.flatMap { $0.layers[layer].indices.contains(index) ? $0.layers[layer][index] : nil }
  }

  /// How well a layer moved along, 1 for exactly; nil where nothing has a place.
  static func along(_ error: Double?) -> Double? { error.map { max(0, 1 - $0) } }

  /// The best class at each amount, and the share of the class that is best at rest.
  var answers: [(best: Int, share: Double?)] {
    guard let course, let rest = restPrediction, let best = rest.best?.index else { return [] }
    return course.answers.map { scores in
      let prediction = Prediction(scores, of: view.network)
      return (
        prediction.best?.index ?? best,
        prediction.share(scores[best]).map(Double.init)
      )
    }
  }
  var restPrediction: Prediction? { view.scene.prediction().value }

  /// `2 right`
  func words(_ amount: Double) -> String {
    guard lab.motion.stroke(amount) != nil else { return "as it is" }
    let size = Int(amount.magnitude)
    return switch lab.motion {
    case .across: "\(size) \(amount > 0 ? "right" : "left")"
    case .down: "\(size) \(amount > 0 ? "down" : "up")"
    case .turn: "turned \(short(amount))°"
    case .scale: "scaled \(short(amount))"
    case .noise: "noise \(short(amount))"
    }
  }
  func short(_ amount: Double) -> String {
    switch lab.motion {
    case .across, .down, .turn: Numerals(decimals: 0).text(amount)
    case .scale, .noise: Numerals(decimals: 2).text(amount)
    }
  }
}
