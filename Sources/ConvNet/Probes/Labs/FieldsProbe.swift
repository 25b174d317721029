/// The part of the picture that each number of a layer's maps rests on: rows by its row, columns by its
/// column.
public struct FieldsProbe: LayerProbe {
  public let layer: Int

  public init(layer: Int) { self.layer = layer }

  /// It is there before anything is computed.
  public var stage: Int? { nil }
  /// It follows from the layers alone.
  public func part(of subject: Subject) -> Subject {
    var part = subject
    (part.edits, part.picture, part.strokes) = ([], .none, [])
    return part
  }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Fields {
    let network = subject.network
    let (shape, input) = (network.nodes[layer].shape, network.input.shape)
    let isLast = network.normalization.layout == .channelsLast
    let axis = input.rank == 3 && !isLast ? 1 : 0
    let (height, width) = shape.rank == 3 ? (shape.height, shape.width) : (1, 1)
    var (rows, columns): ([ClosedRange<Int>?], [ClosedRange<Int>?]) = ([], [])
    for index in 0..<max(height, width) {
      try checkpoint(Double(index) / Double(max(height, width)))
      var element = [Int](repeating: 0, count: shape.rank)
      if shape.rank == 3 {
        (element[1], element[2]) = (min(index, height - 1), min(index, width - 1))
      }
      let field = network.graph.receptiveField(of: Footprint(element, in: shape), layer: layer)[0]
      if index < height { rows.append(field?.range(axis)) }
      if index < width { columns.append(field?.range(axis + 1)) }
    }
    return Fields(rows: rows, columns: columns)
  }
}

/// The part of the picture that each number of a map rests on.
public struct Fields: Measured {
  private let rows: [ClosedRange<Int>?]
  private let columns: [ClosedRange<Int>?]

  init(rows: [ClosedRange<Int>?], columns: [ClosedRange<Int>?]) {
    (self.rows, self.columns) = (rows, columns)
  }

  /// The rows and columns that a number rests on; nil where it rests on no pixel.
  public func field(cell: Int) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>)? {
    let (row, column) = (cell / columns.count, cell % columns.count)
    guard rows.indices.contains(row), let down = rows[row], let across = columns[column] else {
      return nil
    }
    return (down, across)
  }
  /// The largest height and width, which numbers at the border do not have.
  public var size: Pair {
    Pair(rows.compactMap { $0?.count }.max() ?? 0, columns.compactMap { $0?.count }.max() ?? 0)
  }
  public var byteCount: Int { (rows.count + columns.count) * 24 }
}
