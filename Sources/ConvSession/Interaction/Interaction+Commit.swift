import ConvNet

extension Interaction {
  /// The command that what is typed amounts to; nil where nothing is typed into a kernel.
  mutating func commit(_ session: Session, _ results: Results) throws(CommandError) -> Command? {
    let bench = Bench(session, self)
    let text = typed
    typed = nil
    switch hand {
    case .kernel:
      guard let text, let number = bench.number else { return nil }
      return .edit(.set(number, .number(try CommandWords.number(text))))
    case .input:
      guard bench.readsPicture else {
        throw .unavailable("only the picture can be painted; this layer reads another's maps")
      }
      let pixels = session.subject.pixels
      guard pixels.shape.rank == 3 else {
        throw .unavailable("only a picture can be painted")
      }
      let spot = pointer.input
      let (row, column) = (
        min(spot.row, pixels.shape.height - 1), min(spot.column, pixels.shape.width - 1)
      )
      let value = try text.map { (text) throws(CommandError) in try CommandWords.number(text) }
      let painted = value ?? (pixels[0, row, column] < 0.5 ? 1 : 0)
      return .stroke(.paint(row: row, column: column, value: painted, channel: nil))
    case .pass, .output: return nil
    }
  }
}
