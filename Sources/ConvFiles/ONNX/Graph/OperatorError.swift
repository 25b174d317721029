import ConvNet

/// The reason why an operator can not be read as a layer. The reader of the graph adds the node.
enum OperatorError: Error {
  /// The graph is wrong: the file is refused with this reason.
  case refused(String)
  /// The graph may be right, but this is not computed here: the node is shown and marked.
  case unknown(String)
}

extension OperatorError {
  static func attribute(_ name: String, _ wanted: String) -> OperatorError {
    .refused("its attribute \(name) has to be \(wanted)")
  }
  static func layer(_ error: LayerError) -> OperatorError { .refused("\(error)") }
  static func shape(_ error: ShapeError) -> OperatorError { .refused("\(error)") }
}
