import ConvNet
import ConvSession

/// What an edit did to a layer's numbers.
struct Change: Hashable {
  /// How many numbers differ.
  let changed: Int
  let count: Int
  /// mean |now − was| / mean |was|; nil where all was 0.
  let share: Double?

  /// Layers beyond this are not compared while drawing.
  static let largest = 1 << 18

  /// - Parameter map: of one channel; nil for the whole layer.
  /// - Returns: nil where one of the two is not there, or is too large to be compared here.
  init?(_ scene: Scene, layer: Int, map: Int? = nil, from before: Subject) {
    guard let now = scene.reading(layer).value?.tensor,
      let was = scene.reading(layer, of: before).value?.tensor, now.shape == was.shape
    else { return nil }
    let range: Range<Int>
    if let map, now.shape.rank == 3 {
      range = map * now.shape.cells..<(map + 1) * now.shape.cells
    } else {
      range = 0..<now.shape.count
    }
    guard range.count <= Change.largest else { return nil }
    var (changed, difference, size) = (0, 0.0, 0.0)
    for index in range {
      let (new, old) = (now.elements[index], was.elements[index])
      if new != old, !(new.isNaN && old.isNaN) { changed += 1 }
      difference += Double((new - old).magnitude)
      size += Double(old.magnitude)
    }
    (self.changed, count) = (changed, range.count)
    share = size > 0 ? difference / size : nil
  }
}
