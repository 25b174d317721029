import ConvKernelsBase

extension ConvolutionPlan {
  /// Computes a band number by number, with no tap in the padding: for filters that are not finite.
  func computeInside(
    _ band: Band, filters: [Float], _ input: UnsafePointer<Float>,
    _ biases: UnsafePointer<Float>?, _ output: UnsafeMutablePointer<Float>,
    _ asking: inout Asking
  ) {
    for channel in 0..<channels.outputs {
      let map = band.group * channels.outputs + channel
      let slice = (map * grid.slices.output + band.slice) * grid.rows.output
      for row in band.row..<band.row + band.rows {
        for column in band.column..<band.column + band.columns {
          let place = (band.slice, row, column)
          output[(slice + row) * grid.columns.output + column] =
            (biases?[map] ?? 0) + sumInside(band.group, map, place, filters, input, &asking)
          guard asking.isWanted else { return }
        }
      }
    }
  }

  private func sumInside(
    _ group: Int, _ map: Int, _ place: (slice: Int, row: Int, column: Int), _ filters: [Float],
    _ input: UnsafePointer<Float>, _ asking: inout Asking
  ) -> Float {
    let (slices, rows, columns) = grid
    var (sum, tap) = (Float(0), map * taps)
    for channel in group * channels.inputs..<(group + 1) * channels.inputs {
      for sliceTap in 0..<slices.kernel {
        let slice = place.slice * slices.stride + sliceTap * slices.dilation - slices.padding
        for rowTap in 0..<rows.kernel {
          let row = place.row * rows.stride + rowTap * rows.dilation - rows.padding
          let line = ((channel * slices.input + slice) * rows.input + row) * columns.input
          for columnTap in 0..<columns.kernel {
            let column =
              place.column * columns.stride + columnTap * columns.dilation - columns.padding
            if 0..<slices.input ~= slice, 0..<rows.input ~= row, 0..<columns.input ~= column {
              sum += filters[tap] * input[line + column]
            }
            tap += 1
          }
          guard asking.goesOn(after: columns.kernel) else { return sum }
        }
      }
    }
    return sum
  }
}
