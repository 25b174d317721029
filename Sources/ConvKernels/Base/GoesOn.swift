/// Counts the steps of a long loop, and asks now and then whether it goes on; where it does not, the
/// loop ends and leaves its output half written.
///
/// - Parameters:
///   - left: steps until it is asked again.
///   - steps: those since the last call.
@inline(__always)
func goesOn(_ left: inout Int, after steps: Int, _ ask: () -> Bool) -> Bool {
  left -= steps
  if left > 0 { return true }
  left = stepsBetweenQuestions
  return ask()
}

/// The steps of one row of an output, which is where it is asked; nil where they are so many that it
/// has to be asked within the row.
@inline(__always)
func stepsOfRow(_ grid: Grid, channels: Int = 1) -> Int? {
  let window = Double(grid.slices.kernel) * Double(grid.rows.kernel) * Double(grid.columns.kernel)
  let steps = window * Double(channels) * Double(grid.columns.output)
  return steps <= Double(stepsBetweenQuestions) ? Int(steps) : nil
}

/// Steps of a loop that take about a millisecond.
@inline(__always)
var stepsBetweenQuestions: Int { 1 << 20 }
