import ConvNet
import Testing

@Suite struct ExcitingInputsTests {
  private static func pictures(_ count: Int) -> [Tensor] {
    var generator = SeededGenerator(seed: 4)
    return (0..<count).map { _ in
      Tensor(
        Shape(1, 7, 7), (0..<49).map { _ in Float.random(in: -1...1, using: &generator) })
    }
  }
  private static func subject() throws -> Subject {
    let network = try NetworkLine.network(
      "input 1x7x7 > a: conv 3 3x3 > relu > p: maxpool 2 > b: conv 4 2x2 > flatten > c: dense 3")
    return Subject(network, Picture(name: "x", pixels: Tensor(Shape(1, 7, 7))))
  }
  private func found(_ subject: Subject, _ pictures: [Tensor]) throws -> ExcitingInputs {
    var found = ExcitingInputs(subject.network)
    let search = try ExcitingSearch(subject, .unchecked)
    for (index, picture) in pictures.enumerated() {
      try search.add(picture, label: index % 3, to: &found, .unchecked)
    }
    return found
  }

  @Test func `what excites a map is what a pass of each picture alone finds, a muted map nothing`()
    throws
  {
    var subject = try Self.subject()
    subject.edits = [Edit(layer: 1, .mute(map: 2))]
    let pictures = Self.pictures(25)
    let found = try found(subject, pictures)
    for (layer, node) in subject.network.nodes.enumerated().dropFirst() {
      for map in 0..<node.shape.channels {
        var numbers: [(picture: Int, cell: Int, value: Float)] = []
        for (index, picture) in pictures.enumerated() {
          var seen = subject
          seen.picture = Picture(name: "\(index)", pixels: picture)
          var fresh = Fresh()
          let output = Array(try fresh.answer(.activation(layer), of: seen).tensor.map(map))
          let cell = output.indices.max { (output[$0], $1) < (output[$1], $0) } ?? 0
          if output[cell] != 0 { numbers.append((index, cell, output[cell])) }
        }
        numbers.sort { ($1.value, $0.picture) < ($0.value, $1.picture) }
        let expected = numbers.prefix(ExcitingInputs.kept)
        let entries = found.entries(layer, map: map)
        #expect(entries.map(\.picture) == expected.map(\.picture), "\(node.alias)[\(map)]")
        #expect(entries.map(\.cell) == expected.map(\.cell))
        #expect(zip(entries, expected).allSatisfy { abs($0.value - $1.value) < 1e-5 })
      }
    }
    #expect(found.entries(2, map: 2).isEmpty)
  }

  @Test
  func `nothing outside of a field changes a number, which a conv has as large as its kernel`()
    throws
  {
    let subject = try Self.subject()
    let network = subject.network
    let picture = Self.pictures(1)[0]
    func output(_ pixels: Tensor, _ layer: Int) throws -> Tensor {
      var seen = subject
      seen.picture = Picture(name: "y", pixels: pixels)
      var fresh = Fresh()
      return try fresh.answer(.activation(layer), of: seen).tensor
    }
    var fresh = Fresh()
    let fields = try fresh.answer(FieldsProbe(layer: 1), of: subject)
    for cell in 0..<25 {
      let field = try #require(fields.field(cell: cell))
      #expect(field.rows == cell / 5...cell / 5 + 2 && field.columns == cell % 5...cell % 5 + 2)
    }
    for layer in [3, 4, 6] {
      let fields = try fresh.answer(FieldsProbe(layer: layer), of: subject)
      let before = try output(picture, layer)
      for pixel in 0..<49 {
        var pixels = picture.elements
        pixels[pixel] += 3
        let after = try output(Tensor(picture.shape, pixels), layer)
        let cells = before.shape.count / before.shape.channels
        for index in 0..<before.shape.count
        where before.elements[index] != after.elements[index] {
          let field = try #require(fields.field(cell: index % cells))
          #expect(field.rows.contains(pixel / 7) && field.columns.contains(pixel % 7))
        }
      }
    }
    #expect(network.nodes[6].alias == "c")
    #expect(try fresh.answer(FieldsProbe(layer: 6), of: subject).size == Pair(6, 6))
  }

  @Test func `nine pictures of one class are pure, and chance is less`() throws {
    let subject = try Self.subject()
    var found = ExcitingInputs(subject.network)
    let search = try ExcitingSearch(subject, .unchecked)
    for (index, picture) in Self.pictures(30).enumerated() {
      try search.add(picture, label: index < 15 ? 0 : 1, to: &found, .unchecked)
    }
    let chance = try #require(found.purityByChance)
    #expect(chance > 0.5 && chance < 0.8)
    let most = try #require(found.commonest(1, map: 0))
    let labels = found.entries(1, map: 0).compactMap { found.labels[$0.picture] }
    #expect(most.count == labels.count { $0 == most.label } && most.of == 9)
    #expect(most.count >= labels.count { $0 != most.label })
  }
}
