public import ConvData
public import ConvNet

/// The networks and pictures that need no file.
public enum Shipped {
  public static var names: [String] { ShippedNetwork.catalog.map(\.name) }

  /// The network that the program opens with.
  public static let firstNetwork = "letters"

  /// Finds a shipped network by its name; nil for one that is read from its file.
  public static func network(named name: String) -> Network? {
    ShippedNetwork.catalog.first { $0.name == name }?.network
  }

  /// The file of a shipped network within the folder of what ships; nil where it needs none.
  public static func file(named name: String) -> String? {
    let shipped = ShippedNetwork.catalog.first { $0.name == name }
    if case .file? = shipped?.plan { return "models/\(name).onnx" }
    return nil
  }

  public static func picture(named name: String) -> DrawnPicture? { DrawnPictures.named(name) }

  /// The pictures to offer with a network: a shipped one's own, or those of its channels.
  public static func pictures(for network: Network) -> [DrawnPicture] {
    if let shipped = ShippedNetwork.catalog.first(where: { $0.name == network.name }) {
      return shipped.inputs.compactMap(picture)
    }
    return network.input.shape.rank == 2 ? DrawnPictures.signals : DrawnPictures.scenes
  }

  /// The names of the same.
  public static func pictureNames(for network: Network) -> [String] {
    pictures(for: network).map(\.name)
  }

  /// The picture before a network where none is chosen.
  public static func defaultPicture(for network: Network) -> String {
    if let shipped = ShippedNetwork.catalog.first(where: { $0.name == network.name }),
      let first = shipped.inputs.first
    {
      return first
    }
    if network.input.shape.rank == 2 { return "pulse" }
    return network.input.shape.channels == 3 ? "colour-scene" : "house"
  }
}

extension Shipped {
  /// A weight of a shipped network as it was made, by its name in `state_dict`.
  public static func weight(_ name: String, of network: String) -> Tensor? {
    ShippedNetwork.catalog.first { $0.name == network }?.weights[name]
  }
  /// The steps that a shipped network has learned, whose moments ship with it; nil where none do.
  public static func steps(of network: String) -> Int? {
    ShippedNetwork.catalog.first { $0.name == network }?.steps
  }
  /// The sentence on a shipped network.
  public static func summary(of name: String) -> String {
    ShippedNetwork.catalog.first { $0.name == name }?.summary ?? ""
  }
}
