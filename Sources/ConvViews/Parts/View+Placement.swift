import ConvCanvas
import ConvNet
import ConvSession

extension View {
  /// How a map fits: as numbers where they are wanted and fit, scaled by a whole number, or
  /// reduced by blocks.
  /// - Parameters:
  ///   - scale: columns for a pixel at most; 2 is a square of one row. Nil for as large as it fits.
  ///   - block: numbers along each side that one pixel stands for at least.
  func placement(
    _ image: MapImage, _ rows: Int, _ columns: Int, numbers: Bool, scale: Int? = nil, block: Int = 1
  ) -> Placement {
    let pixels = Magnification.choices(size, numbers: false)
    if numbers {
      let choices = Magnification.choices(size, numbers: true)
      let placed = choices.lazy.map { placement(image, at: $0, numbers: true) }
        .first { $0.rows <= rows && $0.columns <= columns }
      if let placed { return placed }
    }
    let most = scale ?? pixels[0].scale
    if image.isStrip {
      return .strip(image, rows: rows, columns: columns, scale: min(most, 4), block: block)
    }
    let scaled = pixels.lazy.filter { $0.scale <= most }
      .map { placement(image, at: $0, numbers: false) }
      .first { $0.rows <= rows && $0.columns <= columns }
    if let scaled { return scaled }
    var block = block
    func fits(_ block: Int) -> Bool {
      (image.columns + block - 1) / block <= columns
        && ((image.rows + block - 1) / block + 1) / 2 <= rows
    }
    if !fits(1), interaction.isNativeSize, rows > 0, columns > 0 {
      return viewport(image, rows, columns)
    }
    while !fits(block), block < max(image.rows, image.columns) { block += 1 }
    let (tall, wide) = (
      (image.rows + block - 1) / block, (image.columns + block - 1) / block
    )
    return Placement(
      form: block == 1 ? .scaled(1) : .reduced(block), rows: (tall + 1) / 2, columns: wide)
  }

  /// A map as large as it fits, in numbers where these are few and have room without making it
  /// smaller.
  func roomyPlacement(_ image: MapImage, _ rows: Int, _ columns: Int) -> Placement {
    let pixels = placement(image, rows, columns, numbers: false)
    guard interaction.showsNumbers != false, Magnification.isRoomy(size), !image.isStrip,
      max(image.rows, image.columns) <= View.mostNumbers, case .scaled(let scale) = pixels.form
    else { return pixels }
    let numbers = placement(image, at: Magnification(max(1, scale / 2)), numbers: true)
    // Whole numbers would fit where those beside them do not.
    guard image.columns * View.longNumber <= columns else { return pixels }
    return numbers.rows <= rows && numbers.columns <= columns ? numbers : pixels
  }

  /// Maps of more numbers along a side are pictures, where nobody asks for numbers.
  static let mostNumbers = 12
  /// Columns of a number with decimals.
  private static let longNumber = 6

  /// A map of one magnification, whatever room there is.
  func placement(
    _ image: MapImage, at magnification: Magnification, numbers: Bool
  ) -> Placement {
    guard numbers else {
      return Placement(
        form: .scaled(magnification.scale), rows: image.rows * magnification.factor,
        columns: image.columns * magnification.scale)
    }
    let cell = magnification.cell(least: numberWidth(image))
    return Placement(
      form: .numbers(cell), rows: image.rows * cell.rows, columns: image.columns * cell.columns)
  }

  /// The part of a map around what is current or marked.
  private func viewport(_ image: MapImage, _ rows: Int, _ columns: Int) -> Placement {
    let (tall, wide) = (min(image.rows, rows * 2), min(image.columns, columns))
    let row = image.current?.row ?? (image.marked?.range(image.gridAxis)?.lowerBound ?? 0)
    let column = image.current?.column ?? (image.marked?.range(image.gridAxis + 1)?.lowerBound ?? 0)
    return Placement(
      form: .viewport(
        row: min(max(0, row - tall / 2), image.rows - tall),
        column: min(max(0, column - wide / 2), image.columns - wide)),
      rows: (tall + 1) / 2, columns: wide)
  }

  /// Columns that the numbers of a map take, a space before each.
  private func numberWidth(_ image: MapImage) -> Int {
    image.numerals.decimals == 0 ? 3 : View.longNumber
  }
}
