import ConvNet
import Foundation

/// What a model file says about itself beside its graph, under keys of its own.
struct ModelMetadata {
  var labels: [String] = []
  var normalization = Normalization.none

  init(_ model: ONNXModel) {
    let entries = Dictionary(
      model.metadataProps.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    if let text = entries["convscope.labels"] {
      labels = (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
    }
    if let mean = ModelMetadata.numbers(entries["convscope.mean"]),
      let deviation = ModelMetadata.numbers(entries["convscope.deviation"]),
      mean.count == deviation.count, !deviation.contains(0)
    {
      normalization = Normalization(mean: mean, deviation: deviation)
    }
  }

  private static func numbers(_ text: String?) -> [Float]? {
    guard let numbers = text?.split(separator: ",").map({ Float($0) }), !numbers.contains(nil)
    else { return nil }
    return numbers.compactMap { $0 }
  }
}
