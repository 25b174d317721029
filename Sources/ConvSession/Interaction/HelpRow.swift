/// A line of the help: keys that belong together, and what they do.
public struct HelpRow: Sendable {
  /// By their names in the keymap, or as they are read, such as `0-9`.
  public let keys: [String]
  public let summary: String

  public struct Section: Sendable {
    public let title: String
    public let rows: [HelpRow]
  }

  private init(_ keys: [String], _ summary: String) { (self.keys, self.summary) = (keys, summary) }
  /// One key, with the sentence that it has in the keymap.
  private init(_ key: String) {
    self.init([key], Keymap.binding(key, .pass)?.summary ?? "")
  }
}

extension HelpRow {
  /// All keys, those that one needs first before the others.
  public static let sections: [Section] = [
    Section(
      title: "Walk",
      rows: [
        HelpRow(["right", "left"], "on, back"),
        HelpRow(["down", "up"], "in, out; Enter goes in, too"),
        HelpRow(["home", "end"], "the first, the last of these"),
        HelpRow(["pagedown", "pageup"], "a page on, back; a row of cells"),
        HelpRow(["space"], "run to the end, or stop"), HelpRow(["+", "-"], "run faster, slower"),
        HelpRow("r"),
      ]),
    Section(
      title: "Change",
      rows: [
        HelpRow("e"), HelpRow("p"),
        HelpRow(["tab"], "in turn: output, kernel, input, nothing"),
        HelpRow(["u", "ctrl-r"], "undo, redo"), HelpRow(["d"], "what changed, on the maps"),
      ]),
    Section(
      title: "With something in hand",
      rows: [
        HelpRow(["arrows"], "move over it, as h j k l do"),
        HelpRow(["0-9", ".", "−"], "a number, into a kernel or a pixel"),
        HelpRow(["enter"], "put it there; into an output"),
        HelpRow(["space"], "paint the pixel, or clear it"),
        HelpRow(["<", ">"], "a weight a little down, up"),
        HelpRow(["="], "ready-made kernels and operations"),
        HelpRow(["pagedown", "pageup"], "next kernel, the one before"),
      ]),
    Section(
      title: "Look",
      rows: [
        HelpRow("n"),
        HelpRow("z"),
        HelpRow("c"),
        HelpRow("s"),
        HelpRow(["f", "F"], "in the funnel: fold a block, all"),
        HelpRow(["t", "T"], "all layers in a table; learning"),
        HelpRow("y"),
      ]),
    Section(
      title: "Lessons",
      rows: [
        HelpRow(["enter"], "send the answer; a hint; on"),
        HelpRow(["N", "B"], "the next step, the one before"),
        HelpRow(["a"], "answer in words, where one chooses"),
        HelpRow(["S"], "show how, after three tries"),
        HelpRow(["L"], "all lessons, and back to one"),
      ]),
    Section(
      title: "Always",
      rows: [
        HelpRow([":", "/"], "a command; a layer by its name"),
        HelpRow("m"),
        HelpRow(["w", "?"], "what words mean; this help"),
        HelpRow(["escape", "q"], "out of what is open; q leaves, too"),
        HelpRow(["click"], "goes to what it is on"),
        HelpRow(["wheel"], "on and back, or through a list"),
      ]),
  ]
}
