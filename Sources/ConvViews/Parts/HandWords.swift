import ConvNet
import ConvSession

/// Sentences on the one number that the hand points at.
struct HandWords {
  private let view: View

  init(_ view: View) { self.view = view }

  private var session: Session { view.session }
  private var network: Network { view.network }
  private var interaction: Interaction { view.interaction }

  /// Sharing, with the numbers of this layer.
  var onKernel: [Words] {
    let reach = HandReach(session, interaction)
    let cells = Numerals.count(view.position.cellsPerMap)
    if view.node.layer is LocallyConnected {
      let element = view.node.shape.element(at: reach.filter)
      let place = Address(view.node.alias, nil, element).text
      return [
        "This \(here: reach.isOnBias ? "bias" : "one weight") takes part in \(bold: "one number") alone, "
          + "\(place): shared, it took part in \(cells)."
      ]
    }
    if reach.isOnBias {
      return ["The bias is added once to each of the \(cells) numbers of map \(view.position.map)."]
    }
    return [
      "This \(here: "one weight") takes part in all \(bold: cells) numbers of map "
        + (view.marksPlacesOfWeight
          ? "\(view.position.map): the frame shows every place it is laid on."
          : "\(view.position.map): it is laid on most of the picture, once for each.")
    ]
  }

  /// Sparsity, with the numbers of this pixel; once it was painted, what that did.
  var onInput: [Words] {
    let source = view.node.inputs.first ?? 0
    let readers = view.marks.layers.filter { $0.key > source }.sorted { $0.key < $1.key }
    let counts = readers.prefix(4).map { layer, footprint in
      "\(network.nodes[layer].alias) \(Numerals.count(footprint.count)) of "
        + Numerals.count(network.nodes[layer].shape.count)
    }
    let more = readers.count - counts.count
    let listed: Words = "\(bold: counts.joined(separator: ", "))"
    let rest: Words =
      more == 0
      ? ". No other knows of it."
      : ", and in \(more == 1 ? "one more layer" : "\(more) more layers"). No other knows of it."
    return paintedWords
      + ["Of all numbers, these read this \(here: "one pixel"): " + listed + rest]
  }

  /// Sentences on the pixel under the pointer, now and before, and on how far the change went.
  private var paintedWords: [Words] {
    guard let before = interaction.before(in: session), view.node.inputs.first ?? 0 == 0 else {
      return []
    }
    let (now, was) = (session.subject.pixels, before.pixels)
    let spot = interaction.pointer.input
    guard now.shape.rank == 3, now.shape == was.shape, now.elements != was.elements,
      now.shape.contains([0, spot.row, spot.column])
    else { return [] }
    let place = "Pixel (\(spot.row), \(spot.column))"
    func written(_ pixels: Tensor) -> String {
      (0..<pixels.shape.channels).map { channel in
        let value = pixels[channel, spot.row, spot.column]
        return Numerals([value]).text(value)
      }.joined(separator: ", ")
    }
    let (new, old) = (written(now), written(was))
    let pixel: Words =
      new == old
      ? "\(place) is \(bold: new), as it was." : "\(place) is \(bold: new) now, it was \(old)."
    return [pixel + " " + view.answerWords(before) + changedWords(before)]
  }

  private func changedWords(_ before: Subject) -> Words {
    let changes = (1..<network.nodes.count).compactMap {
      view.change(of: $0, from: before)
    }
    guard changes.count == network.nodes.count - 1 else { return "" }
    let changed = changes.reduce(0) { $0 + $1.changed }
    let all = changes.reduce(0) { $0 + $1.count }
    return " \(bold: Numerals.count(changed)) of \(Numerals.count(all)) numbers changed."
  }
}
