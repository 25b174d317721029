import ConvNet
import ConvSession

/// What a term reads and what it is, in words: the notation of a place stands where there are none.
extension TermSheet {
  /// `pixel (2, 0)`, `relu1 (3, 4)`, and where no heading says it `relu1 map 2 (0, 0)`; of maps of
  /// one number each `best 2`.
  func readWords(_ index: Int) -> String {
    guard case .product(.input(let slot), let read, _) = explanation.term(index),
      !isPadding(index), read.count >= 3
    else { return readName(index) }
    let source = position.network.nodes[position.node.inputs[slot]]
    guard source.isInput || source.ladder.has(.map) else { return readName(index) }
    if source.shape.cells == 1 { return "\(source.alias) \(read[0])" }
    let isPicture = source.isInput && position.network.normalization.isNone
    let name = isPicture && source.shape.channels == 1 ? "pixel" : source.alias
    return "\(name) \(namesMaps ? "map \(read[0]) " : "")\(TermSheet.spot(read.dropFirst()))"
  }

  /// `weight (1, 2)`: its row and column in the kernel at hand; of a unit `weight 2`, that for its
  /// third input.
  func weightWords(_ index: Int) -> String {
    guard index < count, let weight = step.weight, case .parameter(let name) = weight.source
    else { return weightName(index) }
    let place = weight[index]
    if LayerView.of(position.node).hasUnitWeights, place.count == 2 { return "\(name) \(place[1])" }
    guard place.count >= 4, !namesMaps else { return weightName(index) }
    return "\(name) \(TermSheet.spot(place.dropFirst(2)))"
  }

  /// `cell (2, 1)` of a map, `unit 2` of a layer without maps, else its notation.
  var resultWords: String {
    if position.node.shape.rank == 1 { return unitWords }
    return position.ladder.has(.map) && position.node.shape.rank > 2 ? position.numberWords : name
  }
  /// `T`, the class that a unit answers for, else `unit 1`.
  var unitWords: String { view.unitTitle(position.place.layer, position.element.first ?? 0) }

  /// Whether the terms are of several maps with no heading over each.
  private var namesMaps: Bool {
    guard let read = step.read.first, read.axes.count >= 3 else { return false }
    return read.axes[0].count > 1 && TermTable.termsPerGroup(self) == nil
  }

  private static func spot(_ place: ArraySlice<Int>) -> String {
    "(\(place.map(String.init).joined(separator: ", ")))"
  }
}
