import ConvNet
import Testing

struct SubjectTests {
  private func subject() throws -> Subject {
    let network = try NetworkLine.network("input 1x5x5 > a: conv 2 3x3 > relu > b: conv 2 2x2")
    return Subject(network, Picture(name: "x", pixels: Tensor(network.input.shape, repeating: 1)))
  }
  private func set(_ layer: Int, _ indices: [Int] = [], _ operation: WeightOperation) -> Edit {
    Edit(layer: layer, .weights("weight", indices: indices, operation))
  }
  private func activation(_ subject: Subject, _ layer: Int) -> Tensor? {
    var fresh = Fresh()
    return try? fresh.answer(.activation(layer), of: subject).tensor
  }

  @Test func `what reaches a layer is what lies upstream of it`() throws {
    var edited = try subject()
    let opened = edited
    edited.edits = [set(3, [], .negate)]
    #expect(edited.reaching(2) == opened)
    #expect(edited.reaching(3) != opened)
    edited.edits.append(set(1, [], .negate))
    #expect(edited.reaching(2).edits == [set(1, [], .negate)])
    #expect(WeightsProbe(layer: 3).part(of: edited).picture == .none)
    #expect(WeightsProbe(layer: 3).part(of: edited).edits == [set(3, [], .negate)])
  }

  @Test func `a muted map puts out zeros, a muted layer nothing else`() throws {
    var muted = try subject()
    muted.edits = [Edit(layer: 1, .mute(map: 1))]
    let maps = try #require(activation(muted, 1))
    #expect(maps.map(1).allSatisfy { $0 == 0 })
    #expect(maps.map(0) == activation(try subject(), 1)?.map(0))
    muted.edits = [Edit(layer: 1, .mute(map: nil))]
    #expect(activation(muted, 1)?.elements.allSatisfy { $0 == 0 } == true)
  }

  @Test func `what each channel adds makes, with the bias, the map`() throws {
    var subject = try subject()
    subject.edits = [set(3, [1], .scale(3))]
    let output = try #require(activation(subject, 3))
    var fresh = Fresh()
    let sums = try fresh.answer(ContributionsProbe(layer: 3, map: 1), of: subject)
    let bias = subject.weights(3)["bias"]?[1] ?? 0
    for cell in 0..<output.shape.cells {
      let sum = (0..<2).reduce(bias) { $0 + sums.tensor.elements[$1 * output.shape.cells + cell] }
      #expect(abs(sum - Array(output.map(1))[cell]) < 1e-5)
    }
  }

  @Test func `restoring takes edits out where they stand alone, and undoes them where not`() throws
  {
    var subject = try subject()
    subject.edits = [set(1, [0, 0, 1, 1], .number(5)), set(1, [1], .negate)]
    subject.restore("weight", of: 1, [0])
    #expect(subject.edits == [set(1, [1], .negate)])
    subject.edits.append(set(1, [], .rotate))
    subject.restore("weight", of: 1, [1])
    #expect(subject.edits.last == set(1, [1], .original))
    let (weights, opened) = (
      subject.weights(1)["weight"], subject.network.weights[1]["weight"]
    )
    #expect(weights?.map(1) == opened?.map(1))
    #expect(weights?.map(0) != opened?.map(0))
    subject.restore("weight", of: 1, [])
    #expect(subject.edits.isEmpty)
  }

  @Test func `restoring one number of a turned kernel leaves the others turned`() throws {
    var subject = try subject()
    subject.edits = [set(1, [0, 0, 0, 0], .number(5)), set(1, [0, 0], .rotate)]
    subject.restore("weight", of: 1, [0, 0, 0, 0])
    let weights = subject.weights(1)["weight"]
    #expect(weights?[0, 0, 0, 2] == 5)
    #expect(weights?[0, 0, 0, 0] == subject.network.weights[1]["weight"]?[0, 0, 0, 0])
  }

  @Test func `pictures are equal by name and content`() {
    let pixels = Tensor(Shape(1, 1, 2), [0, 1])
    let picture = Picture(name: "a", pixels: pixels, notes: ["scaled"])
    #expect(picture == Picture(name: "a", pixels: pixels))
    #expect(picture != Picture(name: "b", pixels: pixels))
    #expect(picture != Picture(name: "a", pixels: Tensor(Shape(1, 2, 1), [0, 1])))
    #expect(picture != Picture(name: "a", pixels: Tensor(Shape(1, 1, 2), [1, 0])))
  }
}
