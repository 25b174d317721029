import ConvCanvas
import ConvNet
import ConvSession

/// Sentences about the terms of a whole number, where none of them is at hand.
struct NumberWords {
  let view: View
  let sheet: TermSheet

  var lines: [Words] {
    let steps = sheet.explanation.steps
    var lines: [Words] = []
    if view.session.place.rung == .channel {
      let (position, count) = (view.position, Numerals.count(sheet.count))
      let terms = position.terms(ofChannel: position.channel)
      lines.append(
        terms.lowerBound < sheet.count
          ? "Channel \(here: "\(position.channel)") brings \(bold: Numerals.count(terms.count)) of the \(count) products."
          : "It is added once, after the products of all channels.")
    } else if !view.node.inputs.isEmpty, sheet.count > 0 {
      lines.append(steps.count > 1 ? stepsWords : madeWords)
    }
    lines.append(shapeWords)
    if isDownUseful {
      lines.append("\(label: "Go in to see each \(view.position.word(.term)) by itself.")")
    }
    return lines
  }

  private var isDownUseful: Bool {
    view.position.ladder.has(.term) && sheet.explanation.termCount > 1
  }

  private var name: String { sheet.name }

  private var stepsWords: Words {
    let steps = sheet.explanation.steps
    let widest = steps.flatMap(\.read).map(\.count).max() ?? 1
    return
      "\(here: name) is made in \(Numerals.word(steps.count)) steps, of \(bold: Numerals.count(widest)) numbers."
  }

  private var madeWords: Words {
    let count = sheet.count
    let numbers = "\(bold: Numerals.count(count)) \(count == 1 ? "number" : "numbers")" as Words
    switch sheet.step.rule {
    case .largest: return "\(here: name) is the largest of " + numbers + "." as Words
    case .placeOfLargest:
      return "\(here: name) says where the largest of " + numbers + " stands." as Words
    case .function(.constant):
      return "\(here: name) reads nothing: it is the same whatever comes in."
    case .function(let function) where count == 1:
      return "\(here: name): \(function.formula)."
    case .function(let function):
      return "\(here: name) is made of " + numbers + ": \(function.formula)." as Words
    case .sum(let divisor):
      if !sheet.step.coefficients.isEmpty, sheet.step.weight == nil {
        return "\(here: name) is a mix of " + numbers + ", each with a fixed share." as Words
      }
      let bias: Words = sheet.step.bias == nil ? "" : ", and a bias"
      if sheet.step.weight != nil {
        return "\(here: name) is the sum of \(bold: Numerals.count(count)) "
          + "\(count == 1 ? "product" : "products")" + LayerView.of(view.node).products(view, sheet)
          + bias + "." as Words
      }
      if count == 1, divisor == 1 { return "\(here: name) is the number that it reads, as it is." }
      return "\(here: name) is the \(divisor == 1 ? "sum" : "mean") of " + numbers + bias + "."
        as Words
    }
  }

  private var shapeWords: Words {
    let shapes = view.node.inputShapes.map(\.description)
    guard let first = shapes.first else { return "It reads no other layer." }
    let read =
      Set(shapes).count == 1 && shapes.count > 1
      ? "\(shapes.count) × \(first)" : shapes.joined(separator: " and ")
    return
      "\("\(read) → \(view.node.shape)", .grid); \(view.node.hasNoWeights ? "no weights" : view.node.parameterWords)."
  }
}
