import ConvCanvas
import ConvNet
import ConvSession

/// How the maps of a layer stand in rows and columns, as large as they can be.
struct LayerGrid {
  /// The form in which a filter stands with its map.
  enum Filter: Hashable {
    /// The kernel's numbers beside it.
    case numbers(NumberGrid.Form)
    /// All kernels of the filter as small pictures above it, this many columns wide.
    case strip(Int)
    /// Only what the map is called and what it reaches to: beside it, above it in two rows, or
    /// in one.
    case beside, titled, none

    /// Whether it needs no row of its own.
    var isBeside: Bool {
      switch self {
      case .numbers, .beside: true
      case .strip, .titled, .none: false
      }
    }

    /// Rows of text and kernels above the map.
    var headRows: Int {
      switch self {
      case .numbers, .beside: 0
      case .strip: 3
      case .titled: 2
      case .none: 1
      }
    }
  }
  let filter: Filter
  let map: Placement
  let across: Int
  let down: Int
  /// The size of one map with all that belongs to it.
  let block: Size
  /// Columns and rows between two of them.
  let gap: Size

  var isPaged: Bool { across * down < count }
  let count: Int

  /// Columns of the numbers beside a map.
  static let beside = 17

  init(_ view: View, rows: Int, columns: Int, count: Int, filters: [Filter]) {
    let image = view.layerImage(0)
    var best: Self?
    for filter in filters {
      let candidate = LayerGrid(
        image, filter: filter, rows: rows, columns: columns, count: count)
      guard let candidate else { continue }
      // What belongs to a filter may cost its map some size, but never what can be seen in it.
      guard let other = best else {
        best = candidate
        continue
      }
      if candidate.isLarger(than: other), !other.showsKernelsWell { best = candidate }
    }
    let dot = Placement(form: .reduced(max(image.rows, image.columns)), rows: 1, columns: 1)
    self =
      best
      ?? LayerGrid(placed: dot, filter: .none, rows: rows, columns: columns, count: count)
  }

  /// The largest form in which all maps fit; where none does, the smallest one that can be read,
  /// on pages.
  private init?(_ image: MapImage, filter: Filter, rows: Int, columns: Int, count: Int) {
    var smallest: LayerGrid?
    for form in LayerGrid.forms(image) {
      let placed = LayerGrid.placed(image, form)
      // Words over the maps give way by a column where all of them fit then.
      let wide = LayerGrid(
        placed: placed, filter: filter, rows: rows, columns: columns, count: count)
      let tight = LayerGrid(
        placed: placed, filter: filter, rows: rows, columns: columns, count: count,
        wordColumns: LayerGrid.wordColumns - 1)
      let grid = wide.isPaged && !tight.isPaged ? tight : wide
      guard grid.across > 0, grid.down > 0 else { continue }
      if grid.across * grid.down >= count {
        self = grid
        return
      }
      let isReadable = placed.columns >= 8 || placed.columns >= image.columns
      if isReadable { smallest = grid }
    }
    guard let smallest else { return nil }
    self = smallest
  }

  /// Columns of what is said over a map, where that is all that is said of it.
  private static let wordColumns = 12

