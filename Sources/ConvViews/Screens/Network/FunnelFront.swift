import ConvCanvas
import ConvNet
import ConvSession

/// The front card of a stack: its map, and the notes on it.
struct FunnelFront {
  private let view: View
  private let stack: FunnelStack
  private let changes: FunnelChanges
  private let channel: Int
  private var layer: Int { stack.shown }
  private var shape: Shape { view.network.nodes[layer].shape }

  init(_ view: View, _ stack: FunnelStack, _ changes: FunnelChanges) {
    (self.view, self.stack, self.changes) = (view, stack, changes)
    channel = FunnelFront.channel(view, stack.shown, changes)
  }

  /// The map on the front card where it is not the first: the notes have to say so.
  var otherMap: Int? { channel == 0 || shape.isColumn ? nil : channel }

  /// `9 of 100`, `← conv1`, `← conv2 + pool1`, `+ pool1`, `← both`, `map 2`.
  /// - Parameters:
  ///   - left: layers that the stack reads from further back, where no line says it.
  ///   - room: columns that there are for them.
  func notes(withoutLane left: [Int], in room: Int) -> [Words] {
    var notes: [Words] = []
    if view.network.graph.obstacle(to: layer) != nil {
      notes.append(
        "\(view.appearance.spelled("✗") + " " + view.network.nodes[layer].kind, .differs)")
    }
    if let muted = stack.layers.lazy.compactMap({ view.mutedNote($0, in: room) }).first {
      notes.append("\(muted, .differs)")
    }
    let all = Numerals.short(shape.count)
    if let marked = FunnelFront.marked(view, layer) {
      notes.append("\(here: Numerals.short(marked.count))\(label: " of \(all)")")
    } else if let change = changes.layers[layer], change.count > 0 {
      notes.append("\(Numerals.short(change.count), .differs)\(label: " new")")
    }
    notes += stack.unit.label == nil ? joinNotes(in: room) : blockNotes(left)
    let isShown = view.scene.reading(layer).value?.isComplete ?? false
    if shape.channels > 1, !shape.isColumn, layer > 0, isShown {
      notes.append("\(faint: "map \(channel)")")
    }
    return notes
  }

  /// The inputs of a layer where they are not only the layer before it.
  private func joinNotes(in room: Int) -> [Words] {
    let first = stack.layers[0]
    let inputs = view.network.nodes[first].inputs
    if inputs == [first - 1] || first == 0 { return [] }
    if inputs.isEmpty { return ["\(label: "reads nothing")"] }
    let names = inputs.map { view.network.nodes[$0].alias }
    let all = "← " + names.joined(separator: " + ")
    // Without room for all names, those that come to what the layer before it gives; else how many.
    let others = zip(inputs, names).filter { $0.0 != first - 1 }.map(\.1)
    let more = "+ " + others.joined(separator: " + ")
    let count = inputs.count == 2 ? "← both" : "joins \(inputs.count)"
    let isContinued = others.count < names.count && !others.isEmpty
    let choices = isContinued ? [all, more, count] : [all, count]
    return ["\(label: inputs.count == 1 ? all : Painter.longest(choices, in: room))"]
  }

  /// How many layers of a folded block read several, and what it reads from further back.
  private func blockNotes(_ left: [Int]) -> [Words] {
    var notes: [Words] = []
    if !left.isEmpty {
      let names = left.map { view.network.nodes[$0].alias }
      notes.append("\(label: "← " + names[0])\(label: names.count > 1 ? " …" : "")")
    }
    let joins = stack.layers.filter { view.network.nodes[$0].inputs.count > 1 }.count
    if joins > 0 {
      notes.append("\(label: joins == 1 ? "1 join" : "\(joins) joins")\(label: " inside")")
    }
    return notes
  }

  /// The map, with what is marked on it.
  var image: MapImage {
    var image = plainImage
    image.marked = FunnelFront.marked(view, layer).map { marked in
      guard shape.isColumn, let units = marked.axes.first else { return marked.strip(channel) }
      return Footprint([units])
    }
    return image
  }

  /// The numbers touched in a layer's output, and those that a weight meets in its input.
  private static func marked(_ view: View, _ layer: Int) -> Footprint? {
    let isRead = view.node.inputs.first == layer
    return view.marks.layers[layer] ?? (isRead ? view.marks.input : nil)
  }

  /// The one that is marked or changed most; else the strongest, of equals the first.
  private static func channel(
    _ view: View, _ layer: Int, _ changes: FunnelChanges
  ) -> Int {
    let shape = view.network.nodes[layer].shape
    guard layer > 0, !shape.isColumn else { return 0 }
    if let marked = marked(view, layer) { return marked.range(0)?.lowerBound ?? 0 }
    if view.interaction.showsDifference { return changes.layers[layer]?.channel ?? 0 }
    guard let reading = view.scene.reading(layer).value, reading.isComplete else { return 0 }
    let most = (0..<shape.channels).map { reading.statistics(ofChannel: $0)?.maximum ?? -.infinity }
    return most.max().flatMap { most.firstIndex(of: $0) } ?? 0
  }

  private var plainImage: MapImage {
    if view.interaction.showsDifference, let before = changes.before {
      guard shape.isColumn, shape.rank > 1 else {
        return view.difference(layer, channel: channel, from: before).projected(shape.slices)
      }
      let cells = (0..<shape.count).map { view.difference(layer, channel: $0, from: before) }
      return MapImage(
        rows: shape.count, columns: 1, tone: { row, _ in cells[row].tone(0, 0) },
        number: { row, _ in cells[row].number(0, 0) })
    }
    if layer == 0, shape.rank == 3 { return view.picture() }
    guard shape.isColumn, shape.rank > 1 else {
      return view.image(layer, channel: channel).projected(shape.slices)
    }
    guard let reading = view.scene.reading(layer).value else {
      let tone = view.image(layer, channel: 0).tone(0, 0)
      return MapImage(
        rows: shape.count, columns: 1, tone: { _, _ in tone }, number: { _, _ in nil })
    }
    let reach = view.reach(reading, channel: 0)
    return MapImage(
      rows: shape.count, columns: 1,
      tone: { row, _ in reading[row].map { .of($0, range: reach) } ?? .waiting },
      number: { row, _ in reading[row] })
  }
}
