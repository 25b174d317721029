import ConvNet

/// `unshare LAYER`: a copy of the kernel for every place, so that an edit reaches one of them.
struct Unshare: SessionCommand {
  static let row = CommandRow(
    "unshare LAYER", "give every place a kernel of its own", .edit, completing: .place,
    examples: [
      .init(
        "unshare edges",
        "each of its numbers has a kernel then: edges.weight[7,0] is that of the 8th")
    ])
  let place: Address

  init(_ words: inout CommandWords) throws(CommandError) { place = try words.place() }
  var text: String { "unshare \(place.text)" }
  var deed: String? {
    "Every place of \(place.alias) has a kernel of its own now: an edit reaches one number"
  }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    guard place.indices.isEmpty, place.member == nil else { throw .badPlace(place.text) }
    let layer = try place.layer(in: session.network)
    do { session.change(try session.subject.unsharing(layer)) } catch {
      throw .unavailable("\(error)")
    }
  }
}

/// `share LAYER`: one kernel for all places again.
struct Share: SessionCommand {
  static let row = CommandRow(
    "share LAYER", "one kernel for all places again, as before unshare", .edit,
    completing: .place,
    examples: [.init("share edges", "one kernel a map, and no trace of what was edited since")])
  let place: Address

  init(_ words: inout CommandWords) throws(CommandError) { place = try words.place() }
  var text: String { "share \(place.text)" }
  var deed: String? { "All places of \(place.alias) share one kernel again" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    guard place.indices.isEmpty, place.member == nil else { throw .badPlace(place.text) }
    let layer = try place.layer(in: session.network)
    do { session.change(session.opened(try session.subject.sharing(layer))) } catch {
      throw .unavailable("\(error)")
    }
  }
}

extension Session {
  /// A subject with the network that it had before something was unshared, where that is known: it
  /// still belongs to its file.
  fileprivate func opened(_ shared: Subject) -> Subject {
    guard let known = past.last(where: { $0.network == shared.network }) else { return shared }
    var opened = shared
    opened.origin = .opened(known.network)
    return opened
  }

  /// A subject whose layers all share their kernels.
  func sharingAll(_ subject: Subject) throws(CommandError) -> Subject {
    var shared = subject
    for layer in subject.unsharedLayers {
      do { shared = try shared.sharing(layer) } catch { throw .unavailable("\(error)") }
    }
    return opened(shared)
  }
}