  private init(
    placed: Placement, filter: Filter, rows: Int, columns: Int, count: Int,
    wordColumns: Int = LayerGrid.wordColumns
  ) {
    (map, self.filter, self.count) = (placed, filter, count)
    let size: Size
    switch filter {
    case .numbers:
      // Without the free rows between them its numbers take one row less.
      let isTight = rows / 9 * ((columns + 2) / (LayerGrid.beside + placed.columns + 2)) < count
      size = Size(
        rows: max(isTight ? 8 : 9, placed.rows), columns: LayerGrid.beside + placed.columns)
    case .strip(let width):
      size = Size(rows: placed.rows + 1 + 2, columns: max(placed.columns, width, 14))
    case .beside:
      size = Size(rows: max(4, placed.rows), columns: LayerGrid.beside + placed.columns)
    case .titled: size = Size(rows: placed.rows + 2, columns: max(placed.columns, 14))
    case .none: size = Size(rows: placed.rows + 1, columns: max(placed.columns, wordColumns))
    }
    block = size
    let across = min(count, (columns + 2) / (size.columns + 2))
    let down = rows / size.rows
    // Rows that are as full as each other, and all that there are on a large screen.
    let fewest = across > 0 ? min(down, (count + across - 1) / across) : 0
    let isRoomy = rows >= LayerGrid.roomy && across * down >= count
    let used = isRoomy ? max(fewest, min(down, LayerGrid.square(count, across, size))) : fewest
    let isWhole = used > 0 && across * used >= count
    self.down = used
    self.across = isWhole ? (count + used - 1) / used : across
    let spare = self.down > 1 ? (rows - self.down * size.rows) / (self.down - 1) : 0
    let spareColumns =
      self.across > 1
      // Where there is much room, the words of the last one have as much as those of the others.
      ? (columns - self.across * size.columns) / (isRoomy ? self.across : self.across - 1) : 0
    gap = Size(rows: min(2, spare), columns: min(isRoomy ? 24 : 12, max(2, spareColumns)))
  }

  /// Rows from which on maps stand in as many rows as columns, as far as their shape allows.
  private static let roomy = 28

  /// The rows in which blocks of a size fill an area that is about twice as wide as it is high.
  private static func square(_ count: Int, _ across: Int, _ size: Size) -> Int {
    let down = (1...count).first { down in
      let columns = (count + down - 1) / down * (size.columns + 2)
      return columns <= 3 * down * (size.rows + 1)
    }
    return down ?? 1
  }

  private var showsKernelsWell: Bool {
    switch filter {
    // A kernel that can be read is not given up for a larger map.
    case .numbers: !isPaged && size >= 1000
    case .strip: !isPaged && size >= 2000
    case .beside, .titled, .none: false
    }
  }

  /// Whether maps are larger, and as many of them are shown.
  func isLarger(than other: LayerGrid) -> Bool {
    size > other.size && across * down >= min(count, other.across * other.down)
      || !isPaged && other.isPaged
      // Of maps on pages more of them are worth more than their kernels.
      || isPaged && other.isPaged && size >= other.size
        && across * down > other.across * other.down
  }

  /// Pixels of a map along a side, times a thousand: to compare forms.
  private var size: Int {
    switch map.form {
    case .numbers: 8000
    case .scaled(let scale): scale * 1000
    case .reduced(let block), .strip(let block): 1000 / block
    case .viewport: 1
    }
  }

  private static func forms(_ image: MapImage) -> [Placement.Form] {
    if image.isStrip {
      let blocks = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 512, 1024]
      return blocks.filter { $0 <= 8 || image.columns / $0 >= 8 }.map { .strip($0) }
    }
    return [8, 6, 5, 4, 3, 2, 1].map { .scaled($0) }
      + (2...max(2, max(image.rows, image.columns) / 6)).map { .reduced($0) }
  }
  private static func placed(_ image: MapImage, _ form: Placement.Form) -> Placement {
    switch form {
    case .strip(let block):
      return .strip(
        image, rows: MapImage.stripRows, columns: (image.columns + block - 1) / block, scale: 1,
        block: block)
    case .scaled(let scale):
      return Placement(
        form: form, rows: (image.rows * scale + 1) / 2, columns: image.columns * scale)
    case .reduced(let block):
      return Placement(
        form: form, rows: ((image.rows + block - 1) / block + 1) / 2,
        columns: (image.columns + block - 1) / block)
    case .numbers, .viewport: return Placement(form: form, rows: image.rows, columns: image.columns)
    }
  }

  /// Columns that the text of a map may take.
  var textWidth: Int { block.columns + max(0, gap.columns - 2) }

  /// The number of maps that are seen at once.
  var sheet: Sheet { Sheet(across: across, down: down) }

  /// Rows that all maps of a page take.
  var height: Int { down * block.rows + max(0, down - 1) * gap.rows }

  /// The top left corner of the n-th map of a page.
  func corner(_ index: Int) -> (row: Int, column: Int) {
    (
      index / max(1, across) * (block.rows + gap.rows),
      index % max(1, across) * (block.columns + gap.columns)
    )
  }
}
