import ConvCanvas
import ConvNet
import ConvSession

/// The kernel that is tried and the one that gradient descent has found, their maps beside the target,
/// and below what is left of both errors.
struct HuntPane: Pane {
  let view: View
  private let state: HuntState?

  static let least = Size(rows: 17, columns: 58)

  init(view: View) {
    self.view = view
    state = view.scene.measured(.hunt).value.map { HuntState($0, view.interaction.hunt) }
  }

  var words: [Words] { HuntWords(view: view, state: state).lines }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let wordRows = rect.columns >= 110 ? 4 : 5
    painter.put(words, in: rect.bottom(wordRows))
    guard let state else { return }
    let body = rect.dropping(bottom: wordRows + 1)
    let chart = max(5, min(body.rows / 3, 14))
    let upper = body.dropping(bottom: chart)
    let kernels = 18
    drawKernels(
      state, Rect(row: upper.row, column: upper.column, rows: upper.rows, columns: kernels),
      on: &painter)
    let maps = upper.from(upper.column + kernels + 2)
    drawMaps(state, maps, on: &painter)
    drawErrors(state, body.bottom(chart), on: &painter)
  }

  // MARK: Kernels

  private func drawKernels(_ state: HuntState, _ rect: Rect, on painter: inout Painter) {
    let reach = max(1, (state.lab.kernel + state.lab.hidden).map(\.magnitude).max() ?? 1)
    var own = kernel(state.lab.kernel, reach)
    own.current = (state.lab.cursor.height, state.lab.cursor.width)
    var images = [("by hand", own), ("by descent", kernel(state.descended.kernel, reach))]
    if state.lab.isShown || HuntLab.isFound(state.left) {
      images.append(("hidden", kernel(state.lab.hidden, reach)))
    }
    let half = rect.rows / images.count
    for (index, (title, image)) in images.enumerated() {
      let row = rect.row + index * half
      let placement = view.placement(image, half - 1, rect.columns, numbers: true)
      guard placement.rows < half, placement.columns <= rect.columns else { continue }
      painter.title(title, "", row, rect.column, width: rect.columns)
      painter.draw(image, placement, row + 1, rect.column)
      guard index == 0, case .numbers(let cell) = placement.form else { continue }
      for place in 0..<9 {
        let (down, across) = (place / 3, place % 3)
        let cursor = state.lab.cursor
        painter.click(
          row + 1 + down * cell.rows,
          rect.column + across * cell.columns..<rect.column + (across + 1) * cell.columns,
          .say(["hunt move \(down - cursor.height) \(across - cursor.width)"]))
      }
    }
  }

  private func kernel(_ numbers: [Float], _ reach: Float) -> MapImage {
    var image = MapImage(
      rows: 3, columns: 3, tone: { .of(numbers[$0 * 3 + $1], range: reach) },
      number: { numbers[$0 * 3 + $1] })
    image.numerals = Numerals(decimals: 2)
    return image
  }

  // MARK: Maps

  private func drawMaps(_ state: HuntState, _ rect: Rect, on painter: inout Painter) {
    let target = state.hunt.map(state.lab.hidden)
    let reach = max(target.elements.map(\.magnitude).max() ?? 1, .leastNormalMagnitude)
    let images = [
      ("the picture", image(state.hunt.picture, 1)),
      ("your map", image(state.hunt.map(state.lab.kernel), reach)),
      ("descent's", image(state.hunt.map(state.descended.kernel), reach)),
      ("the target", image(target, reach)),
    ]
    // The picture stands beside its maps where all are seen pixel by pixel, or are small anyway.
    var width = (rect.columns + 2) / images.count - 2
    let isCut = view.placement(images[0].1, rect.rows - 2, width, numbers: false).block > 1
    if isCut { width = (rect.columns + 2) / (images.count - 1) - 2 }
    for (index, (title, image)) in images.dropFirst(isCut ? 1 : 0).enumerated() {
      let column = rect.column + index * (width + 2)
      painter.title(title, "", rect.row, column, width: width)
      let placement = view.placement(image, rect.rows - 2, width, numbers: false)
      guard placement.rows < rect.rows - 1, placement.columns <= width else { continue }
      painter.draw(image, placement, rect.row + 1, column)
    }
  }
  private func image(_ map: Tensor, _ reach: Float) -> MapImage {
    let width = map.shape.width
    return MapImage(
      rows: map.shape.height, columns: width,
      tone: { .of(map.elements[$0 * width + $1], range: reach) },
      number: { map.elements[$0 * width + $1] })
  }

  // MARK: Errors

  private func drawErrors(_ state: HuntState, _ rect: Rect, on painter: inout Painter) {
    let signs = Chart.signs(view.appearance.ascii)
    let last = max(10, state.byHand.count - 1, state.lab.steps)
    func points(_ left: [Double]) -> [(step: Int, value: Double)] {
      left.enumerated().map { ($0, $1) }
    }
    let most = max(1, state.byHand.max() ?? 1)
    let title: Words =
      "\(bold: "what is left of the error")  \(bold: signs.joined) by hand  "
      + "\(signs.scattered, .channels) by descent"
    Chart(
      title: title,
      lines: [
        .init(points: points(state.byHand), ink: .text, form: .joined),
        .init(points: points(state.descended.left), ink: .channels, form: .scattered),
      ], guess: (0, "found"), range: 0...min(most, 3), last: last, here: nil,
      text: { "\(Int(($0 * 100).rounded())) %" }
    ).draw(rect.dropping(bottom: 1), on: &painter)
    Chart.axis(
      last, here: nil, "changes or steps", rect.row + rect.rows - 1, rect.column,
      width: min(rect.columns, 200), on: &painter)
  }
}

/// What the hunt has come to.
struct HuntState {
  let hunt: KernelHunt
  let lab: HuntLab
  /// What is left of the error after each change by hand, the last one now.
  let byHand: [Double]
  let descended: (kernel: [Float], left: [Double])

  /// What is left by hand now.
  var left: Double { byHand.last ?? 1 }

  init(_ hunt: KernelHunt, _ lab: HuntLab) {
    (self.hunt, self.lab) = (hunt, lab)
    byHand = (lab.tried + [lab.kernel]).map { hunt.left($0, target: lab.hidden) }
    descended = hunt.descent(
      from: [Float](repeating: 0, count: 9), target: lab.hidden, steps: lab.steps)
  }
}
