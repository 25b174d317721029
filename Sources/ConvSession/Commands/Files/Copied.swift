import ConvNet

/// The numbers of a place, to be given away as text: rows of numbers with tabs between them.
public struct Copied: Hashable, Sendable {
  /// `edges[0]`
  public let place: Address
  /// The sizes of what is copied; none for a single number.
  public let sizes: [Int]
  /// Row-major.
  let numbers: ArraySlice<Float>

  public var count: Int { numbers.count }

  /// Rows of the last axis, an empty line after each map of several; a vector one number a line.
  /// Numbers are written with as many digits as it takes to read the same number again.
  public var text: String {
    let width = sizes.count > 1 ? sizes[sizes.count - 1] : 1
    let rows = sizes.count > 2 ? sizes[sizes.count - 2] : numbers.count / width
    var text = ""
    for (index, number) in numbers.enumerated() {
      if index > 0 {
        text += index % width != 0 ? "\t" : index / width % rows == 0 ? "\n\n" : "\n"
      }
      text += "\(number)"
    }
    return text + "\n"
  }

  /// `10×10 numbers of edges[0]`
  public var words: String {
    if count == 1 { return place.text }
    guard place.member == .term else {
      return "\(sizes.map(String.init).joined(separator: "×")) numbers of \(place.text)"
    }
    return count == 3
      ? "number, weight and product of \(place.text)"
      : "number of \(place.text) and what it adds"
  }
}

extension Scene {
  /// The numbers of a place that can be written with fewer indices than it has axes.
  /// - Throws: ``CommandError`` where there is no such place, or nothing of it is known yet.
  public func copied(_ place: Address) throws(CommandError) -> Copied {
    let layer = try place.layer(in: network)
    let shape: Shape
    let elements: [Float]
    switch place.member {
    case .weight, .bias, .runningMean, .runningVariance:
      let (_, parameter, _) = try place.parameter(in: network)
      shape = parameter.shape
      switch weights(layer) {
      case .value(let weights): elements = weights[parameter.name]?.elements ?? []
      case .hidden, .computing: throw .notYet(.about(session.subject, .weights(layer)))
      case .failed(let why): throw .failed(why)
      }
    case .channel, .term: return try copiedPart(place)
    case nil:
      shape = network.nodes[layer].shape
      try place.check(shape.sizes)
      elements = try self.elements(of: layer, place)
    }
    let rest = Array(shape.sizes.dropFirst(place.indices.count))
    let start = shape.offset(place.indices + rest.map { _ in 0 })
    return Copied(
      place: place, sizes: rest, numbers: elements[start..<start + rest.reduce(1, *)])
  }

  /// All of a layer's numbers, where those under the place are known.
  private func elements(of layer: Int, _ place: Address) throws(CommandError) -> [Float] {
    switch reading(layer) {
    case .value(let reading):
      let rest = reading.shape.sizes.dropFirst(place.indices.count)
      let start = reading.shape.offset(place.indices + rest.map { _ in 0 })
      guard reading.isKnown(start + rest.reduce(1, *) - 1) else { break }
      return reading.elements
    case .hidden: break
    case .computing: throw .notYet(.about(session.subject, .activation(layer)))
    case .failed(let why): throw .failed(why)
    }
    throw .unavailable("\(place.text) is not computed yet; r computes everything")
  }
}
