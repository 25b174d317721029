/// `goto PLACE`: to a place by its name.
struct Goto: SessionCommand {
  static let row = CommandRow(
    "goto PLACE", "to a layer, map, cell, channel or product", .walk, completing: .place,
    whileAsked: .anything,
    examples: [
      .init("goto edges", "the layer, with all its maps"),
      .init("goto edges[0]", "its first map"),
      .init("goto edges[0,2,5]", "the number in row 2 and column 5 of that map"),
      .init("goto edges.term[0,2,5,4]", "the fifth product of that number"),
    ])
  let place: Address

  init(_ place: Address) { self.place = place }
  init(_ words: inout CommandWords) throws(CommandError) { place = try words.place() }
  var text: String { "goto \(place.text)" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    session.place = try place.place(in: session.network)
  }
}

extension CommandWords {
  mutating func place() throws(CommandError) -> Address {
    try Address(parsing: word("a place"))
  }
  mutating func optionalPlace() throws(CommandError) -> Address? {
    isEmpty ? nil : try place()
  }
}
