import ConvKernelsBase

/// A convolution of maps in which every channel has one filter of its own: see Base/Depthwise.
final class Depthwise: Sendable {
  private let plan: ConvolutionPlan
  private let kernels: Kernels
  private let filters: [Float]
  private let rows: PanelAxis
  private let columns: PanelAxis
  private let pitch: Int
  private let plane: Int
  /// Where each tap reads.
  private let offsets: [Int]

  /// Larger planes, in which nobody could ask whether it goes on, are left to the tiles.
  private static let largest = 1 << 18

  /// Nil where it is no such convolution, or one that is better done in bands.
  init?(_ plan: ConvolutionPlan, _ kernels: Kernels, filters: UnsafePointer<Float>) {
    let (slices, down, across) = plan.grid
    guard plan.channels.inputs == 1, plan.channels.outputs == 1, slices.output == 1,
      slices.input == 1, slices.kernel == 1, slices.padding == 0, plan.taps <= 64
    else { return nil }
    rows = PanelAxis(down, outputs: down.output)
    columns = PanelAxis(across, outputs: across.output)
    pitch = columns.length - columns.sharedZeros
    plane = (rows.length - 1) * pitch + columns.length
    let step = columns.starts.count * plane
    guard rows.starts.count * step <= Self.largest else { return nil }
    var offsets: [Int] = []
    for row in rows.taps {
      for column in columns.taps {
        offsets.append(row.copy * step + row.shift * pitch + column.copy * plane + column.shift)
      }
    }
    (self.plan, self.kernels, self.offsets) = (plan, kernels, offsets)
    self.filters = Array(
      UnsafeBufferPointer(start: filters, count: plan.channels.groups * plan.taps))
  }

  /// Channels that are computed together.
  private var together: Int { max(1, (1 << 18) / (plane + plan.taps * plan.cells)) }
  var pieces: Int { (plan.channels.groups + together - 1) / together }
  var scratchCount: Int {
    rows.starts.count * columns.starts.count * plane + ConvolutionPlan.slack
  }

  func compute(
    _ piece: Int, input: UnsafePointer<Float>, biases: UnsafePointer<Float>?,
    scratch: UnsafeMutablePointer<Float>, output: ConvolutionOutput
  ) {
    let (down, across) = (plan.grid.rows, plan.grid.columns)
    scratch.update(repeating: 0, count: scratchCount)
    let end = min(plan.channels.groups, (piece + 1) * together)
    var first = piece * together
    for channel in first..<end {
      fill(scratch, input + channel * down.input * across.input)
      filters.withUnsafeBufferPointer { filters in
        kernels.convolveMap(
          plan.taps, scratch, pitch, offsets, filters.baseAddress! + channel * plan.taps,
          biases?[channel] ?? 0, output.start + channel * plan.cells, down.output, across.output,
          (end - channel) * plan.cells)
      }
      if (channel + 1 - first) * plan.cells >= 2048 || channel + 1 == end {
        output.written(first * plan.cells, (channel + 1 - first) * plan.cells)
        first = channel + 1
      }
    }
  }

  /// Lays a map out. The zeros around it, where it is copied as it is, stand there from before.
  private func fill(
    _ planes: UnsafeMutablePointer<Float>, _ map: UnsafePointer<Float>
  ) {
    let (down, across) = (plan.grid.rows, plan.grid.columns)
    if down.stride == 1, across.stride == 1, rows.starts.count == 1, columns.starts.count == 1 {
      let lines = min(down.input, rows.length - down.padding)
      let count = min(across.input, columns.length - across.padding)
      guard lines > 0, count > 0 else { return }
      return kernels.copyRows(
        lines, map, across.input, planes + (down.padding * pitch + across.padding), pitch, count)
    }
    var plane = planes
    for row in rows.starts.indices {
      for column in columns.starts.indices {
        kernels.fillPlane(map, rows.span(row, from: 0), columns.span(column, from: 0), pitch, plane)
        plane += self.plane
      }
    }
  }
}
