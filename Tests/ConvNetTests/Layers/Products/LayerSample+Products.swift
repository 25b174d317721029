import ConvNet

extension LayerSample {
  /// Products of tensors of any ranks, with operands from layers and of their own.
  static let products = [
    LayerSample(MatMul.kind) { random in
      let inner = Int.random(in: 1...5, using: &random)
      var leading = [1, 2, 3].filter { _ in Bool.random(using: &random) }
      var shapes: [[Int]] = []
      for operand in 0..<2 {
        let outer = Int.random(in: 1...4, using: &random)
        let matrix = operand == 0 ? [outer, inner] : [inner, outer]
        let axes = leading.map { Bool.random(using: &random) ? $0 : 1 }
        shapes.append(
          Int.random(in: 0..<5, using: &random) == 0
            ? [inner] : axes.suffix(.random(in: 0...axes.count, using: &random)) + matrix)
      }
      leading = []
      return LayerSample.operation(shapes, &random) { MatMul($0) }
    },
    LayerSample(Gemm.kind) { random in
      let sizes = (0..<3).map { _ in Int.random(in: 1...5, using: &random) }
      let (rows, inner, columns) = (sizes[0], sizes[1], sizes[2])
      let isVector = Int.random(in: 0..<4, using: &random) == 0
      let (first, second) = (!isVector && Bool.random(using: &random), Bool.random(using: &random))
      var shapes = [
        isVector ? [inner] : first ? [inner, rows] : [rows, inner],
        second ? [columns, inner] : [inner, columns],
      ]
      if Bool.random(using: &random) {
        let row = isVector || Bool.random(using: &random) ? 1 : rows
        let column = Bool.random(using: &random) ? 1 : columns
        shapes.append(Bool.random(using: &random) && row == 1 ? [column] : [row, column])
      }
      let (alpha, beta) = Bool.random(using: &random) ? (1, 1) : (Float(0.5), Float(-2))
      return LayerSample.operation(shapes, &random) {
        Gemm($0, alpha: alpha, beta: beta, transposesFirst: first, transposesSecond: second)
      }
    },
  ]

  /// A layer over operands of these sizes, each of them at random an input or a parameter; the
  /// first two may be the same input.
  static func operation(
    _ sizes: [[Int]], _ random: inout SeededGenerator, _ make: (Operands) -> any Layer
  ) -> (layer: any Layer, inputs: [Shape]) {
    var list: [Operands.Operand] = []
    var inputs: [Shape] = []
    for (index, sizes) in sizes.enumerated() {
      guard let shape = try? Shape(checking: sizes) else { continue }
      if index == 1, inputs == [shape], Bool.random(using: &random) {
        list.append(.input(0))
      } else if index == 0 || Int.random(in: 0..<3, using: &random) > 0 {
        list.append(.input(inputs.count))
        inputs.append(shape)
      } else {
        list.append(.parameter(Parameter("operand\(index)", shape, fanIn: 1)))
      }
    }
    return (make(Operands(list)), inputs)
  }
}
