import ConvCanvas
import ConvNet
import ConvSession

/// The field of the number at hand in the picture, how much each pixel of it counts, and how it grew
/// from layer to layer.
struct FieldPane: Pane {
  let view: View
  private let layer: Int
  private let found: Shown<EffectiveField>
  private let fields: [Int: Footprint]

  static let least = Size(rows: 12, columns: 58)
  private static let wordRows = 5

  init(view: View) {
    self.view = view
    let probe = FieldPane.probe(view.session)
    layer = probe?.layer ?? 0
    found = probe.map { view.scene.measured($0) } ?? .hidden
    let (network, layer) = (view.network, layer)
    fields =
      found.value.map { field in
        let shape = network.nodes[layer].shape
        return network.graph.receptiveField(
          of: Footprint(shape.element(at: field.element), in: shape), layer: layer)
      } ?? [:]
  }

  /// What is asked: the number at hand; of a map its largest; at the input a layer some way in, whose
  /// fields are not yet the whole picture.
  static func probe(_ session: Session) -> EffectiveFieldProbe? {
    let (network, place) = (session.network, session.place)
    guard place.layer == 0 else {
      let isNumber = place.rung >= .cell
      return EffectiveFieldProbe(
        layer: place.layer, element: isNumber ? place.element : nil, map: session.position.map)
    }
    let least = max(2, network.input.shape.cells / 16)
    return network.nodes.indices.last {
      $0 > 0 && network.nodes[$0].shape.rank == 3 && network.nodes[$0].shape.cells >= least
    }.map { EffectiveFieldProbe(layer: $0) }
  }

  private var place: String {
    guard let field = found.value else { return network.nodes[layer].alias }
    return Address(
      network.nodes[layer].alias, nil, network.nodes[layer].shape.element(at: field.element)
    ).text
  }
  /// Rows and columns of the picture that it rests on.
  private var box: (rows: ClosedRange<Int>, columns: ClosedRange<Int>)? {
    guard let field = fields[0], field.axes.count >= 2 else { return nil }
    let rows = field.axes.count > 2 ? field.range(field.axes.count - 2) : 0...0
    guard let rows, let columns = field.range(field.axes.count - 1) else { return nil }
    return (rows, columns)
  }

  // MARK: Words

  var words: [Words] {
    if layer == 0 { return ["This network has no maps: every number rests on the whole input."] }
    if let failure = found.failure {
      return ["\("What counts can not be said: \(failure).", .differs)"]
    }
    guard let field = found.value else {
      return ["The pass has not come here yet, or is computing."]
    }
    guard let box else { return ["\(bold: place) does not rest on the input."] }
    return [size(field, box), counting(field, box), toTry]
  }

  private func size(
    _ field: EffectiveField, _ box: (rows: ClosedRange<Int>, columns: ClosedRange<Int>)
  ) -> Words {
    let pixels = box.rows.count * box.columns.count
    let share = Numerals.share(pixels, of: field.rows * field.columns)
    let middle = [box.rows, box.columns].map { range in
      Numerals.trimmed(Float(range.lowerBound + range.upperBound) / 2)
    }
    let numerals = Numerals([field.value])
    // Units in a row stand nowhere in the picture, so no field moves from one to the next.
    let step: Words =
      node.shape.cells > 1
      ? " From one number of a row to the next the field moves by \(bold: Numerals.trimmed(Float(field.stride)))."
      : ""
    return
      "\(bold: place) is \(bold: numerals.text(field.value)). It rests on \(bold: "\(box.rows.count)×\(box.columns.count)") "
      + "pixels, \(share) of the picture, around (\(middle[0]), \(middle[1]))."
      + step
  }

  private func counting(
    _ field: EffectiveField, _ box: (rows: ClosedRange<Int>, columns: ClosedRange<Int>)
  ) -> Words {
    guard field.largest > 0 else {
      return "Its gradient is 0 everywhere: behind a ReLU that says 0 no pixel counts for it now."
    }
    let middle = field.share(box.rows.middleHalf, box.columns.middleHalf)
    let area = Float(box.rows.middleHalf.count * box.columns.middleHalf.count)
    let part = Numerals.percent(area / Float(box.rows.count * box.columns.count))
    return
      "The middle of the field, \(part) of it, carries \(bold: Numerals.percent(Float(middle))) of all that counts; "
      + "\(Numerals.count(field.counting)) pixels count at all."
  }

  private var toTry: Words {
    let isLast = session.place.layer == network.last
    let walk: Words =
      switch session.place.rung {
      case .network where isLast, .layer where isLast:
        "\(key: "left") goes to the layer before: guess how much smaller the field is there."
      case .network, .layer:
        "\(key: "right") goes to the next layer: guess how much larger the field is there."
      case .map: "\(key: "down") goes to one number: then \(key: "right") moves the field."
      default: "\(key: "right") slides to the next number: guess how far the field moves."
      }
    return walk + " \(label: "Counts: the size of the gradient, over all channels.")"
  }

  // MARK: Pictures

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put(words, in: rect.bottom(Self.wordRows))
    guard let field = found.value, box != nil else { return }
    let body = rect.dropping(bottom: Self.wordRows + 1)
    let list = body.columns >= 74 ? 22 : 0
    let width = (body.columns - list - 4) / 2
    var picture = view.picture()
    picture.marked = fields[0]
    var heat = MapImage(
      rows: field.rows, columns: field.columns,
      tone: { .of(field[$0, $1], range: field.largest) }, number: { field[$0, $1] })
    heat.marked = fields[0]
    for (index, image) in [picture, heat].enumerated() {
      let column = body.column + index * (width + 2)
      painter.title(
        index == 0 ? "its field" : "what counts", index == 0 ? "in the picture" : "of each pixel",
        body.row, column, width: width)
      let placement = view.placement(image, body.rows - 2, width, numbers: false)
      painter.draw(image, placement, body.row + 1, column)
      if let note = placement.note(in: width) {
        // Below a strip stands the mark of what is read.
        let below = body.row + 1 + placement.rows + (image.isStrip ? 1 : 0)
        painter.put(note, below, column, .faint)
      }
    }
    guard list > 0 else { return }
    drawList(body.from(body.column + 2 * width + 4), on: &painter)
  }

  /// How many numbers of each layer lie on the way, from the number back to the picture.
  private func drawList(_ rect: Rect, on painter: inout Painter) {
    painter.title("on the way", "", rect.row, rect.column, width: rect.columns)
    let layers = fields.keys.sorted(by: >)
    let room = rect.rows - 1
    let shown =
      layers.count <= room
      ? layers.map { $0 as Int? }
      : layers.prefix(room - 2).map { $0 } + [nil] + layers.suffix(1).map { $0 }
    for (index, layer) in shown.enumerated() {
      let row = rect.row + 1 + index
      guard let layer else {
        painter.put("…", row, rect.column, .faint)
        continue
      }
      let field = fields[layer] ?? Footprint([])
      let sizes = (0..<field.axes.count).map { "\(field.axes[$0].count { $0 })" }
      let size = sizes.suffix(2).joined(separator: "×")
      painter.put(
        ShortName.of(network.nodes[layer].alias, rect.columns - size.count - 2), row, rect.column,
        layer == self.layer ? .here : .label)
      painter.put(rightBefore: rect.column + rect.columns, size, row, .grid, bold: true)
    }
  }
}
