import ConvKernelsBase

/// The gradient of a convolution's filters for several samples: for each number of a filter the sum
/// over all places of what it was multiplied with, times the gradient of what it went into,
/// `gradients[o, i, k, l] += Σ over n, r, c of input[n, i, r·s + k·d − p, …] · gradient[n, o, r, c]`.
///
/// What a tap reads lies in the panel of the convolution (``ConvolutionPlan``), so the sum is one over
/// a run of neighbouring numbers; between the rows the gradient has zeros. As many samples as stay in
/// the second cache are laid out before they are added up, band by band.
public struct ConvolutionGradient: Sendable {
  private let plan: ConvolutionPlan
  private let kernels: Kernels
  private let gradientKernels: GradientKernels
  /// Samples that are laid out at a time.
  private let together: Int

  /// - Parameters: as those of a ``Convolution``.
  public init(
    groups: Int, inputs: Int, outputs: Int, _ axes: [WindowAxis],
    on set: InstructionSet = .current
  ) {
    (kernels, gradientKernels) = (set.kernels, set.gradientKernels)
    var asking = Asking { true }
    plan = ConvolutionPlan(
      (groups: groups, inputs: inputs, outputs: outputs), axes.grid,
      tallestTile: set.kernels.tallestTile, &asking)
    let sample = plan.panelCount + outputs * Self.planeCount(plan)
    together = max(1, min(8, Self.cached / sample))
  }
  private static let cached = 1 << 17

  /// The room of one channel's gradients in a band, with zeros to whole vectors.
  private static func planeCount(_ plan: ConvolutionPlan) -> Int {
    plan.band.rows * plan.pitch + ConvolutionPlan.slack
  }

  /// The size of the scratch memory that one caller needs.
  public var scratchCount: Int {
    together * (plan.panelCount + plan.channels.outputs * Self.planeCount(plan))
  }

  /// Adds the gradients of some samples.
  ///
  /// - Parameters:
  ///   - input: `[samples, groups · inputs, …]`
  ///   - gradient: that of the output, `[samples, groups · outputs, …]`
  ///   - sums: `[groups · outputs, inputs, kernel …]`
  ///   - goesOn: asked about once a millisecond; where it says no, it is left half done.
  public func add(
    samples: Int, input: UnsafePointer<Float>, gradient: UnsafePointer<Float>,
    scratch: UnsafeMutablePointer<Float>, to sums: UnsafeMutablePointer<Float>,
    goesOn: @escaping () -> Bool = { true }
  ) {
    var asking = Asking(goesOn)
    let (channels, grid) = (plan.channels, plan.grid)
    let inputSample =
      channels.groups * channels.inputs * grid.slices.input * grid.rows.input
      * grid.columns.input
    let outputSample =
      channels.groups * channels.outputs * grid.slices.output * grid.rows.output
      * grid.columns.output
    for first in stride(from: 0, to: samples, by: together) {
      let count = min(together, samples - first)
      for index in 0..<plan.bandCount {
        let band = plan.band(index)
        let planes = scratch + count * plan.panelCount
        for sample in 0..<count {
          plan.fill(
            scratch + sample * plan.panelCount, band, from: input + (first + sample) * inputSample,
            kernels, &asking)
          lay(band, gradient + (first + sample) * outputSample, planes, sample)
        }
        add(band, count, scratch, planes, sums, &asking)
        guard asking.isWanted else { return }
      }
    }
  }

  /// The gradients of a band as its sums are laid out, with zeros between rows and behind the last.
  private func lay(
    _ band: ConvolutionPlan.Band, _ gradient: UnsafePointer<Float>,
    _ planes: UnsafeMutablePointer<Float>, _ sample: Int
  ) {
    let (outputs, grid, room) = (plan.channels.outputs, plan.grid, Self.planeCount(plan))
    let map = grid.slices.output * grid.rows.output * grid.columns.output
    let start =
      band.group * outputs * map
      + (band.slice * grid.rows.output + band.row) * grid.columns.output + band.column
    for channel in 0..<outputs {
      let target = planes + (sample * outputs + channel) * room
      target.update(repeating: 0, count: room)
      kernels.copyRows(
        band.rows, gradient + start + channel * map, grid.columns.output, target, plan.pitch,
        band.columns)
    }
  }

  private func add(
    _ band: ConvolutionPlan.Band, _ samples: Int, _ panels: UnsafePointer<Float>,
    _ planes: UnsafePointer<Float>, _ sums: UnsafeMutablePointer<Float>, _ asking: inout Asking
  ) {
    let (outputs, taps, room) = (plan.channels.outputs, plan.taps, Self.planeCount(plan))
    let count = (band.rows - 1) * plan.pitch + band.columns
    plan.offsets.withUnsafeBufferPointer { offsets in
      for row in stride(from: 0, to: outputs, by: 4) {
        let rows = min(4, outputs - row)
        gradientKernels.correlate(
          samples, rows, taps, count, planes + row * room, outputs * room, room, panels,
          plan.panelCount, offsets.baseAddress!,
          sums + (band.group * outputs + row) * taps)
        guard asking.goesOn(after: samples * rows * taps * count) else { return }
      }
    }
  }
}

/// The filters with which a gradient goes back through a convolution of stride 1: for each input
/// channel what every output channel multiplied it with, the last number of a kernel first.
///
/// - Parameter filters: `[groups · outputs, inputs, taps]`
/// - Returns: `[groups · inputs, outputs, taps]`
public func turnedFilters(
  groups: Int, inputs: Int, outputs: Int, taps: Int, _ filters: UnsafePointer<Float>
) -> [Float] {
  let all = groups * inputs * outputs * taps
  return [Float](unsafeUninitializedCapacity: all) { turned, count in
    for group in 0..<groups {
      for output in 0..<outputs {
        for input in 0..<inputs {
          let source = filters + ((group * outputs + output) * inputs + input) * taps
          let target = ((group * inputs + input) * outputs + output) * taps
          for tap in 0..<taps { turned[target + tap] = source[taps - 1 - tap] }
        }
      }
    }
    count = all
  }
}
