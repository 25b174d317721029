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

/// Steps of a loop that take about a millisecond.
@inline(__always)
var stepsBetweenQuestions: Int { 1 << 20 }
