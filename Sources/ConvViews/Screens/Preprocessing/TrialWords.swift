import ConvCanvas
package import ConvNet
import ConvSession

/// A way to prepare pictures in words.
package struct TrialWords {
  private let trial: PreprocessingTrial

  package init(_ trial: PreprocessingTrial) { self.trial = trial }

  /// `imagenet`, `0 to 255`
  package var numbers: String {
    if trial.isMistake { return "axes mixed up" }
    return switch trial.normalization.preset {
    case .imagenet?: "ImageNet's"
    case .unit?: "0 to 1"
    case .bytes?: "0 to 255"
    case .symmetric?: "−1 to 1"
    case nil: "its own"
    }
  }
  package var colors: String {
    trial.isMistake ? "" : trial.normalization.colors.rawValue.uppercased()
  }
  package var fit: String { trial.isMistake ? "" : trial.normalization.fit.rawValue }
  /// `0.45 ± 0.21`
  package var reads: String {
    let texts = [trial.mean, trial.deviation].map { number in
      Numerals(decimals: number.magnitude < 10 ? 2 : number.magnitude < 100 ? 1 : 0).text(number)
    }
    return "\(texts[0]) ± \(texts[1])"
  }
  package var share: String { trial.share.map { Numerals.percent(Float($0)) } ?? "–" }
  package var distance: String { trial.distance.map { Numerals(decimals: 2).text($0) } ?? "–" }
  package func answer(_ network: Network) -> String { trial.answer.map(network.label) ?? "–" }
}
