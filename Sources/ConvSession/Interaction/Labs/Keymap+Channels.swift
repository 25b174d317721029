extension Keymap {
  /// Keys of the screen where channels are added up.
  public static let inChannels: [Binding] = [
    Binding(">", [.pass], "channels add 1", "in channels: one channel more"),
    Binding("<", [.pass], "channels add -1", "in channels: one channel less"),
    Binding("right", [.pass], "channels add 1", "in channels: one channel more"),
    Binding("left", [.pass], "channels add -1", "in channels: one channel less"),
    Binding("home", [.pass], "channels add none", "in channels: none of them"),
    Binding("end", [.pass], "channels add all", "in channels: all, and the bias"),
    Binding("]", [.pass], "channels map 1", "in channels: the next map"),
    Binding("[", [.pass], "channels map -1", "in channels: the map before"),
    Binding("g", [.pass], "channels groups", "in channels: more groups, and one again"),
  ]
}
