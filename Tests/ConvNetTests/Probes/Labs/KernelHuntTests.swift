import ConvNet
import Testing

/// Against PyTorch's autograd on the picture of `StructureTests`, its mean taken away:
///
///     p=(x-x.mean()).double()
///     e=((F.conv2d(p,k)-F.conv2d(p,t))**2).mean(); e.backward()
struct KernelHuntTests {
  private let hunt = KernelHunt(
    Tensor(Shape(1, 4, 4), (0..<16).map { Float($0 * 7 % 5) + 0.5 * Float($0 % 3) }))
  private let target: [Float] = [-1, 0, 1, -2, 0, 2, -1, 0, 1]

  @Test func `the error and its gradient are PyTorch's`() {
    let kernel: [Float] = [0, 0.5, 0, 0, 1, 0, 0, 0, -1]
    #expect(abs(hunt.error(kernel, target: target) - 9.386962890625) < 1e-6)
    let gradient = [
      2.2626953125, -8.4755859375, 1.2900390625, 2.4853515625, 3.3056640625, -8.7451171875,
      1.3369140625, 2.2158203125, 2.5322265625,
    ]
    for (own, theirs) in zip(hunt.gradient(kernel, target: target), gradient) {
      #expect(abs(own - theirs) < 1e-5)
    }
    let maps = (hunt.map(kernel).elements, hunt.map(target).elements)
    let mean = zip(maps.0, maps.1).reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) } / 4
    #expect(abs(mean - 9.386962890625) < 1e-4)
  }

  @Test func `descent comes nearer with every step, and a large picture is made smaller`() {
    let left = hunt.descent(
      from: [Float](repeating: 0, count: 9), target: target, steps: 50
    ).left
    #expect(zip(left, left.dropFirst()).allSatisfy { $1 <= $0 + 1e-9 } && left[50] < 0.2)
    #expect(left[0] == 1)
    let large = KernelHunt(Tensor(Shape(3, 300, 200)))
    #expect(large.picture.shape.height <= 40 && large.rate == 0)
  }
}
