package import ConvNet

/// Which of some shipped pictures makes the largest number of a map, or of a layer, largest.
public struct ExcitesQuestion: Hashable, Sendable {
  /// A layer, a map or one number.
  public let place: Address
  /// The names of the pictures, in the order in which they are chosen from.
  public let pictures: [String]
  /// The largest number there, for each picture.
  let measures: [Measure]

  /// - Throws: ``GoalError`` where a name is none of a shipped picture.
  init(_ place: Address, between pictures: [String]) throws(GoalError) {
    (self.place, self.pictures) = (place, pictures)
    var measures: [Measure] = []
    for picture in pictures {
      measures.append(try Measure(parsing: "max(\(place.text) on \(picture))"))
    }
    self.measures = measures
  }

  /// What has to be known before it can be answered.
  func needs(in session: Session, _ results: Results) -> [Need] {
    measures.flatMap { $0.needs(in: session, results) }
  }
  /// The largest number for each picture; nil where one is not known.
  public func numbers(in scene: Scene) -> [Double]? {
    let numbers = measures.compactMap { $0.number(in: scene) }
    return numbers.count == measures.count ? numbers : nil
  }
  /// The index of the picture that excites it most; nil where that is not known, or two do alike.
  func right(in scene: Scene) -> Int? {
    guard let numbers = numbers(in: scene), let largest = numbers.max(),
      numbers.count(where: { $0 == largest }) == 1
    else { return nil }
    return numbers.firstIndex(of: largest)
  }

  /// Checks that a network has what it names.
  /// - Throws: ``GoalError`` at the first name that it has not.
  package func check(in network: Network) throws(GoalError) {
    for measure in measures { try measure.check(in: network) }
  }
}
