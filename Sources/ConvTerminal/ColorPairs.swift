import CTerminal
import ConvCanvas

/// The pairs of colours that ncurses has given. It does not recycle them: when none is left all are
/// discarded and the frame is drawn once more.
struct ColorPairs {
  private struct Key: Hashable {
    var foreground: Int32
    var background: Int32
  }
  private let colors: Colors
  private let limit: Int
  private var pairs: [Key: Int32] = [:]
  /// The places in the terminal's palette that colours were found at.
  private var indices: [Color: Int32] = [:]

  init(_ colors: Colors) {
    self.colors = colors
    limit = min(32_000, Int(terminal_pairs()) - 1)
  }

  /// Finds or makes the pair of a cell's colours; nil where no pair is left.
  mutating func pair(_ cell: Cell) -> Int32? {
    guard colors != .mono else { return 0 }
    let background = index(cell.background)
    // A space shows no foreground colour.
    let foreground = cell.character == " " ? background : index(cell.foreground)
    let key = Key(foreground: foreground, background: background)
    if let pair = pairs[key] { return pair }
    guard pairs.count < limit else { return nil }
    let pair = terminal_pair(foreground, background)
    guard pair > 0 else { return nil }
    pairs[key] = pair
    return pair
  }

  mutating func forget() {
    pairs = [:]
    terminal_forget_pairs()
  }

  private mutating func index(_ color: Color) -> Int32 {
    if let index = indices[color] { return index }
    // A picture in colour may bring any number of them.
    if indices.count > 65_536 { indices = [:] }
    let index = place(color)
    indices[color] = index
    return index
  }

  private func place(_ color: Color) -> Int32 {
    switch colors {
    case .exact: return Int32(color.red) << 16 | Int32(color.green) << 8 | Int32(color.blue)
    case .palette: return Int32(color.palette256)
    case .sixteen, .mono:
      let index = Int32(color.palette16)
      if terminal_colors() >= 16 || index < 8 { return index }
      // With eight colours, grey becomes white and each bright colour its plain one.
      return index == 8 ? 7 : index - 8
    }
  }
}
