import ConvCanvas
import Foundation

/// What was timed: in milliseconds, and of a pass as a share of what the processor could do.
struct BenchReport: Encodable {
  /// The median time of one layer.
  struct Layer: Encodable {
    var name: String
    var kind: String
    var shape: String
    var milliseconds: Double
    var multiplyAdds: Int

    enum CodingKeys: String, CodingKey {
      case name, kind, shape
      case milliseconds = "median_ms"
      case multiplyAdds = "multiply_adds"
    }
  }
  private let model: String
  private let what: String
  private let runs: Int
  private let median: Double
  private let least: Double
  private let most: Double
  private var threads: Int?
  private var multiplyAdds: Int?
  /// Multiply-adds in a second, of one thread that does nothing else.
  private var peak: Double?
  private var share: Double?
  private var layers: [Layer]?

  enum CodingKeys: String, CodingKey {
    case model, what, runs, threads, layers
    case median = "median_ms"
    case least = "min_ms"
    case most = "max_ms"
    case multiplyAdds = "multiply_adds"
    case peak = "peak_multiply_adds_per_second"
    case share = "share_of_peak"
  }

  init(_ model: String, _ what: String, _ times: [Double]) {
    let sorted = times.sorted()
    (self.model, self.what, runs) = (model, what, times.count)
    (median, least, most) = (sorted[sorted.count / 2], sorted[0], sorted[sorted.count - 1])
  }
  init(
    _ model: String, _ what: String, _ times: [Double], _ bench: PassBench, layers: [Layer]?
  ) {
    self.init(model, what, times)
    let peak = bench.peak
    (threads, multiplyAdds, self.layers) = (bench.threads, bench.multiplyAdds, layers)
    self.peak = peak
    share = Double(bench.multiplyAdds) / (median / 1000) / (peak * Double(bench.threads))
  }

  var text: String {
    var text =
      "\(PlainText.line(model)): \(what), median of \(runs): \(median.briefly) ms"
      + " (from \(least.briefly) to \(most.briefly))\n"
    if let multiplyAdds, let share, let threads, let peak {
      text +=
        "\(multiplyAdds) multiply-adds on \(threads) thread\(threads == 1 ? "" : "s"):"
        + " \(Int((share * 100).rounded())) % of what tiles alone reach"
        + " (\(Int((peak / 1e9).rounded())) thousand million a second each)\n"
    }
    return text + (layers.map(table) ?? "")
  }

  private func table(_ layers: [Layer]) -> String {
    let rows = layers.map {
      [
        $0.name, $0.kind, $0.shape, $0.milliseconds.briefly,
        $0.multiplyAdds == 0 ? "" : (Double($0.multiplyAdds) / $0.milliseconds / 1e6).briefly,
      ]
    }
    let header = ["layer", "kind", "output", "ms", "multiply-adds/ns"]
    return "\n" + TextTable([header] + rows, rightAligned: [3, 4]).text
  }
}

extension Double {
  /// To three digits; more would be noise.
  var briefly: String {
    let decimals = [0.01, 0.1, 1, 10, 100].count { self < $0 }
    return String(format: "%.\(decimals)f", self)
  }
}
