import ConvNet
import Foundation

/// A model file's data on itself beside its graph, under keys of its own; what makes no
/// sense is passed over. Labels are also found as others write them.
struct ModelMetadata: Equatable {
  /// The network's name; nil where it has none but the file's.
  var name: String?
  var labels: [String] = []
  var normalization = Normalization.none
  /// The layers' names by the values of the graph that are their outputs; the other values were
  /// only needed to write a layer down. Nil where the file does not say.
  var aliases: [String: String]?
  /// A few words for each of a layer's maps, by the layer's name.
  var mapNames: [String: [String]] = [:]

  /// The keys, in the order they are written.
  enum Key: String, CaseIterable {
    case name, labels, scale, mean, deviation, colors, layout, fit, aliases, maps

    var text: String { "convscope.\(rawValue)" }
  }
  /// The keys under which others write the names of classes.
  private static let foreignLabels = ["names", "labels", "classes", "class_names"]
  private static let longestName = 200
  /// The limit of channels that preprocessing can be given for.
  private static let mostChannels = 4096

  init() {}

  init(_ model: ONNXModel) {
    let entries = Dictionary(
      model.metadataProps.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    func text(_ key: Key) -> String? { entries[key.text] }
    if let text = text(.name), (1...ModelMetadata.longestName).contains(text.utf8.count) {
      name = text.escaped
    }
    if let text = text(.labels) {
      labels = LabelText.labels(text)
    } else {
      labels =
        ModelMetadata.foreignLabels.lazy.compactMap { entries[$0] }.map(LabelText.labels)
        .first { !$0.isEmpty } ?? []
    }
    normalization = ModelMetadata.normalization(text)
    aliases = text(.aliases).flatMap { LabelText.decoded([String: String].self, $0) }
    mapNames = text(.maps).flatMap { LabelText.decoded([String: [String]].self, $0) } ?? [:]
  }

  private static func normalization(_ text: (Key) -> String?) -> Normalization {
    let none = Normalization.none
    func list(_ key: Key) -> [Float] { text(key).flatMap(numbers) ?? [] }
    let scale = list(.scale).first ?? none.scale
    let deviation = list(.deviation)
    guard ([scale] + deviation).allSatisfy({ $0 != 0 }) else { return none }
    return Normalization(
      scale: scale, mean: list(.mean), deviation: deviation,
      colors: text(.colors).flatMap(Normalization.Colors.init) ?? none.colors,
      layout: text(.layout).flatMap(Normalization.Layout.init) ?? none.layout,
      fit: text(.fit).flatMap(Normalization.Fit.init) ?? none.fit)
  }

  /// Reads finite numbers; nil where one is not.
  private static func numbers(_ text: String) -> [Float]? {
    guard text.utf8.count <= 1 << 16 else { return nil }
    let numbers = text.split(separator: ",").map { part in Float(part.filter { $0 != " " }) }
    guard numbers.count <= mostChannels, numbers.allSatisfy({ $0?.isFinite == true }) else {
      return nil
    }
    return numbers.compactMap(\.self)
  }

  /// Writes what differs from what the model says already.
  func write(to model: inout ONNXModel) {
    let said = ModelMetadata(model)
    if name != said.name { model.set(.name, name) }
    if labels != said.labels { model.set(.labels, LabelText.encoded(labels)) }
    if normalization != said.normalization { write(normalization, to: &model) }
    if aliases != said.aliases { model.set(.aliases, aliases.map { LabelText.encoded($0) }) }
    if mapNames != said.mapNames { model.set(.maps, LabelText.encoded(mapNames)) }
  }

  private func write(_ normalization: Normalization, to model: inout ONNXModel) {
    func written(_ numbers: [Float]) -> String { numbers.map { "\($0)" }.joined(separator: ",") }
    model.set(.scale, written([normalization.scale]))
    model.set(.mean, written(normalization.mean))
    model.set(.deviation, written(normalization.deviation))
    model.set(.colors, normalization.colors.rawValue)
    model.set(.layout, normalization.layout.rawValue)
    model.set(.fit, normalization.fit.rawValue)
  }
}

extension ONNXModel {
  /// - Parameter value: nil takes the entry out.
  fileprivate mutating func set(_ key: ModelMetadata.Key, _ value: String?) {
    let place = metadataProps.firstIndex { $0.key == key.text }
    guard let value else {
      if let place { metadataProps.remove(at: place) }
      return
    }
    if let place {
      metadataProps[place].value = value
    } else {
      metadataProps.append(ONNXEntry(key.text, value))
    }
  }
}
