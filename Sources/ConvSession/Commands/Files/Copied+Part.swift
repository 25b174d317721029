import ConvNet

extension Scene {
  /// A term of a number's sum, what is read, its weight and the product in one row; or what a
  /// channel adds to it.
  /// - Throws: ``CommandError`` where there is no such place, or it is not computed yet.
  func copiedPart(_ part: Address) throws(CommandError) -> Copied {
    let place = try part.place(in: network)
    let position = Position(network, place)
    let terms =
      part.member == .term
      ? place.term..<place.term + 1 : position.terms(ofChannel: position.channel)
    let extent = extent(of: place.layer)
    guard
      place.element < extent.elements
        || place.element == extent.elements && terms.upperBound <= extent.terms
    else { throw .unavailable("\(part.text) is not computed yet; r computes everything") }
    for input in position.node.inputs where reading(input).value == nil {
      throw .notYet(.about(session.subject, .activation(input)))
    }
    if !position.node.parameters.isEmpty, weights(place.layer).value == nil {
      throw .notYet(.about(session.subject, .weights(place.layer)))
    }
    let numbers = numbers(of: place.layer)
    let explanation = position.explanation
    // A place in the padding is no number, and adds none.
    let values = terms.map { explanation.termValue($0, numbers) ?? 0 }
    guard part.member == .term, case .product(let source, let read, let weight) = term(place)
    else {
      return Copied(place: part, sizes: [], numbers: [Float(values.reduce(0, +))])
    }
    var row = [numbers(source, read) ?? 0]
    if let weight, let region = explanation.walkedStep.weight {
      row.append(numbers(region.source, weight) ?? 0)
    }
    return Copied(
      place: part, sizes: [1, row.count + 1], numbers: row[...] + values.map { Float($0) })
  }

  private func term(_ place: Place) -> Term {
    Position(network, place).explanation.term(place.term)
  }
}
