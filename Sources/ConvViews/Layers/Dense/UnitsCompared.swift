import ConvCanvas
import ConvNet
import ConvSession

/// All units of a layer below the table of one: the weights of each, and what these make of the
/// same inputs. So it is seen why another unit comes to another number.
struct UnitsCompared {
  private let view: View
  private let sheet: TermSheet
  private let units: [Int]
  private let names: [String]

  private static let widestName = 20
  private static let narrowestName = 9

  /// Nil on small screens, and for a layer of one unit.
  init?(_ view: View, _ sheet: TermSheet) {
    let hand = view.interaction.hand
    guard Magnification.isRoomy(view.size), hand == .pass || hand == .output,
      view.node.shape.count > 1
    else { return nil }
    (self.view, self.sheet) = (view, sheet)
    units = Array(0..<view.node.shape.count)
    names = units.map { unit in
      let name = view.unitName(view.position.place.layer, unit)
      return name.isEmpty ? "[\(unit)]" : name
    }
  }

  private var nameWidth: Int {
    min(
      UnitsCompared.widestName,
      max(UnitsCompared.narrowestName, names.map { Canvas.width(of: $0) }.max() ?? 0))
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard rect.rows >= units.count + 1 else { return }
    // Two lists, a heading for each and a row between them.
    let pitch = min(5, max(1, (rect.rows - 3) / (2 * units.count)))
    drawNames(rect, pitch, on: &painter)
    UnitWeights(view: view, units: units, pitch: pitch).draw(
      rect.from(rect.column + nameWidth + 4), on: &painter)
    drawProducts(rect.dropping(top: units.count * pitch + 2), pitch, on: &painter)
  }

  private func drawNames(_ rect: Rect, _ pitch: Int, on painter: inout Painter) {
    painter.put("all units", rect.row, rect.column + 2, .label)
    for unit in units {
      let isHere = unit == view.elementAtHand.place.element
      let row = rect.row + 1 + unit * pitch
      if isHere { painter.put("▸", row, rect.column, .here, bold: true) }
      painter.put(
        ShortName.of(names[unit], nameWidth), row, rect.column + 2, isHere ? .here : .label,
        bold: isHere)
    }
  }

  /// What each input adds to each unit, where all of it is known and fits as numbers.
  private func drawProducts(_ rect: Rect, _ pitch: Int, on painter: inout Painter) {
    guard rect.rows >= units.count * pitch + 1, !view.session.isAsked(view.elementAtHand.place),
      let reading = view.scene.reading(view.position.place.layer).value
    else { return }
    let sums = units.map { reading[$0] }
    let numbers = view.scene.numbers(of: view.position.place.layer)
    let products = units.flatMap { unit in
      (0..<sheet.count).map { index in
        sheet.read(index).flatMap { read in
          numbers(.parameter("weight"), [unit, index]).map { $0 * read }
        }
      }
    }
    let known = products.compactMap { $0 }
    guard known.count == products.count, !sums.contains(nil) else { return }
    let start = rect.column + nameWidth + 4
    let room = rect.column + rect.columns - start - 18
    let form = NumberGrid.form(
      height: units.count, width: sheet.count, shown: known, numerals: sheet.numerals,
      rows: units.count * max(1, pitch - 1), columns: room, most: UnitWeights.mostRows)
    guard case .numbers(let cell) = form else { return }
    drawNames(rect, pitch, on: &painter)
    painter.put("products, what each input adds", rect.row, start, .label)
    let reach = Statistics(known).reach
    for unit in units {
      let row = rect.row + 1 + unit * pitch
      NumberGrid(
        Array(products[unit * sheet.count..<(unit + 1) * sheet.count]), width: sheet.count,
        numerals: sheet.numerals, reach: reach
      ).draw(form, on: &painter, row, start)
      let bias = sheet.step.bias == nil ? nil : numbers(.parameter("bias"), [unit])
      let added = bias.map { Words.adding($0, sheet.numerals) + " " as Words } ?? ""
      let sum = sheet.numerals.text(sums[unit] ?? 0)
      painter.put(added + "\(bold: "= \(sum)")", row, start + sheet.count * cell.columns + 1)
    }
  }
}
