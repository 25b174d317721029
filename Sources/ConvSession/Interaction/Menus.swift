import ConvNet

/// Choices of the menus: a letter or digit chooses, except those that scroll, close and leave.
public enum Menus {
  public static let letters = Array("123456789abcdefghilnoprstuvwxyz").map(String.init)
  static func index(of key: String) -> Int? { letters.firstIndex(of: key) }

  public static let presets = WeightOperation.words

  public struct Choice: Sendable {
    public let name: String
    public let summary: String
    let commands: [String]
  }
  /// Screens, hands and networks, and the lessons that there are.
  public static func places(_ surroundings: Surroundings) -> [Choice] {
    surroundings.screens.map {
      Choice(name: $0.name.rawValue, summary: $0.summary, commands: ["view \($0.name.rawValue)"])
    } + others
      + surroundings.shelf.map {
        Choice(
          name: "lesson",
          summary: [$0.title, $0.progress].filter { !$0.isEmpty }.joined(separator: ": "),
          commands: [$0.command])
      }
  }
  private static let others: [Choice] =
    [
      Choice(
        name: "kernel", summary: "a kernel in hand: type numbers, and everything answers",
        commands: ["hand kernel"]),
      Choice(
        name: "input", summary: "the picture in hand: paint pixels, see who reads them",
        commands: ["hand input"]),
    ]
    + Shipped.names.map {
      Choice(name: $0, summary: Shipped.summary(of: $0), commands: ["open \($0)"])
    }
}
