import ConvFiles
import ConvNet
import Foundation
import Testing

/// Models that were read, changed and written again.
struct SavedModelTests {
  /// Two dense layers of one weight, `[1 2; 3 4]`, each with `MatMul`, the first with a bias.
  private func shared(ir: Int = 8) -> WireMessage {
    .model(
      ir: ir,
      [
        WireMessage.node("MatMul", ["x", "w.weight"], "h", name: "first"),
        WireMessage.node("MatMul", ["h", "w.weight"], "y", name: "second"),
        .message(5, .tensor("w.weight", [2, 2], [1, 2, 3, 4])),
        WireMessage.value(11, "x", [nil, 2]), WireMessage.value(12, "y", [nil, 2]),
      ])
  }
  private func single(_ weight: WireMessage) -> WireMessage {
    .model([
      WireMessage.node("MatMul", ["x", "w"], "y", name: "only"), .message(5, weight),
      WireMessage.value(11, "x", [nil, 2]), WireMessage.value(12, "y", [nil, 2]),
    ])
  }

  @Test func `what was not touched is there again, fields that nobody knows included`() throws {
    let weird = WireMessage.Field.text(999, "kept")
    let odd = Float(bitPattern: 0x7FA0_1234)
    let model = WireMessage.model(
      [
        .message(
          1,
          WireMessage([
            .text(1, "x"), .text(1, "w"), .text(2, "y"), .text(4, "MatMul"), .text(6, "doc"), weird,
            .message(9, WireMessage(.text(1, "k"), .text(2, "v"))),
          ])),
        .message(5, .tensor("w", [1, 2], raw: [odd, -0.0].rawBytes, [.text(12, "doc"), weird])),
        .message(5, .tensor("unused", [0], raw: [])), .text(10, "graph doc"), weird,
        WireMessage.value(11, "x", [nil, 1]), WireMessage.value(12, "y", [nil, 2]),
      ],
      [
        .text(6, "model doc"), weird, .message(14, WireMessage(.text(1, "other"), .text(2, "{}"))),
        .message(8, WireMessage(.text(1, "some.domain"), .number(2, 3))),
      ])
    let saved = try Subject(model: model).saved()
    #expect(sorted(saved, depth: 0) == sorted(model, depth: 0))
  }

