public import ConvSession

/// Who looks on while needs are met: what a need rests on is begun and found before it.
public struct Watch {
  let began: (Need) -> Void
  let found: (Finding) -> Void

  public init(began: @escaping (Need) -> Void, found: @escaping (Finding) -> Void) {
    (self.began, self.found) = (began, found)
  }
  public static var nobody: Watch { Watch(began: { _ in }, found: { _ in }) }
}
