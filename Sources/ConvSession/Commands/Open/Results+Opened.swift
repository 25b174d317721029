import ConvNet

/// Findings that a command can not do without, or why they are not there.
extension Results {
  /// A finding that a command can not do without.
  /// - Throws: `notYet` where it has to be found first; `failed` where there is none.
  func found(_ need: Need) throws(CommandError) -> Finding {
    guard let finding = self[need] else { throw .notYet(need) }
    if case .failed(let why, _) = finding { throw .failed(why) }
    return finding
  }
  func network(_ need: Need) throws(CommandError) -> Network {
    guard case .network(let network) = try found(need) else { throw .notYet(need) }
    return network
  }
  func picture(_ name: String, _ form: PictureForm) throws(CommandError) -> Picture {
    let need = Need.picture(name, form)
    guard case .picture(let picture) = try found(need) else { throw .notYet(need) }
    return picture
  }
}
