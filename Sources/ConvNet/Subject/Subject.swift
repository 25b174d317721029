/// The origin of weights. It is held by reference: subjects are keys, copied wherever answers are
/// looked up.
public indirect enum Origin: Hashable, Sendable {
  case opened(Network)
  /// Weights at a step of a run.
  case learned(Moment)
  /// The weights of another origin, in windows that are made differently.
  case restructured(Restructured)

  public var network: Network {
    switch self {
    case .opened(let network): network
    case .learned(let moment): moment.network
    case .restructured(let made): made.network
    }
  }
  public var moment: Moment? {
    if case .learned(let moment) = self { moment } else { nil }
  }
  /// The origin before windows were made differently.
  public var base: Origin {
    if case .restructured(let made) = self { made.base } else { self }
  }
  /// How its windows differ from those that it was opened with.
  public var structure: Structure {
    if case .restructured(let made) = self { made.structure } else { Structure() }
  }
  /// The parameters of a layer before all edits.
  func weights(_ layer: Int) -> Parameters { network.weights[layer] }
}

/// A network whose windows are made differently than it was opened with.
public struct Restructured: Hashable, Sendable {
  public let base: Origin
  public let structure: Structure
  public let network: Network

  /// - Throws: ``NetworkError`` where it would be too large.
  fileprivate init(_ base: Origin, _ structure: Structure) throws(NetworkError) {
    (self.base, self.structure) = (base, structure)
    network = try base.network.restructured(structure)
  }
}

/// Everything that activations follow from, as a small value: two of them can be compared, kept
/// and gone back to without holding a tensor.
public struct Subject: Hashable, Sendable {
  public var origin: Origin
  /// The edits in the order they were made.
  public var edits: Trail<Edit>
  public var picture: Picture
  /// The changes of the picture, in order.
  public var strokes: Trail<Stroke>

  /// - Precondition: the picture has the shape that the network looks at.
  public init(_ network: Network, _ picture: Picture) {
    precondition(
      picture.pixels.shape == network.pictureShape,
      "\(picture.pixels.shape) does not fit \(network.pictureShape)")
    (origin, edits, self.picture, strokes) = (.opened(network), [], picture, [])
  }

  public var network: Network { origin.network }

  /// The subject with windows made differently than those that it was opened with; its edits stay
  /// with their layers.
  /// - Throws: ``NetworkError`` where it would be too large.
  public func restructured(_ structure: Structure) throws(NetworkError) -> Subject {
    var made = self
    made.origin =
      structure.isOpened
      ? origin.base : .restructured(try Restructured(origin.base, structure))
    let (before, now) = (network, made.network)
    var edits: Trail<Edit> = []
    for edit in self.edits {
      guard let layer = now.graph.index(of: before.nodes[edit.layer].alias) else { continue }
      edits.append(Edit(layer: layer, edit.change, isEcho: edit.isEcho))
    }
    made.edits = edits
    return made
  }

  /// The part of a subject that a layer's output depends on. As a key it shares all that lies
  /// upstream of an edit: an edit leaves those keys equal, an undo finds its own again, and
  /// "only what is downstream" needs no other rule.
  public func reaching(_ layer: Int) -> Subject {
    let network = network
    guard edits.contains(where: { !network.graph.reaches(layer, from: $0.layer) }) else {
      return self
    }
    var part = self
    part.edits.removeAll { !network.graph.reaches(layer, from: $0.layer) }
    return part
  }

  /// The part that a layer's weights depend on.
  func weighing(_ layer: Int) -> Subject {
    var part = self
    part.edits.removeAll { edit in
      if case .weights = edit.change { edit.layer != layer } else { true }
    }
    (part.picture, part.strokes) = (.none, [])
    return part
  }

  /// The parameters of a layer that edits have changed.
  func editedParameters(of layer: Int) -> Set<String> {
    var edited: Set<String> = []
    for edit in edits where edit.layer == layer {
      if case .weights(let name, _, _) = edit.change { edited.insert(name) }
    }
    return edited
  }

  /// A layer's weights where they are at hand, as their origin gave them; nil where they have to be
  /// worked out, which ``WeightsProbe`` does.
  public func weightsAtHand(_ layer: Int) -> Parameters? {
    editedParameters(of: layer).isEmpty ? origin.weights(layer) : nil
  }

  /// The maps of a layer that are silenced: nil in it stands for all.
  public func muted(_ layer: Int) -> Set<Int?> {
    var muted: Set<Int?> = []
    for edit in edits where edit.layer == layer {
      if case .mute(let map) = edit.change { muted.insert(map) }
    }
    return muted
  }

  /// The pixels after all strokes, before normalization.
  public var pixels: Tensor {
    strokes.reduce(picture.pixels) { $1.applied(to: $0) }
  }

  /// The numbers that the first layer reads.
  public var inputNumbers: Tensor { inputNumbers(of: pixels) }

  /// The numbers that the first layer would read of other pixels of the same picture.
  func inputNumbers(of pixels: Tensor) -> Tensor {
    let normalization = network.normalization
    let numbers =
      picture.isExact ? normalization.arranged(pixels) : normalization.applied(to: pixels)
    guard network.input.original?.element == .integer else { return numbers }
    // A file that declares whole numbers computes with such.
    return Tensor(numbers.shape, numbers.elements.map { $0.rounded() })
  }

  /// The steps from the picture to the first layer, in words, one after the other.
  public var inputWords: [String] {
    picture.notes + (preprocessing.map { ["on the way in: \($0)"] } ?? []) + network.notes
  }
  /// The preprocessing in words; nil where numbers are taken as they are, and for a network that no
  /// file holds, where that goes without saying.
  public var preprocessing: String? {
    guard !picture.isExact, !network.normalization.isNone || network.source != nil else {
      return nil
    }
    return network.normalization.words
  }

  /// Whether a grey picture is light along its border.
  public var hasLightGround: Bool {
    let shape = pixels.shape
    guard shape.rank == 3, shape.channels == 1, shape.height > 2, shape.width > 2 else {
      return false
    }
    let (last, right) = (shape.height - 1, shape.width - 1)
    let border =
      (0...right).flatMap { [pixels[0, 0, $0], pixels[0, last, $0]] }
      + (0...last).flatMap { [pixels[0, $0, 0], pixels[0, $0, right]] }
    return border.reduce(0, +) > 0.6 * Float(border.count)
  }

  /// The weights of a layer after all edits of it.
  package func weights(_ layer: Int) -> Parameters {
    let originals = origin.weights(layer)
    var weights = originals
    for edit in edits where edit.layer == layer {
      guard case .weights(let name, let indices, let operation) = edit.change,
        let tensor = weights[name], let original = originals[name]
      else { continue }
      weights[name] = operation.applied(to: tensor, at: indices, original: original)
    }
    return weights
  }
}

extension Subject {
  /// Puts a parameter, or the part of it under `indices`, back as it was opened.
  public mutating func restore(_ parameter: String, of layer: Int, _ indices: [Int]) {
    func places(_ edit: Edit) -> [Int]? {
      guard edit.layer == layer, case .weights(parameter, let places, _) = edit.change else {
        return nil
      }
      return places
    }
    let isInsideAnother = edits.contains { edit in
      places(edit).map { $0.count < indices.count && indices.starts(with: $0) } ?? false
    }
    guard isInsideAnother else {
      edits.removeAll { places($0)?.starts(with: indices) ?? false }
      return
    }
    // A turned kernel has moved what was in this part, so its edits can not be taken out alone.
    edits.append(Edit(layer: layer, .weights(parameter, indices: indices, .original)))
  }
}