  /// With the fields in the order of their numbers, which is none of the meaning.
  private func sorted(_ message: WireMessage, depth: Int) -> [String] {
    message.fields.enumerated().map { index, field -> (Int, Int, String) in
      guard case .bytes(let bytes) = field.value, [1, 5, 7, 8, 9, 14].contains(field.number),
        depth < 2, !(depth == 1 && field.number == 2), let inner = WireMessage(bytes)
      else { return (field.number, index, "\(field)") }
      return (field.number, index, "\(field.number): \(sorted(inner, depth: depth + 1))")
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  @Test func `an edit lands where the file has the weight`() throws {
    // Here `[units, inputs]`, in the file `[inputs, units]`.
    let model = single(.tensor("w", [2, 3], [1, 2, 3, 4, 5, 6]))
    let subject = try Subject(model: model)
    let layer = subject.network.nodes[1].alias
    let saved = try subject.setting(layer, "weight", [2, 0], 9).saved()
    #expect(saved.initializers.mapValues(\.floats) == ["w": [1, 2, 9, 4, 5, 6]])
    #expect(try subject.setting(layer, "weight", [2, 0], 9).reopened().nodes[1].alias == layer)
  }

  @Test func `a weight that others read as well is changed for one alone`() throws {
    let subject = try Subject(model: shared())
    var both = subject
    both.edit("weight", of: 1, [0, 0], .negate)
    #expect(both.edits.map(\.layer) == [1, 2] && both.editCount == 1)
    #expect(subject.network.nodes.map(\.alias) == ["input", "w", "w_2"])
    let edited = try subject.setting("w_2", "weight", [1, 0], 9)
    let saved = try edited.saved()
    #expect(
      saved.initializers.mapValues(\.floats) == [
        "w.weight": [1, 2, 3, 4], "w_2.weight": [1, 9, 3, 4],
      ])
    #expect(saved.inputs(of: "h") == ["x", "w.weight"])
    #expect(saved.inputs(of: "y") == ["h", "w_2.weight"])
    let reopened = try edited.reopened()
    #expect(reopened.nodes.map(\.alias) == ["input", "w", "w_2"])
    #expect(reopened.weights[2]["weight"]?.elements == [1, 3, 9, 4])
  }

  @Test func `before version 4 a new initializer is an input as well`() throws {
    let edited = try Subject(model: shared(ir: 3)).setting("w", "weight", [0, 0], 9)
    #expect(try edited.saved().graph.messages(11).map { $0.texts(1)[0] } == ["x", "w_2.weight"])
    let reopened = try edited.reopened()
    #expect(reopened.weights[1]["weight"]?.elements == [9, 3, 2, 4])
    #expect(reopened.nodes.map(\.alias) == ["input", "w", "w_2"])
  }

  @Test func `a weight in a constant node, or computed of others, gets an initializer`() throws {
    let constant = WireMessage.attribute("value", .tensor("", [2, 2], [1, 2, 3, 4]))
    let model = WireMessage.model([
      WireMessage.node("Constant", [], "c", [constant]),
      WireMessage.node("Transpose", ["c"], "t"), WireMessage.node("MatMul", ["x", "c"], "h"),
      WireMessage.node("MatMul", ["h", "t"], "y"), WireMessage.value(11, "x", [nil, 2]),
      WireMessage.value(12, "y", [nil, 2]),
    ])
    let subject = try Subject(model: model)
    let (first, second) = (subject.network.nodes[1].alias, subject.network.nodes[2].alias)
    let edited = try subject.setting(first, "weight", [0, 1], 7)
      .setting(second, "weight", [0, 1], 8)
    let weights = try edited.reopened().weights
    #expect(weights[1]["weight"]?.elements == [1, 7, 2, 4])
    #expect(weights[2]["weight"]?.elements == [1, 8, 3, 4])
    #expect(try edited.saved().initializers.count == 2)
  }

  @Test func `a weight of another type stays of it, and rounding is told`() throws {
    // 1, 2, 3, 4 in float16.
    let raw: [UInt8] = [0, 0x3C, 0, 0x40, 0, 0x42, 0, 0x44]
    let cast = WireMessage.attribute("to", 1)
    let model = WireMessage.model([
      WireMessage.node("Cast", ["w"], "wide", [cast]),
      WireMessage.node("Gemm", ["x", "wide", "b"], "y"),
      .message(5, .tensor("w", [2, 2], type: 10, raw: raw)),
      .message(5, .tensor("b", [2], type: 10, raw: [0, 0x3C, 0, 0x40])),
      WireMessage.value(11, "x", [nil, 2]), WireMessage.value(12, "y", [nil, 2]),
    ])
    let subject = try Subject(model: model)
    #expect(try subject.saved().initializers["w"] == raw)
    let layer = subject.network.nodes[1].alias
    try Folder.with { folder in
      // 0.1 is 0x2E66 in float16, 0.5 is 0x3800.
      let edited = try subject.setting(layer, "bias", [0], 0.1)
      let result = try ModelFile.save(edited, to: folder("m.onnx"))
      #expect(result.rounded == ["\(layer).bias is rounded to float16"])
      #expect(try edited.saved().initializers["b"] == [0x66, 0x2E, 0, 0x40])
      let exact = try ModelFile.save(subject.setting(layer, "bias", [0], 0.5), to: folder("m.onnx"))
      #expect(exact.rounded.isEmpty)
    }
  }

  @Test func `one number for all units becomes one for each`() throws {
    let model = WireMessage.model([
      WireMessage.node("Gemm", ["x", "w", "b"], "y"),
      .message(5, .tensor("w", [2, 2], [1, 2, 3, 4])), .message(5, .tensor("b", [], [5])),
      WireMessage.value(11, "x", [nil, 2]), WireMessage.value(12, "y", [nil, 2]),
    ])
    let subject = try Subject(model: model)
    let edited = try subject.setting(subject.network.nodes[1].alias, "bias", [1], 6)
    #expect(try edited.reopened().weights[1]["bias"]?.elements == [5, 6])
  }

  @Test func `what the file computes of other numbers is refused by name`() throws {
    // Before version 21 there was one number for each group, here two channels.
    let model = WireMessage.model(
      opset: 18,
      [
        WireMessage.node(
          "GroupNormalization", ["x", "w", "b"], "y", [WireMessage.attribute("num_groups", 2)]),
        .message(5, .tensor("w", [2], [1, 2])), .message(5, .tensor("b", [2], [3, 4])),
        WireMessage.value(11, "x", [nil, 4, 2, 2]), WireMessage.value(12, "y", [nil, 4, 2, 2]),
      ])
    let subject = try Subject(model: model)
    let layer = subject.network.nodes[1].alias
    let edited = try subject.setting(layer, "weight", [1], 9)
    #expect(sentence { _ = try edited.saved() }.contains("“\(layer).weight”: it was edited"))
    #expect(try !subject.saved().bytes.isEmpty)
  }

  @Test func `labels, preprocessing and weights put on it are saved with it`() throws {
    let network = try Subject(model: shared()).network.replacing(
      labels: ["no", "yes"], normalization: Normalization(mean: [0.5]),
      weights: ["w.weight": Tensor(Shape(2, 2), [5, 6, 7, 8])])
    let reopened = try Subject(network).reopened()
    #expect(reopened == network)
    #expect(reopened.labels == ["no", "yes"])
    let bare = try Subject(reopened.replacing(labels: [])).reopened()
    #expect(bare.labels.isEmpty)
  }
}
