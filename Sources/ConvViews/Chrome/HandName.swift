import ConvNet
import ConvSession

/// What the pointer of the hand is on, in words for people: `map 2, top edges`, `(3, 2) =
/// 0.5`, with the number that is there, or what is being typed in its place.
struct HandName {
  private let view: View
  private let reach: HandReach
  private var pointer: Pointer { view.interaction.pointer }
  private var node: Node { view.node }

  init(_ view: View) {
    self.view = view
    reach = HandReach(view.session, view.interaction)
  }

  var text: String { choices[0] }

  /// The same in fewer words, the longest first: without what a map answers to, without the number.
  var choices: [String] {
    let name = name
    guard !name.isEmpty else { return [""] }
    if let typed = view.interaction.typed { return ["\(name) = \(typed)▏"] }
    let short = isOnMap && view.interaction.hand == .output ? name.prefix { $0 != "," } : name[...]
    return [value.map { "\(name) = \($0)" } ?? name, String(short)]
  }

  private var name: String {
    switch view.interaction.hand {
    case .pass: return ""
    case .kernel: return kernelName
    case .input: return "(\(pointer.input.row), \(pointer.input.column))"
    case .output:
      guard isOnMap else {
        let element = node.shape.element(at: reach.outputElement)
        guard node.shape.rank == 3 else { return Address(node.alias, nil, element).text }
        return "map \(element[0]) (\(element[1]), \(element[2]))"
      }
      let map = view.interaction.pointedMap(in: view.position)
      let name = view.unitName(view.position.place.layer, map)
      return name.isEmpty ? "map \(map)" : "map \(map), \(name)"
    }
  }

  /// Whether whole maps are pointed at.
  private var isOnMap: Bool {
    view.session.place.rung <= .layer && view.position.ladder.has(.map)
  }

  private var kernelName: String {
    guard let number = reach.number else { return "" }
    guard reach.weightShape?.rank == 4 else { return number.text }
    // Where none is shared, a kernel belongs to a number.
    let owner =
      node.layer is LocallyConnected
      ? Address(node.alias, nil, node.shape.element(at: reach.filter)).text : "map \(reach.filter)"
    if reach.isOnBias { return "of \(owner), bias" }
    let spot = "(\(pointer.kernel.row), \(pointer.kernel.column))"
    return reach.kernelsPerFilter > 1
      ? "\(reach.channel) of \(owner), \(spot)" : "of \(owner), \(spot)"
  }

  /// The number that is there; nil where it is not known, or is none.
  private var value: String? {
    let layer = view.position.place.layer
    switch view.interaction.hand {
    case .pass: return nil
    case .kernel:
      guard let number = reach.number,
        let tensor = view.scene.weights(layer).value?[number.member?.rawValue ?? "weight"],
        tensor.shape.contains(number.indices)
      else { return nil }
      let value = tensor[number.indices]
      return Numerals.trimmed(value)
    case .output:
      guard !isOnMap,
        let value = view.scene.value(layer, node.shape.element(at: reach.outputElement)).value
      else { return nil }
      return Numerals.trimmed(value)
    case .input: return pixel
    }
  }

  private var pixel: String? {
    let (row, column) = (pointer.input.row, pointer.input.column)
    guard node.isInput || node.inputs.first == 0 else { return nil }
    let pixels = view.session.subject.pixels
    guard pixels.shape.rank == 3, pixels.shape.channels <= 3,
      pixels.shape.contains([0, row, column])
    else { return nil }
    let values = (0..<pixels.shape.channels).map { pixels[$0, row, column] }
    return values.map(Numerals.trimmed).joined(separator: ", ")
  }
}
