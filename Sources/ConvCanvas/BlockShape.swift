/// The part of a cell that a block character covers, in shares of the cell.
struct BlockShape: Hashable {
  var left = 0.0
  var top = 0.0
  var width = 1.0
  var height = 1.0
  var opacity = 1.0
  /// Whether neighbours join into one rectangle.
  var spans: Bool { width == 1 }

  /// Makes no shape for a character that a font has to draw.
  init?(_ character: Character) {
    switch character {
    case "▀": height = 0.5
    case "▄": (top, height) = (0.5, 0.5)
    case "█": break
    case "░": opacity = 0.25
    case "▒": opacity = 0.5
    case "▓": opacity = 0.75
    case "▏": width = 0.125
    case "▎": width = 0.25
    case "▍": width = 0.375
    case "▌": width = 0.5
    case "▋": width = 0.625
    case "▊": width = 0.75
    case "▉": width = 0.875
    case "▐": (left, width) = (0.5, 0.5)
    case "▖": (top, width, height) = (0.5, 0.5, 0.5)
    default: return nil
    }
  }
}
