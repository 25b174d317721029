import ConvNet

extension Move {
  /// The name of an axis: the last two of a picture are its rows and columns.
  static func axisName(_ axis: Int, of shape: Shape) -> String {
    switch (shape.rank, axis) {
    case (1, _): "units"
    case (3..., 0): "channels"
    case (3..., shape.rank - 1): "columns"
    case (3..., shape.rank - 2): "rows"
    default: "axis \(axis)"
    }
  }

  /// `channels 0–57 of 116`, one for each axis of which not all is taken.
  fileprivate var cuts: [String] {
    let first = source(of: output.sizes.map { _ in 0 })
    let last = source(of: output.sizes.map { $0 - 1 })
    return input.sizes.indices.compactMap { axis in
      let (from, to) = (first[axis], last[axis])
      guard (from, to) != (0, input[axis] - 1) else { return nil }
      let name = Move.axisName(axis, of: input)
      let count = output.rank == input.rank ? output[axis] : 1
      let step = count > 1 ? (to - from) / (count - 1) : 1
      let every =
        step == 1 ? "" : step == -1 ? " backwards" : " step \(step)".replacing("-", with: "−")
      return from == to
        ? "\(name) \(from) of \(input[axis])" : "\(name) \(from)–\(to) of \(input[axis])\(every)"
    }
  }

  /// The move in short lines, for a narrow column.
  var shortLines: [String] {
    let words = line.replacing("-", with: "−")
    switch kind {
    case "transpose": return ["the \(words.replacing("axes", with: "axes in the order"))"]
    case "slice", "split": return cuts.isEmpty ? ["all of it"] : cuts
    case "gather": return [words.replacing("axis \(gatherAxis)", with: gatherName + ":")]
    case "pad": return words.components(splitBefore: "after")
    case "resize", "upsample": return ["nearest place", "\(input.grid) → \(output.grid)"]
    case "reshape", "flatten", "squeeze", "unsqueeze", "identity":
      return input == output ? ["as it is"] : ["the same order,", "other axes"]
    default: return words.isEmpty ? [kind] : ["\(kind)", words]
    }
  }
  private var gatherAxis: Int {
    line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }
  private var gatherName: String { Move.axisName(gatherAxis, of: input) }

  /// The beginning of a sentence on what it does with all numbers.
  var sentence: String {
    switch kind {
    case "transpose": "Every number keeps its indices, in another order:"
    case "slice", "split":
      "Of the input \(cuts.isEmpty ? "all" : cuts.joined(separator: ", ")) are kept:"
    case "gather": "Some of the input's \(gatherName) are taken, in a given order:"
    case "expand": "Numbers are repeated along the axes that had one place:"
    case "tile": "The whole is repeated, \(line):"
    case "pad": "An edge is put around the numbers, or cut off:"
    case "resize", "upsample": "Every place takes the number of the place nearest to it:"
    case "depthtospace": "Channels are laid out as blocks of cells:"
    case "spacetodepth": "Blocks of cells are laid out as channels:"
    case "reshape", "flatten", "squeeze", "unsqueeze":
      "The same numbers in the same order, row by row, under other indices:"
    case "identity": "Every number passes as it is:"
    default: "Every number is a copy:"
    }
  }
}

extension String {
  /// In two, before a word.
  fileprivate func components(splitBefore word: String) -> [String] {
    guard let range = ranges(of: word).first else { return [self] }
    return [String(self[..<range.lowerBound]), String(self[range.lowerBound...])]
  }
}
