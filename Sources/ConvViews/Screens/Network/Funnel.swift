import ConvCanvas
import ConvNet
import ConvSession

/// The network drawn to scale: which stacks there are, how large, and where they stand.
struct Funnel {
  let view: View
  let plan: FunnelPlan
  let changes: FunnelChanges
  private(set) var stacks: [FunnelStack]
  let scale: FunnelScale
  /// Names and shapes.
  let titleRows: Int
  /// Rows of the canvas for the cards.
  let rows: Int
  /// Lines to stacks further on, between units by their index; the first stack that is shown has
  /// the index `before`.
  let lanes: FunnelLanes
  /// Stacks that are not shown, on each side.
  private(set) var before = 0
  private(set) var after = 0
  /// The pixel row that the front cards are centred on.
  let centre: Int
  /// Where the markers of what is outside stand.
  private(set) var columns: Int
  /// Rows of the canvas for the cards and the lanes below them.
  var allRows: Int { rows + lanes.count }

  init(_ view: View, in body: Rect) {
    let network = view.network
    (self.view, changes) = (view, FunnelChanges(view))
    plan = FunnelPlan(body, network, isInLesson: view.session.course != nil)
    let place = view.session.place.layer
    let search = FunnelSearch(network, place: place, plan, view.interaction.folding)
    let found = search.best
    (stacks, scale, columns) = (found.stacks, found.scale, plan.columns)
    lanes = found.lanes
    titleRows = FunnelSearch.titleRows(stacks.map(\.unit))
    let extent = FunnelSearch.extent(stacks)
    centre = extent.above
    rows = (extent.above + extent.below + 1) / 2
    if search.width(stacks) > plan.columns { scroll(search, place) }
    spread(from: 1)
  }

  /// As many stacks as there is room for, around the place.
  private mutating func scroll(_ search: FunnelSearch, _ place: Int) {
    let current = stacks.firstIndex { $0.layers.contains(place) } ?? stacks.count - 1
    var window = current..<current + 1
    let room = columns - 2 * Funnel.marker
    func fits(_ range: Range<Int>) -> Bool {
      range.lowerBound >= 0 && range.upperBound <= stacks.count
        && search.width(Array(stacks[range])) <= room
    }
    // Both sides grow in turn, the one ahead first.
    while true {
      let ahead = window.lowerBound..<window.upperBound + 1
      if fits(ahead) { window = ahead }
      let behind = window.lowerBound - 1..<window.upperBound
      if fits(behind) { window = behind } else if window != ahead { break }
    }
    (before, after) = (window.lowerBound, stacks.count - window.upperBound)
    stacks = Array(stacks[window])
  }

  /// Room that is left goes between the stacks.
  private mutating func spread(from left: Int) {
    let start = left + (before > 0 ? Funnel.marker : 0)
    let room = columns - (before > 0 ? Funnel.marker : 0) - (after > 0 ? Funnel.marker : 0)
    let taken = stacks.reduce(0) { $0 + $1.width }
    let gaps = max(1, stacks.count - 1)
    let gap = min(6, max(1, (room - taken) / gaps))
    var column = start
    for index in stacks.indices {
      stacks[index].column = column
      column += stacks[index].width + gap
    }
  }

  /// Columns of a marker of what is outside.
  static let marker = 4
}
