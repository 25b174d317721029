import ConvCanvas
import ConvNet
import ConvSession

/// The sizes that keys change, one below the other, the one at hand marked.
struct SizesList {
  let choice: ArithmeticChoice

  static let rows = ArithmeticChoice.Quantity.allCases.count
  private static let name = 11

  func draw(_ rect: Rect, on painter: inout Painter) {
    let all = ArithmeticChoice.Quantity.allCases
    let here = all.firstIndex(of: choice.quantity) ?? 0
    // Where not all have room, those around the one at hand are shown.
    let first = max(0, min(here - rect.rows / 2, all.count - rect.rows))
    for (index, quantity) in all.enumerated().dropFirst(first).prefix(rect.rows) {
      draw(quantity, isHere: index == here, rect.row + index - first, rect, on: &painter)
    }
  }

  private func draw(
    _ quantity: ArithmeticChoice.Quantity, isHere: Bool, _ row: Int, _ rect: Rect,
    on painter: inout Painter
  ) {
    let isOff = isOff(quantity)
    if isHere { painter.put("▸", row, rect.column, .here, bold: true) }
    painter.put(
      name(quantity), row, rect.column + 2, isHere ? .here : isOff ? .faint : .label, bold: isHere)
    let (value, was) = (text(quantity, choice.now), text(quantity, choice.start))
    painter.put(
      value, row, rect.column + 2 + Self.name, isHere ? .here : isOff ? .faint : ink(quantity),
      bold: !isOff, width: rect.columns - 2 - Self.name)
    // What was changed says what it is in the layer.
    let end = rect.column + 2 + Self.name + Canvas.width(of: painter.appearance.spelled(value))
    let note = " was \(was)"
    if value != was, quantity != .growth, quantity != .head,
      end + Canvas.width(of: painter.appearance.spelled(note)) <= rect.column + rect.columns
    {
      painter.put(note, row, end, .label)
    }
    painter.click(row, rect.column..<rect.column + rect.columns, .say([click(quantity)]))
  }

  /// A click takes a size in hand by setting it to what it is.
  private func click(_ quantity: ArithmeticChoice.Quantity) -> String {
    let axis = choice.now.width
    return switch quantity {
    case .kind: "arithmetic kind \(choice.now.kind.rawValue)"
    case .input: "arithmetic input \(axis.input)"
    case .inputs: "arithmetic inputs \(choice.now.inputChannels)"
    case .channels: "arithmetic channels \(choice.now.outputChannels)"
    case .kernel: "arithmetic kernel \(axis.kernel)"
    case .stride: "arithmetic stride \(axis.stride)"
    case .padding: "arithmetic padding \(axis.before)"
    case .dilation: "arithmetic dilation \(axis.dilation)"
    case .rounding: "arithmetic rounding \(axis.roundsUp ? "ceil" : "floor")"
    case .growth: "arithmetic growth \(choice.growth)"
    case .head: "arithmetic head \(choice.isGlobal ? "global" : "flatten")"
    }
  }

  /// What changes nothing for this kind.
  private func isOff(_ quantity: ArithmeticChoice.Quantity) -> Bool {
    quantity == .rounding && choice.now.kind != .pooling
  }

  private func ink(_ quantity: ArithmeticChoice.Quantity) -> Ink {
    switch quantity {
    case .input: .grid
    case .inputs, .channels, .growth: .channels
    case .kernel: .weights
    default: .text
    }
  }

  private func name(_ quantity: ArithmeticChoice.Quantity) -> String {
    switch quantity {
    case .kind: "kind"
    case .input: choice.now.height == nil ? "width" : "H×W"
    case .inputs: "C in"
    case .channels: "C out"
    case .kernel, .stride, .dilation, .padding: quantity.rawValue
    case .rounding: "rounds"
    case .growth: "C grows"
    case .head: "then"
    }
  }

  private func text(
    _ quantity: ArithmeticChoice.Quantity, _ arithmetic: WindowArithmetic
  ) -> String {
    func both(_ value: (AxisArithmetic) -> String) -> String {
      let values = arithmetic.axes.map(value)
      return Set(values).count == 1 ? values[0] : values.joined(separator: "×")
    }
    switch quantity {
    case .kind: return arithmetic.kind.rawValue
    case .input: return arithmetic.inputSizes.map(String.init).joined(separator: "×")
    case .inputs: return "\(arithmetic.inputChannels)"
    case .channels:
      return "\(arithmetic.outputChannels)"
        + (arithmetic.groups > 1 ? ", \(arithmetic.groups) groups" : "")
    case .kernel: return arithmetic.axes.map { "\($0.kernel)" }.joined(separator: "×")
    case .stride: return both { "\($0.stride)" }
    case .dilation: return both { "\($0.dilation)" }
    case .padding:
      return both { $0.before == $0.after ? "\($0.before)" : "\($0.before)+\($0.after)" }
    case .rounding:
      return arithmetic.kind != .pooling ? "down" : arithmetic.width.roundsUp ? "up (ceil)" : "down"
    case .growth: return "×\(choice.growth) a halving"
    case .head: return choice.isGlobal ? "global mean" : "flatten"
    }
  }
}
