import ConvCanvas
import ConvNet
import ConvSession

/// What is on the front card of a stack: which map, and what has to be said about it.
struct FunnelFront {
  private let painter: Painter
  private let stack: FunnelStack
  private let changes: FunnelChanges
  private let channel: Int
  private var layer: Int { stack.shown }
  private var shape: Shape { painter.network.nodes[layer].shape }

  init(_ painter: Painter, _ stack: FunnelStack, _ changes: FunnelChanges) {
    (self.painter, self.stack, self.changes) = (painter, stack, changes)
    channel = FunnelFront.channel(painter, stack.shown, changes)
  }

  /// The map on the front card where it is not the first: the notes have to say so.
  var otherMap: Int? { channel == 0 || shape.isColumn ? nil : channel }

  /// `9 of 100`, `map 2`, `← conv1`, `joins 2: conv2, pool1`, `3 joins`.
  /// - Parameter left: layers that the stack reads from further back, where no line says it.
  func notes(withoutLane left: [Int]) -> [Words] {
    var notes: [Words] = []
    if painter.network.graph.obstacle(to: layer) != nil {
      notes.append(
        "\(painter.appearance.spelled("✗") + " " + painter.network.nodes[layer].kind, .channels)")
    }
    if let muted = stack.layers.lazy.compactMap({ painter.mutedNote($0) }).first {
      notes.append("\(muted, .channels)")
    }
    let all = Numerals.short(shape.count)
    if let marked = FunnelFront.marked(painter, layer) {
      notes.append("\(here: Numerals.short(marked.count))\(label: " of \(all)")")
    } else if let change = changes.layers[layer], change.count > 0 {
      notes.append("\(Numerals.short(change.count))\(label: " new")")
    }
    if channel != 0, !shape.isColumn { notes.append("\(faint: "map \(channel)")") }
    return notes + (stack.unit.label == nil ? joinNotes : blockNotes(left))
  }

  /// What a layer reads that is not, or not only, the one before it.
  private var joinNotes: [Words] {
    let first = stack.layers[0]
    let inputs = painter.network.nodes[first].inputs
    if inputs == [first - 1] || first == 0 { return [] }
    if inputs.isEmpty { return ["\(label: "reads nothing")"] }
    let names = inputs.map { painter.network.nodes[$0].alias }.joined(separator: ", ")
    // Where there is no room for the names, the first words stay.
    return [
      inputs.count == 1
        ? "\(label: "← " + names)" : "\(label: "joins \(inputs.count)")\(label: ": " + names)"
    ]
  }

  /// How many layers of a folded block read several, and what it reads from further back.
  private func blockNotes(_ left: [Int]) -> [Words] {
    var notes: [Words] = []
    if !left.isEmpty {
      let names = left.map { painter.network.nodes[$0].alias }
      notes.append("\(label: "← " + names[0])\(label: names.count > 1 ? " …" : "")")
    }
    let joins = stack.layers.filter { painter.network.nodes[$0].inputs.count > 1 }.count
    if joins > 0 {
      notes.append("\(label: joins == 1 ? "1 join" : "\(joins) joins")\(label: " inside")")
    }
    return notes
  }

  /// The map, with what is marked on it.
  var image: MapImage {
    var image = plainImage
    image.marked = FunnelFront.marked(painter, layer).map { marked in
      guard shape.isColumn, let units = marked.axes.first else { return marked.strip(channel) }
      return Footprint([units])
    }
    return image
  }

  /// What is touched in a layer's output; also what a weight meets in its input.
  private static func marked(_ painter: Painter, _ layer: Int) -> Footprint? {
    let isRead = painter.node.inputs.first == layer
    return painter.marks.layers[layer] ?? (isRead ? painter.marks.input : nil)
  }

  /// The share of the layer's largest number that a map has to reach, to be taken for the front.
  private static let audible: Float = 0.2

  /// The one that is marked or changed most; else the first that says something.
  private static func channel(
    _ painter: Painter, _ layer: Int, _ changes: FunnelChanges
  ) -> Int {
    let shape = painter.network.nodes[layer].shape
    guard layer > 0, !shape.isColumn else { return 0 }
    if let marked = marked(painter, layer) { return marked.range(0)?.lowerBound ?? 0 }
    if painter.interaction.showsDifference { return changes.layers[layer]?.channel ?? 0 }
    guard let reading = painter.scene.reading(layer).value, reading.isComplete else { return 0 }
    let loud = reading.reach() * FunnelFront.audible
    let first = (0..<shape.channels).first { channel in
      reading.statistics(ofChannel: channel).map { $0.reach > loud } ?? false
    }
    return first ?? 0
  }

  private var plainImage: MapImage {
    if painter.interaction.showsDifference, let before = changes.before {
      guard shape.isColumn, shape.rank > 1 else {
        return painter.difference(layer, channel: channel, from: before).projected(shape.slices)
      }
      let cells = (0..<shape.count).map { painter.difference(layer, channel: $0, from: before) }
      return MapImage(
        rows: shape.count, columns: 1, tone: { row, _ in cells[row].tone(0, 0) },
        number: { row, _ in cells[row].number(0, 0) })
    }
    if layer == 0, shape.rank == 3 { return painter.picture() }
    guard shape.isColumn, shape.rank > 1 else {
      return painter.image(layer, channel: channel).projected(shape.slices)
    }
    guard let reading = painter.scene.reading(layer).value else {
      let tone = painter.image(layer, channel: 0).tone(0, 0)
      return MapImage(
        rows: shape.count, columns: 1, tone: { _, _ in tone }, number: { _, _ in nil })
    }
    let reach = painter.reach(reading, channel: 0)
    return MapImage(
      rows: shape.count, columns: 1,
      tone: { row, _ in reading[row].map { .of($0, range: reach) } ?? .waiting },
      number: { row, _ in reading[row] })
  }
}
