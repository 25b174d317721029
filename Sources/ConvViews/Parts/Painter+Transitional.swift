import ConvCanvas
import ConvNet
import ConvSession

// What the screen of a layer, still an extension of the painter, calls; removed with it.
extension Painter {
  static func blended(_ tones: [Tone]) -> Tone { .blended(tones) }
  mutating func legend(
    _ layer: Int, channel: Int, _ row: Int, _ column: Int, width: Int = 14, words: Bool = true
  ) {
    Legend(view, layer: layer, channel: channel)?.draw(
      on: &self, row, column, width: width, words: words)
  }
  @discardableResult
  mutating func draw(_ grid: NumberGrid, _ form: NumberGrid.Form, _ row: Int, _ column: Int) -> Int
  {
    grid.draw(form, on: &self, row, column)
  }
  func signed(_ value: Float, _ numerals: Numerals) -> Words { .signed(value, numerals) }
  var inputHandWords: [Words] { HandWords(view).onInput }
}
