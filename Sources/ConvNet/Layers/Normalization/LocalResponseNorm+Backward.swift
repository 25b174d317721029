import Foundation

/// With s[c] = bias + alpha / size · Σ x²: `dx[c] = dy[c] · s[c]^−beta − 2 · alpha / size · beta · x[c] · Σ
/// over the j that have c around them of dy[j] · y[j] / s[j]`.
extension LocalResponseNorm: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) {
    let channels = work.shape.channels
    let cells = work.shape.count / channels
    try work.eachSample { (work) throws(Cancelled) in
      guard let target = work.inputGradients[0] else { return }
      let input = work.inputs[0]
      for cell in 0..<cells {
        if cell % 64 == 0 { try work.checkpoint(Double(cell) / Double(cells)) }
        let sums = (0..<channels).map { channel in
          neighbours(channel, of: channels).reduce(Double(bias)) {
            let x = Double(input[$1 * cells + cell])
            return $0 + Double(factor) * x * x
          }
        }
        for channel in 0..<channels {
          let place = channel * cells + cell
          var gradient = Double(work.gradient[place]) * pow(sums[channel], -Double(beta))
          for other in 0..<channels where neighbours(other, of: channels).contains(channel) {
            let there = other * cells + cell
            gradient -=
              2 * Double(factor) * Double(beta) * Double(input[place])
              * Double(work.gradient[there]) * Double(work.output[there]) / sums[other]
          }
          target[place] = Float(gradient)
        }
      }
    }
  }
}
