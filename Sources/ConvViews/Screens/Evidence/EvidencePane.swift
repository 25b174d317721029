import ConvCanvas
import ConvNet
import ConvSession

/// The picture with a patch on it, beside it where a heatmap says that it matters, whether deleting
/// pixels in that order is right about it, and below on large screens the heatmaps of all layers.
struct EvidencePane: Pane {
  let view: View

  static let least = Size(rows: 14, columns: 58)

  private var evidence: Evidence? { Evidence(scene, interaction.evidence) }

  var words: [Words] { EvidenceWords(view: view, evidence: evidence).lines }

  /// Rows of the sentences, one each where there is room.
  private static let wordRows = 5
  private static let gap = 2
  /// Columns of a picture and a heatmap that have titles.
  private static let titled = 22

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put(words, in: rect.bottom(Self.wordRows))
    guard let evidence else { return }
    let space = rect.rows > 24 ? 1 : 0
    let body = rect.dropping(bottom: Self.wordRows + space)
    let strip = EvidenceStrip(view: view, evidence: evidence)
    let curve = max(18, (body.columns - 2 * Self.gap) / 4)
    let columns = (body.columns - curve - 2 * Self.gap) / 2
    let picture = pictureUnderPatch(evidence)
    let room = body.rows - 1 - strip.least(body.rows)
    // Both are as large, so that places can be compared.
    let placement = view.placement(picture, room, columns, numbers: false)
    let width = max(placement.columns, min(columns, Self.titled))
    let side = evidence.patch.side
    painter.title(
      "input, \(side)×\(side) hidden", "", body.row, body.column, width: width)
    painter.draw(picture, placement, body.row + 1, body.column)
    let second = Rect(
      row: body.row, column: body.column + width + Self.gap, rows: placement.rows + 1,
      columns: width)
    draw(EvidenceHeat(view: view, evidence: evidence), placement, second, on: &painter)
    let start = second.column + second.columns + Self.gap
    let height = max(placement.rows + 1, min(body.rows, 10))
    EvidenceCurve(view: view, evidence: evidence).draw(
      Rect(
        row: body.row, column: start, rows: height,
        columns: min(60, body.column + body.columns - start)), on: &painter)
    strip.draw(body.dropping(top: height + 1), on: &painter)
  }

  private func draw(
    _ heat: EvidenceHeat, _ placement: Placement, _ rect: Rect, on painter: inout Painter
  ) {
    painter.title(
      heat.title(in: rect.columns), heat.detail, rect.row, rect.column, width: rect.columns)
    if let image = heat.image {
      painter.draw(image, placement, rect.row + 1, rect.column)
    } else if let why = heat.obstacle {
      painter.put([why], in: rect.dropping(top: 1))
    }
  }

  /// The picture as it is under the patch.
  private func pictureUnderPatch(_ evidence: Evidence) -> MapImage {
    let own = view.picture()
    let (rows, columns) = (
      evidence.patch.rows(of: own.rows), evidence.patch.columns(of: own.columns)
    )
    let hidden = hiddenTone(evidence.fill)
    var image = MapImage(
      rows: own.rows, columns: own.columns,
      tone: { row, column in
        rows.contains(row) && columns.contains(column) ? hidden : own.tone(row, column)
      }, number: own.number)
    image.marked = Footprint([
      (0..<own.rows).map(rows.contains), (0..<own.columns).map(columns.contains),
    ])
    return image
  }
  private func hiddenTone(_ fill: PatchFill) -> Tone {
    let pixels = session.subject.pixels
    func value(_ channel: Int) -> Float {
      switch fill {
      case .mean: pixels.map(channel).reduce(0, +) / Float(max(1, pixels.shape.cells))
      case .black: 0
      case .white: 1
      }
    }
    guard pixels.shape.channels == 3 else { return .grey(value(0)) }
    func byte(_ channel: Int) -> UInt8 {
      UInt8(max(0, min(255, (value(channel) * 255).rounded())))
    }
    return .rgb(Color(byte(0), byte(1), byte(2)))
  }
}
