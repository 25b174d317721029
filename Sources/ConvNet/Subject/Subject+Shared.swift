extension Subject {
  /// The edits as they were said: one, also where several layers read what it changes.
  public var editCount: Int { edits.count { !$0.isEcho } }

  /// Changes a parameter, or the part of it under `indices`, wherever it is read.
  public mutating func edit(
    _ parameter: String, of layer: Int, _ indices: [Int], _ operation: WeightOperation
  ) {
    edits.append(Edit(layer: layer, .weights(parameter, indices: indices, operation)))
    for other in network.sharing(parameter, of: layer) {
      edits.append(
        Edit(
          layer: other.layer, .weights(other.parameter, indices: indices, operation),
          isEcho: true))
    }
  }

  /// Puts a parameter, or the part of it under `indices`, back as it was opened, wherever it is read.
  public mutating func restoreShared(_ parameter: String, of layer: Int, _ indices: [Int]) {
    restore(parameter, of: layer, indices)
    for other in network.sharing(parameter, of: layer) {
      restore(other.parameter, of: other.layer, indices)
    }
  }
}
