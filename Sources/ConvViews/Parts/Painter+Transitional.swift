import ConvCanvas
import ConvNet
import ConvSession

// What panes that are still extensions of the painter call; removed with the last of them.
extension Painter {
  func reduced(_ image: MapImage, _ block: Int, isMarked: Bool = false) -> PixelMap {
    image.reduced(block, marks: isMarked)
  }
  static func blended(_ tones: [Tone]) -> Tone { .blended(tones) }
  func stripPixels(_ image: MapImage, rows: Int, columns: Int, block: Int) -> PixelMap {
    image.stripPixels(rows: rows, columns: columns, block: block)
  }
  mutating func drawInput(_ image: MapImage, _ columns: Columns, channel: Int = 0) {
    columns.drawInput(image, channel: channel, on: &self)
  }
  mutating func drawOutput(_ image: MapImage, _ columns: Columns, detail: String? = nil) {
    columns.drawOutput(image, detail: detail, on: &self)
  }
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
  mutating func drawAnswer(_ rect: Rect) { AnswerList(view: view).draw(rect, on: &self) }
  mutating func drawAnswers(_ rect: Rect, _ before: Subject?) {
    draw(AnswerBars(view: view, before: before), in: rect)
  }
  mutating func drawTerms(_ body: Rect) { TermsPane(view: view).draw(body, on: &self) }
  func marking(_ image: MapImage) -> MapImage { view.marking(image) }
  func signed(_ value: Float, _ numerals: Numerals) -> Words { .signed(value, numerals) }
  var inputHandWords: [Words] { HandWords(view).onInput }
  var kernelHandWords: [Words] { HandWords(view).onKernel }
  @discardableResult
  mutating func outputTitle(_ name: String, _ detail: String, _ columns: Columns) -> Int {
    columns.drawOutputTitle(name, detail, on: &self)
  }
  mutating func drawStrip(_ image: MapImage, _ placement: Placement, _ row: Int, _ column: Int) {
    var image = image
    image.hand = nil
    draw(image, placement, row, column)
  }
  func termWords(_ sheet: TermSheet) -> [Words] { TermWords(view: view, sheet: sheet).lines }
  mutating func drawChanges(_ rect: Rect, _ before: Subject?) {
    draw(ChangeBars(view: view, before: before), in: rect)
  }
}
