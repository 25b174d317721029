import ArgumentParser
import ConvCanvas

/// `120x40`, columns first as terminals count.
struct CanvasSize: ExpressibleByArgument {
  let size: Size
  var defaultValueDescription: String { "\(size.columns)x\(size.rows)" }

  init?(argument: String) {
    let sizes = argument.split(separator: "x").compactMap { Int($0) }
    guard sizes.count == 2, argument.split(separator: "x").count == 2,
      sizes.allSatisfy((1...1000).contains)
    else { return nil }
    size = Size(rows: sizes[1], columns: sizes[0])
  }
}

enum GlyphChoice: String, ExpressibleByArgument, CaseIterable {
  case half, shades, ascii

  var glyphs: Glyphs {
    switch self {
    case .half: .halfBlocks
    case .shades: .shades
    case .ascii: .ascii
    }
  }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}
