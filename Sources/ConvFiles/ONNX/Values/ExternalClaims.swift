/// The claims that the tensors of a model make on second files.
///
/// A few bytes of a file can be claimed by a million tensors, each of which would take memory of its
/// own. All together may claim each file twice: exporters write tied weights once and name them
/// twice, and that is as much as the file itself would cost.
struct ExternalClaims {
  private var bytes: [String: Int] = [:]
  private var names: [String: String] = [:]

  /// - Throws: ``ModelError/value(name:reason:)`` for a tensor whose sizes are not possible.
  init(_ graph: ONNXGraph) throws(ModelError) {
    for tensor in graph.initializer { try add(tensor, named: tensor.name) }
    for node in graph.node {
      for attribute in node.attribute where attribute.hasT {
        try add(attribute.t, named: node.output.first ?? attribute.t.name)
      }
    }
  }

  private mutating func add(_ tensor: ONNXTensor, named name: String) throws(ModelError) {
    guard tensor.dataLocation == 1,
      let location = tensor.externalData.first(where: { $0.key == "location" })?.value,
      !location.isEmpty
    else { return }
    let count = try TensorReader.sizes(tensor.dims, of: name).count
    // What is of a type that is not read is not read.
    guard let type = ElementType(rawValue: tensor.dataType) else { return }
    // Far below what overflows: a tensor has 2^30 numbers at most, and a message 2^31 bytes.
    bytes[location, default: 0] += type.byteCount(count)
    names[location] = name
  }

  /// - Throws: ``ModelError/value(name:reason:)`` where more is claimed than twice what is there.
  func check(in folder: ModelFolder) throws(ModelError) {
    // A file has many names: with dots, and by links.
    var claims: [String: Int] = [:]
    for (location, more) in bytes.sorted(by: { $0.key < $1.key }) {
      let name = names[location] ?? location
      do throws(FileError) {
        let file = try SiblingFile(location, in: folder)
        let size = try file.size()
        claims[file.path, default: 0] += more
        let claimed = claims[file.path, default: 0]
        guard claimed / 2 <= size else {
          throw .unsupported(
            "tensors claim \(claimed) bytes of \(location.shortened.quoted), which has \(size); "
              + "export the model again")
        }
      } catch { throw .value(name: name, reason: "\(error)") }
    }
  }
}
