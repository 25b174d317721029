import ConvCanvas
import ConvNet
import ConvSession

/// How well the layer at hand moves along at every amount, and the share of the answer at rest.
struct ShiftCurves {
  let shown: ShiftView

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard let course = shown.course else { return }
    let shifts = course.layers[shown.layer]
    let errors = shifts.enumerated().compactMap { place, shift in
      ShiftView.along(shift.error).map { (step: place, value: $0) }
    }
    let kept = shifts.enumerated().map { place, shift in
      (step: place, value: 1 - Double(shift.changed) / Double(max(1, shift.count)))
    }
    let shares = shown.answers.enumerated().compactMap { place, answer in
      answer.share.map { (step: place, value: $0) }
    }
    let last = max(1, course.amounts.count - 1)
    let hasPlaces = !errors.isEmpty
    Chart(
      title: title(hasPlaces, !shares.isEmpty, rect.columns),
      lines: [
        .init(points: hasPlaces ? errors : kept, ink: .text, form: .joined),
        .init(points: shares, ink: .channels, form: .scattered),
      ], guess: (0, "0"), range: 0...1, last: last, here: shown.index,
      text: { "\(Int(($0 * 100).rounded())) %" }
    ).draw(rect.dropping(bottom: 1), on: &painter)
    axis(course, rect, on: &painter)
  }

  private func title(_ hasPlaces: Bool, _ hasShares: Bool, _ columns: Int) -> Words {
    let signs = Chart.signs(shown.view.appearance.ascii)
    let curve: Words = "\(bold: signs.joined) \(hasPlaces ? "along" : "unchanged")"
    guard hasShares, let best = shown.restPrediction?.best else { return curve }
    let room = columns - curve.width - 12
    guard room > 0 else { return curve }
    let label = ShortName.of(best.label, room)
    return curve + "  \(signs.scattered, .channels) share of \(label)" as Words
  }

  /// The first amount, rest and the last, and the one at hand.
  private func axis(_ course: ShiftCourse, _ rect: Rect, on painter: inout Painter) {
    let (start, columns) = (rect.column + Chart.labels, rect.columns - Chart.labels)
    let row = rect.row + rect.rows - 1
    let last = max(1, course.amounts.count - 1)
    var taken: [Range<Int>] = []
    let rest = course.motion.rest(shown.view.network.pictureShape)
    for index in [shown.index, 0, last, rest] where course.amounts.indices.contains(index) {
      let text = shown.short(course.amounts[index])
      let middle = start + min(columns - 1, index * columns / last)
      let column = min(max(start, middle - text.count / 2), start + columns - text.count)
      let place = column - 1..<column + text.count + 1
      guard !taken.contains(where: { $0.overlaps(place) }) else { continue }
      taken.append(place)
      painter.put(text, row, column, index == shown.index ? .here : .label)
    }
  }
}
