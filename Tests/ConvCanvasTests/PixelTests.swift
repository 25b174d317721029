import ConvCanvas
import Testing

struct PixelTests {
  /// Rows of values in tenths of the range; the last row has no partner.
  private let map: PixelMap = {
    let values: [[Float]] = [
      [0, 1, 3, 5, 8, 10], [0, 0, 0, 0, 0, 0],
      [0, -1, -3, -5, -8, -10], [0, 0, 0, 0, 0, 0],
      [10, 0, -10, 0, 0, 0],
    ]
    var map = PixelMap(rows: 5, columns: 6, filling: Pixel(.waiting))
    for row in 0..<5 {
      for column in 0..<6 { map[row, column] = Pixel(.signed(values[row][column] / 10)) }
    }
    return map
  }()

  private func drawn(_ map: PixelMap, _ appearance: Appearance) -> Canvas {
    var canvas = Canvas(
      Size(rows: (map.rows + 1) / 2, columns: map.columns), background: Theme(appearance).background
    )
    canvas.draw(map, 0, 0, appearance)
    return canvas
  }

  @Test func `ASCII shows positive values as signs and negative ones as letters`() {
    #expect(drawn(map, .plain).lines == [".:+%#@", ".-~xXM", "@.M..."])
  }
  @Test func `Shades show strength by ink, and the sign by letters where there is no colour`() {
    let colored = Appearance(glyphs: .shades, colors: .palette)
    #expect(drawn(map, colored).lines == ["·░▒▓██", "·░▒▓██", "█·█···"])
    let mono = Appearance(glyphs: .shades, colors: .mono)
    #expect(drawn(map, mono).lines == ["·░▒▓██", "·-~xXM", "█·M···"])
    #expect(drawn(map, Appearance(colors: .mono)) == drawn(map, mono))
  }
  @Test func `A half block shows two pixels and equal ones are a space`() {
    let appearance = Appearance()
    let theme = Theme(appearance)
    let canvas = drawn(map, appearance)
    #expect(canvas.lines == [" ▀▀▀▀▀", " ▀▀▀▀▀", "▀ ▀   "])
    #expect(canvas[0, 5].foreground == theme.positive)
    #expect(canvas[0, 5].background == theme.background)
    #expect(canvas[1, 5].foreground == theme.negative)
  }
  @Test func `Faults, marks and what waits can be told apart without colour`() {
    let tones: [Tone] = [
      .notANumber, .infinite(negative: false), .infinite(negative: true), .waiting, .waiting,
      .here, .card(1), .empty,
    ]
    var map = PixelMap(rows: 2, columns: tones.count, filling: Pixel(.empty))
    for (column, tone) in tones.enumerated() { map[0, column] = Pixel(tone) }
    #expect(drawn(map, .plain).lines == ["?!|" + " _" + "&/ "])
    let marked = drawn(
      PixelMap(rows: 1, columns: 1, filling: Pixel(.signed(0), marked: true)), .plain)
    #expect(marked[0, 0].reversed)
  }
  @Test
  func `In shades without colours a mark stands between brackets, for it may be a full block`() {
    var map = PixelMap(rows: 2, columns: 6, filling: Pixel(.signed(1)))
    for column in 2..<5 { map[0, column].marked = true }
    let mono = Appearance(glyphs: .shades, colors: .mono, motion: false)
    #expect(drawn(map, mono).lines == ["██[█]█"])
    map[0, 3].tone = .here
    #expect(drawn(map, mono).lines == ["██[#]█"])
    #expect(drawn(map, Appearance(glyphs: .shades, motion: false)).lines == ["██████"])
  }
  @Test func `A ring is closed at the edges of the map too, and keeps a number's own colour`() {
    for (row, column) in [(3, 3), (0, 0), (0, 6), (6, 2)] {
      var map = PixelMap(rows: 7, columns: 7, filling: Pixel(.signed(-1)))
      map[row, column] = Pixel(.signed(1))
      map.ring(around: row..<row + 1, columns: column..<column + 1)
      let ring = (0..<7).flatMap { row in
        (0..<7).filter { map[row, $0].outline == .ring }.map { (row, $0) }
      }
      #expect(ring.count == 8)
      let middle = (row: ring[0].0 + 1, column: ring[0].1 + 1)
      #expect(map[middle.row, middle.column] == Pixel(.signed(1)))
      #expect(abs(middle.row - row) <= 1 && abs(middle.column - column) <= 1)
    }
  }
  @Test func `A ring is seen on warm and on cold ground, and hides no number with room`() {
    for light in [false, true] {
      let theme = Theme(Appearance(light: light))
      for ground in [Float(-1), -0.5, 0.5, 1] {
        var map = PixelMap(rows: 5, columns: 5, filling: Pixel(.signed(ground))).scaled(by: 4)
        map.ring(around: 4..<16, columns: 4..<16, scale: 4)
        let seen = OKLab(theme.here)
        for (row, column) in [(3, 8), (5, 8)] {
          let beside = Colormap.color(map[row, column], theme)
          #expect(OKLab(beside).distance(to: seen) > 0.25)
        }
        #expect(map[4, 8].outline == .ring)
        // Each of the nine keeps some of its pixels.
        for row in [6, 10, 13] {
          for column in [6, 10, 13] { #expect(map[row, column].outline == nil) }
        }
      }
    }
  }
  @Test func `A window's ring stays closed around the ring of a number in its corner`() {
    var map = PixelMap(rows: 6, columns: 6, filling: Pixel(.signed(0))).scaled(by: 4)
    map.ring(around: 0..<12, columns: 0..<12, scale: 4)
    map.ring(around: 0..<4, columns: 0..<4, scale: 4)
    #expect(map[0, 4].outline == .moat)
    map.closeRing(around: 0..<12, columns: 0..<12, scale: 4)
    for place in 0..<12 {
      for (row, column) in [(0, place), (11, place), (place, 0), (place, 11)] {
        #expect(map[row, column].outline == .ring, "\(row), \(column)")
      }
    }
    #expect(map[3, 3].outline == .ring)
  }
  @Test func `A map is clipped on every side of a canvas`() {
    var canvas = Canvas(Size(rows: 1, columns: 2), background: .black)
    canvas.draw(map, -1, -1, .plain)
    #expect(canvas.lines == ["-~"])
  }
  @Test func `Empty pixels keep what is below`() {
    let appearance = Appearance()
    var canvas = Canvas(Size(rows: 1, columns: 1), background: .black)
    var upper = PixelMap(rows: 2, columns: 1, filling: Pixel(.empty))
    var lower = upper
    upper[0, 0] = Pixel(.rgb(Color(1, 1, 1)))
    lower[1, 0] = Pixel(.rgb(Color(2, 2, 2)))
    canvas.draw(upper, 0, 0, appearance)
    canvas.draw(lower, 0, 0, appearance)
    #expect(canvas[0, 0].foreground == Color(1, 1, 1))
    #expect(canvas[0, 0].background == Color(2, 2, 2))
  }
  @Test func `A map is scaled by whole numbers`() {
    let large = map.scaled(by: 2)
    #expect((large.rows, large.columns) == (10, 12))
    #expect(large[9, 1] == map[4, 0])
    #expect(map.scaled(by: 0) == map)
  }
  @Test func `A value becomes a tone by the range of its map`() {
    #expect(Tone.of(2, range: 4) == .signed(0.5))
    #expect(Tone.of(-9, range: 4) == .signed(-1))
    #expect(Tone.of(1, range: 0) == .signed(0))
    #expect(Tone.of(.nan, range: 4) == .notANumber)
    #expect(Tone.of(-.infinity, range: 4) == .infinite(negative: true))
  }
}
