public import ConvNet

/// Model files, opened as networks.
public enum ModelFile {
  /// - Throws: ``ModelError`` that names the file, the node and the reason.
  public static func open(_ path: String, _ options: ImportOptions) throws(ModelError) -> Network {
    throw ModelError("\(path): model files are not read yet")
  }
}

/// What a model file is opened with, where that is not what it says itself.
public struct ImportOptions: Hashable, Sendable {
  /// Of one sample.
  public var inputShape: Shape?
  /// Further inputs by their names.
  public var inputs: [String: Tensor]

  public init(inputShape: Shape? = nil, inputs: [String: Tensor] = [:]) {
    (self.inputShape, self.inputs) = (inputShape, inputs)
  }
  public static func == (first: ImportOptions, second: ImportOptions) -> Bool {
    first.inputShape == second.inputShape && first.inputs == second.inputs
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(inputShape)
    hasher.combine(inputs.keys.sorted())
  }
}

/// Why a model file is no network here.
public struct ModelError: Error, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
