import ConvCanvas
import ConvNet
import ConvSession

extension LayerStory {
  static let catalog: [LayerStory] =
    [
      input, conv, relu, pooling, globalPooling, dense, softmax, flatten,
      activation, normalization, add, concat, pad,
    ] + operators

  private static let input = LayerStory(kinds: [Input.kind]) { told in
    let shape = told.shape
    let grid =
      shape.rank > 1
      ? "\(told.grid) \(shape.rank == 3 ? "pixels" : "numbers in a row")" : "\(shape.count) numbers"
    let colours = shape.channels == 3 ? " of red, green and blue" : ""
    let count = Numerals.count(shape.count)
    var words: [Words] = [
      "This is what the network sees: \(grid + colours, .grid), \(count) numbers."
    ]
    let subject = told.scene.session.subject
    if subject.picture.isExact {
      words.append("The array is what the first layer reads, as it is.")
    } else if let preprocessing = subject.preprocessing {
      words.append("The first layer reads it as \(preprocessing).")
    }
    if told.scene.session.isStepping {
      words.append("Nothing is computed yet. Every ? waits for your arrow key.")
    }
    return words
  }

  private static let conv = LayerStory(kinds: [Conv.kind]) { told in
    guard let conv = told.node.layer.planarConv else { return [] }
    let kernels =
      conv.outputChannels == 1 ? "1 kernel" : "\(conv.outputChannels) kernels"
    let kernel =
      conv.grid.kernelSize.map(String.init).joined(separator: "×")
    let ground = ground(told, conv)
    let size =
      told.input.cells == told.shape.cells
      ? "\(told.grid) stayed \(told.grid)" : "\(told.inputGrid) became \(told.grid)"
    let questions: String =
      conv.outputChannels == 1
      ? "The kernel asks one question everywhere"
      : "Each kernel asks its own question"
    return [
      "\(bold: told.name) slid \(kernels) of \(kernel) over \(ground):",
      "\(maps(told.input.channels) + " became \(conv.outputChannels), " + size + ".", .grid)",
      "\(questions): \(told.node.parameterWords) in all.",
    ]
  }

  /// What the kernels slid over.
  private static func ground(_ told: Told, _ conv: Conv) -> String {
    if conv.groups > 1 { return "\(maps(conv.groupChannels)) each" }
    switch (told.readsPicture, conv.inputChannels) {
    case (true, 1): return conv.grid.rank == 1 ? "the signal" : "the picture"
    case (true, 3) where conv.grid.rank == 2: return "the picture's 3 colours"
    case (_, 1): return "the map"
    case (_, let channels): return "all \(channels) maps at once"
    }
  }

  private static let relu = LayerStory(kinds: [WrittenForm.relu.kind]) { told in
    let known = told.scene.extent(of: told.layer).elements
    let source = told.node.inputs.first.flatMap { told.scene.reading($0).value }
    var out = 0
    if let source {
      for offset in 0..<min(known, told.shape.count) where source[offset] ?? 0 < 0 { out += 1 }
    }
    let count = "\(Numerals.count(out)) of \(Numerals.count(known))"
    let went = source == nil ? "All below 0 became 0." : "\(count) numbers became 0."
    return [
      "\(bold: told.name) kept what is above 0; the rest became 0:", "\(went, .grid)",
      "No number moved, and no weight was needed.",
    ]
  }

  private static let pooling = LayerStory(kinds: [MaxPool.kind, AveragePool.kind]) { told in
    guard let window = told.node.layer.window else { return [] }
    let what = told.node.layer is MaxPool ? "kept the largest number" : "took the mean"
    let size = told.shape.rank == 2 ? "\(window.size.width)" : window.size.written
    let block = window.stride == window.size ? "block" : "window"
    return [
      "\(bold: told.name) \(what) of every \(size) \(block) of every map:",
      "\(told.shapes + ".", .grid)", "\(told.balance), and no weight was needed.",
    ]
  }

  private static let globalPooling = LayerStory(
    kinds: [GlobalMaxPool.kind, GlobalAveragePool.kind]
  ) { told in
    let before = "\(maps(told.input.channels)) of \(told.inputGrid)"
    let isMax = told.node.layer is GlobalMaxPool
    let what = isMax ? "kept the largest number" : "took the mean"
    return [
      "\(bold: told.name) \(what) of each map:",
      "\("\(before) became \(told.shape.count) numbers.", .grid)",
      isMax
        ? "Where each was found is forgotten, that it was found stays."
        : "Where things are is forgotten, how much of them there is stays.",
    ]
  }

  private static let dense = LayerStory(kinds: [Dense.kind]) { told in
    let count = Numerals.count(told.input.count)
    let made = units(told.shape.count)
    return [
      "\(bold: told.name) made \(made), each a weighted sum of all \(count) numbers:",
      "\("\(count) numbers became \(told.shape.count).", .grid)",
      "Each unit has a weight for every number: \(told.node.parameterWords) in all.",
    ]
  }

  private static let softmax = LayerStory(kinds: [Softmax.kind]) { told in
    let scores = told.node.inputs.first.flatMap { told.scene.reading($0).value?.tensor?.elements }
    let listed: String
    if let scores, scores.count <= 5 {
      let numerals = Numerals(decimals: Numerals(scores).decimals == 0 ? 0 : 1)
      listed = scores.map { numerals.text($0) }.joined(separator: ", ")
    } else {
      listed = "\(told.input.count) numbers"
    }
    return [
      "\(bold: told.name) made shares of 1 out of \(listed, .grid).",
      "A larger number gets a larger share; nothing is below 0.",
    ]
  }

  private static let flatten = LayerStory(kinds: [Flatten.kind]) { told in
    [
      "\(bold: told.name) wrote \(maps(told.input.channels)) of \(told.inputGrid) as one long row:",
      "\(Numerals.count(told.shape.count) + " numbers, and none of them changed.", .grid)",
    ]
  }
}
