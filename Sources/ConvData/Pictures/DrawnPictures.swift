/// The pictures that ship with the program, by the names under which `input` knows them.
public enum DrawnPictures {
  public static let all = letters + scenes + shapes + signals

  /// Finds a picture.
  /// - Parameter name: `O`, `house`, `digit-3`, `wave`, …
  public static func named(_ name: String) -> DrawnPicture? { all.first { $0.name == name } }
}
