public import ConvNet

/// Makes any picture the input of a network: the middle of it, in the network's aspect, scaled to
/// its size, in its colours. The same picture gives the same numbers everywhere.
public enum Fitting {
  /// Fits a picture. `channels` is 3 for colour; otherwise each channel is the grey picture.
  public static func fit(
    _ raster: Raster, channels: Int, height: Int, width: Int, _ fit: Normalization.Fit = .crop
  ) -> FittedPicture {
    let notes = ["\(raster.width)×\(raster.height) picture"] + raster.notes
    return self.fit(raster, notes, channels: channels, height: height, width: width, fit)
  }

  /// Fits an array. One of exactly the wanted shape, or `[height, width]` for one channel, is taken
  /// as it is. Others are pictures where their numbers are 0…1 or 0…255.
  /// - Throws: ``FileError/doesNotFit(shape:wanted:reason:)``
  public static func fit(
    _ array: Tensor, channels: Int, height: Int, width: Int, _ fit: Normalization.Fit = .crop
  ) throws(FileError) -> FittedPicture {
    let wanted = Shape(channels, height, width)
    var sizes = array.shape.sizes
    while sizes.count > 3, sizes.first == 1 { sizes.removeFirst() }
    if sizes == wanted.sizes || channels == 1 && sizes == [height, width] {
      let note = "array of \(array.shape), taken as it is"
      return FittedPicture(pixels: array.reshaped(wanted), notes: [note], isExact: true)
    }
    func refusal(_ reason: String) -> FileError {
      .doesNotFit(shape: array.shape.sizes, wanted: wanted.sizes, reason: reason)
    }
    guard let lowest = array.elements.min(), let largest = array.elements.max(),
      array.elements.allSatisfy(\.isFinite), lowest >= 0, largest <= 255
    else {
      throw refusal("a picture has numbers in 0…1 or 0…255; save it so, or in exactly that shape")
    }
    let white: Float = largest <= 1 ? 1 : 255
    guard let picture = ArrayPicture(array, largest: white) else {
      throw refusal("a picture has height and width, and 1 or 3 channels; try another shape")
    }
    let notes = [
      "array of \(array.shape), taken for a \(picture.width)×\(picture.height) picture of "
        + (white == 1 ? "0…1" : "0…255")
    ]
    return self.fit(picture, notes, channels: channels, height: height, width: width, fit)
  }

  private static func fit(
    _ picture: some PixelRows, _ notes: [String], channels: Int, height: Int, width: Int,
    _ fit: Normalization.Fit
  ) -> FittedPicture {
    if fit == .letterbox, picture.width * height != width * picture.height {
      return letterboxed(picture, notes, channels: channels, height: height, width: width)
    }
    var notes = notes
    let rows: Range<Int>
    let columns: Range<Int>
    if fit == .stretch {
      (rows, columns) = (0..<picture.height, 0..<picture.width)
    } else if picture.width * height > width * picture.height {
      let kept = max(1, (picture.height * width + height / 2) / height)
      (rows, columns) = (0..<picture.height, middle(kept, of: picture.width))
    } else {
      let kept = max(1, (picture.width * height + width / 2) / width)
      (rows, columns) = (middle(kept, of: picture.height), 0..<picture.width)
    }
    if rows.count != picture.height || columns.count != picture.width {
      notes.append("middle \(columns.count)×\(rows.count) cropped")
    }
    if rows.count != height || columns.count != width {
      notes.append("\(fit == .stretch ? "stretched" : "scaled") to \(width)×\(height)")
    }
    let maps = (0..<picture.channels).map {
      scaled(picture, channel: $0, rows, columns, height: height, width: width)
    }
    if (channels == 3) != (picture.channels == 3) {
      notes.append(channels == 3 ? "grey to colour" : "colour to grey")
    }
    if channels != 1, channels != 3 { notes.append("the same in all \(channels) channels") }
    let pixels = coloured(maps, channels: channels)
    return FittedPicture(
      pixels: Tensor(Shape(channels, height, width), pixels), notes: notes)
  }

  /// The grey beside a letterboxed picture, 114 of 255 as detectors have it.
  private static let grey: Float = 114.0 / 255

  /// All of a picture in its own aspect, with grey on two sides.
  private static func letterboxed(
    _ picture: some PixelRows, _ notes: [String], channels: Int, height: Int, width: Int
  ) -> FittedPicture {
    let isWide = picture.width * height > width * picture.height
    let inside =
      isWide
      ? (rows: max(1, (picture.height * width + picture.width / 2) / picture.width), columns: width)
      : (
        rows: height,
        columns: max(1, (picture.width * height + picture.height / 2) / picture.height)
      )
    let fitted = fit(
      picture, notes, channels: channels, height: inside.rows, width: inside.columns, .stretch)
    let (top, left) = ((height - inside.rows) / 2, (width - inside.columns) / 2)
    let numbers = fitted.pixels.elements
    let pixels = Tensor(Shape(channels, height, width)) { result in
      for index in result.indices { result[index] = grey }
      for channel in 0..<channels {
        for row in 0..<inside.rows {
          for column in 0..<inside.columns {
            result[(channel * height + top + row) * width + left + column] =
              numbers[(channel * inside.rows + row) * inside.columns + column]
          }
        }
      }
    }
    return FittedPicture(
      pixels: pixels,
      notes: notes + ["scaled to \(inside.columns)×\(inside.rows), grey beside it"])
  }

  private static func middle(_ kept: Int, of size: Int) -> Range<Int> {
    let kept = min(kept, size)
    return (size - kept) / 2..<(size - kept) / 2 + kept
  }

  /// Scales one channel: every row in width first, then the rows.
  private static func scaled(
    _ picture: some PixelRows, channel: Int, _ rows: Range<Int>, _ columns: Range<Int>,
    height: Int, width: Int
  ) -> [Float] {
    let across = AxisScaling(from: columns.count, to: width)
    let down = AxisScaling(from: rows.count, to: height)
    var line = [Float](repeating: 0, count: columns.count)
    var narrow: [Float] = []
    narrow.reserveCapacity(rows.count * width)
    for row in rows {
      line.withUnsafeMutableBufferPointer {
        picture.read(row: row, columns: columns, channel: channel, into: $0)
      }
      for (first, weights) in across.cells {
        var sum: Float = 0
        for (index, weight) in weights.enumerated() { sum += weight * line[first + index] }
        narrow.append(sum)
      }
    }
    var scaled = [Float](repeating: 0, count: height * width)
    for (row, cell) in down.cells.enumerated() {
      for (index, weight) in cell.weights.enumerated() {
        let start = (cell.first + index) * width
        for column in 0..<width { scaled[row * width + column] += weight * narrow[start + column] }
      }
    }
    // Weights add up to 1 but for rounding, which must not make white whiter.
    return scaled.map { min(1, $0) }
  }

  /// Converts to grey by the luma of ITU-R BT.601, as PIL's `convert("L")`.
  private static func coloured(_ maps: [[Float]], channels: Int) -> [Float] {
    if channels == 3 { return maps.count == 3 ? maps.flatMap { $0 } : maps[0] + maps[0] + maps[0] }
    let grey =
      maps.count == 1
      ? maps[0]
      : maps[0].indices.map {
        0.299 * maps[0][$0] + 0.587 * maps[1][$0] + 0.114 * maps[2][$0]
      }
    return (0..<channels).flatMap { _ in grey }
  }
}
