import ArgumentParser
import ConvCanvas
import ConvNet
import ConvWork

/// What several commands are told alike.
struct ModelArguments: ParsableArguments {
  @Argument(help: "A shipped network (letters, scenes), or a network line in quotes.")
  var model: String?
  @Option(
    help: ArgumentHelp(
      "A shipped picture, or a PNG, JPEG, PNM or NPY file.", valueName: "name|file"))
  var input: String?

  /// - Throws: an exit code, after a sentence.
  func driver(stepping: Bool = false) throws -> Driver {
    do throws(OpenFailure) {
      return try Driver(model: model, input: input, stepping: stepping)
    } catch { throw Failure.exit(error) }
  }
  var isGiven: Bool { model != nil || input != nil }
}

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

/// `3x64x64`, channels first.
struct InputSize: ExpressibleByArgument {
  let shape: Shape

  init?(argument: String) {
    let parts = argument.split(separator: "x")
    let sizes = parts.compactMap { Int($0) }
    guard sizes.count == parts.count, [1, 3].contains(sizes.count),
      let shape = try? Shape(checking: sizes)
    else { return nil }
    self.shape = shape
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
