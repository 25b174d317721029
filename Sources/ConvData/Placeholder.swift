public import ConvNet
public struct DrawnPicture: Sendable { public let name: String, summary: String, pixels: Tensor }
public enum DrawnPictures {
  public static let scenes: [DrawnPicture] = []
  public static func named(_ n: String) -> DrawnPicture? { nil }
}
public struct ShippedNetwork: Sendable { public let name, summary, line: String, weights: [String: Tensor], labels: [String], mapNames: [String: [String]], inputs: [String]
  public static let catalog: [ShippedNetwork] = [] }
